import type { ChipOption, PickOption, Words } from '../../../platform/desk-kit/index.ts';
import type { CodeList } from '../../../platform/kernel/code-list.ts';

const offered = <C extends string>(list: CodeList<C>): readonly C[] =>
  list.codes.filter((one) => !one.importOnly).map((one) => one.code);

/** The answers of a list as chips; codes of old files are not offered. */
export const chipsOf = <C extends string>(
  words: Pick<Words, 'codeLabel'>,
  list: CodeList<C>,
  codes: readonly C[] = offered(list),
): readonly ChipOption<C>[] => codes.map((code) => ({ code, label: words.codeLabel(list, code) }));

/** A long list for type-ahead, by the alphabet of the reader; `first` stands on top. */
export function picksOf<C extends string>(
  words: Pick<Words, 'codeLabel' | 'collator'>,
  list: CodeList<C>,
  first: readonly C[] = [],
): readonly PickOption<C>[] {
  const rank = (code: C) => (first.includes(code) ? first.indexOf(code) : first.length);
  return offered(list)
    .map((code) => ({ code, label: words.codeLabel(list, code) }))
    .sort((a, b) => rank(a.code) - rank(b.code) || words.collator.compare(a.label, b.label));
}
