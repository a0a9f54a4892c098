import type { UiLanguage } from '../../../platform/i18n/index.ts';
import { toCyrillic } from '../../../platform/i18n/index.ts';
import { nameOf } from '../definition.ts';
import type { FigureNote } from '../report.ts';
import type { AskedQuery } from '../store/ask-definition.ts';

/**
 * Where a number comes from (statistics.md section 2): the canonical text, its values and their SHA-256. The hash is that of
 * the JSON of definition, text and values, so that whoever has the three can make it again.
 */
export interface FigureQuery {
  readonly definition: string;
  readonly title: string;
  readonly unit: string;
  readonly class: string;
  readonly hash: string;
  readonly text: string;
  /** in the order of $1, $2 … */
  readonly values: readonly unknown[];
  /** JSON pointers into the report (the last part may be *), with the number that stands there */
  readonly figures: readonly { readonly at: string; readonly n: number | null }[];
}

/** Each query once, in the order in which the report shows what it gave. */
export function queriesBehind(asked: readonly AskedQuery[], data: object, language: UiLanguage): FigureQuery[] {
  const notes = Object.entries((data as { figures?: Readonly<Record<string, FigureNote>> }).figures ?? {});
  const byHash = new Map(asked.map((one) => [one.query.hash as string, one]));
  return [...new Set(notes.map(([, note]) => note.query as string))].flatMap((hash) => {
    const found = byHash.get(hash);
    if (!found) return [];
    const { definition, query } = found;
    const { en, sr } = definition.title;
    return {
      definition: nameOf(definition),
      title: language === 'en' ? en : language === 'sr-Latn' ? sr : toCyrillic(sr),
      unit: definition.unit,
      class: definition.class,
      hash,
      text: query.text,
      values: query.values,
      figures: notes.filter(([, note]) => note.query === hash).map(([at, { n }]) => ({ at, n })),
    };
  });
}
