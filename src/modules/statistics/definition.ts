import type { Day } from '../../platform/kernel/index.ts';

/**
 * A counting rule as a value: what is counted, by which day, from which anonymous view, in which words. SQL is built from
 * it (engine/build-query.ts) and never typed by hand. A changed rule is a new version; both stay (statistics.md section 2).
 */
export interface Bilingual {
  readonly en: string;
  /** Latin; Cyrillic is made from it */
  readonly sr: string;
}

export type Unit = 'contact' | 'line-call' | 'client' | 'report' | 'person' | 'case' | 'child' | 'service';
/** A anchor totals, B service tables, C person tables, D microdata (statistics.md section 6). */
export type FigureClass = 'A' | 'B' | 'C' | 'D';

/**
 * - rows: every row is one; sum: `n` of the rows of a count; subjects: distinct persons, merged ones once
 * - subjects-by-rows: distinct persons told apart by how many rows each has (dimension `rows`)
 */
export type Measure = 'rows' | 'sum' | 'subjects' | 'subjects-by-rows';

export interface Source {
  /** in schema facts */
  readonly view: string;
  /** the name under which a change of these rows is told (`markChanged`); a source without one is never counted ahead */
  readonly fact?: string;
  /** sets of columns by which its rows are counted ahead; persons are, without any, by month and line */
  readonly rollups?: readonly (readonly string[])[];
  readonly measure: Measure;
  /** the column of the day or month by which it is counted */
  readonly date: string;
  /** a row that tells its day counts as of any day; one that tells its month asks for whole months */
  readonly precision: 'day' | 'month';
  /** the month in which an empty recorded_day lies; the column of `date` unless told */
  readonly ownMonth?: string;
  /** dimension → column; `[]` behind a column that holds a set: each of its codes is a row */
  readonly dimensions: Readonly<Record<string, string>>;
  /** the same persons again from other views (subjects only) */
  readonly also?: readonly { readonly view: string; readonly date: string; readonly fact?: string }[];
  /** the view knows no line */
  readonly anyLine?: boolean;
}

export interface Definition {
  /** `module.rule-name` */
  readonly id: string;
  readonly version: number;
  readonly title: Bilingual;
  readonly unit: Unit;
  readonly rule: Bilingual;
  readonly dateBasis: Bilingual;
  /** in order: the first that has every asked dimension answers */
  readonly sources: readonly Source[];
  /** column → codes; rows outside are not counted */
  readonly filter?: Readonly<Record<string, readonly string[]>>;
  readonly class: FigureClass;
  /** id of the definition a share of this one is a share of */
  readonly denominator?: string;
  /** two figures of different groups are never in one chart */
  readonly comparabilityGroup: string;
  /** counted from this day on, whatever the asked period (cumulative figures) */
  readonly since?: Day;
  readonly validFrom: Day;
  readonly note?: Bilingual;
}

const ID = /^[a-z-]+\.[a-z-]+$/;
const COLUMN = /^[a-z][a-z_]*(\[\])?$/;

/** Checks what the types cannot: names that become SQL are plain words of our own. */
export function defineDefinition(definition: Definition): Definition {
  if (!ID.test(definition.id)) throw new Error(`${definition.id} is no id of a definition`);
  const names = definition.sources.flatMap((source) => [
    source.view,
    source.date,
    source.ownMonth ?? source.date,
    ...Object.values(source.dimensions),
    ...(source.also ?? []).flatMap((other) => [other.view, other.date]),
    ...(source.rollups ?? []).flat(),
  ]);
  for (const name of [...names, ...Object.keys(definition.filter ?? {})]) {
    if (!COLUMN.test(name)) throw new Error(`${definition.id} names a column that is none: ${name}`);
  }
  return definition;
}

/** As printed with every figure: `hotline.contacts@1`. */
export const nameOf = (definition: Pick<Definition, 'id' | 'version'>): string =>
  `${definition.id}@${definition.version}`;
