import { addDays, addMonths, type Day, firstDayOf, type Month, monthOf } from '../../platform/kernel/index.ts';
import type { Definition, Source } from './definition.ts';
import { isMonthEnd, type Question } from './question.ts';

/**
 * What is counted ahead. A rollup is its view grouped by month, line, some columns and both clocks: no row is lost that a
 * figure tells apart, so it answers for every as-of day for which the view does. It is never asked for a month that
 * changed since, nor for one that the question cuts in two.
 */
export interface ViewRollups {
  readonly view: string;
  readonly fact: string;
  readonly source: Pick<Source, 'view' | 'date' | 'precision' | 'ownMonth' | 'anyLine' | 'measure'>;
  readonly cells: readonly CellRollup[];
  /** name of the rollup of persons */
  readonly subjects: string | null;
}

export interface CellRollup {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Nobody asks for earlier years (contract.ts), and no fact is that old. */
export const FIRST_MONTH = '1990-01' as Month;

const nameOfCells = (view: string, columns: readonly string[]): string => `${view}:${columns.join('+') || 'all'}`;
export const nameOfSubjects = (view: string): string => `${view}:subjects`;

/** Every view that the definitions count ahead, once. */
export function rollupsOf(definitions: readonly Definition[]): readonly ViewRollups[] {
  const views = new Map<string, ViewRollups>();
  const add = (source: Source, fact: string | undefined, sets: readonly (readonly string[])[], subjects: boolean) => {
    if (fact === undefined) return;
    const known = views.get(source.view);
    const cells = new Map((known?.cells ?? []).map((one) => [one.name, one]));
    for (const columns of sets) {
      const name = nameOfCells(source.view, columns);
      if (name.length > 64 || columns.some((column) => column.endsWith('[]')))
        throw new Error(`${name} cannot be counted ahead`);
      cells.set(name, { name, columns });
    }
    views.set(source.view, {
      view: source.view,
      fact,
      source,
      cells: [...cells.values()],
      subjects: subjects ? nameOfSubjects(source.view) : (known?.subjects ?? null),
    });
  };
  for (const { sources } of definitions) {
    for (const source of sources) {
      const persons = source.measure === 'subjects' || source.measure === 'subjects-by-rows';
      const plain = persons && Object.keys(source.dimensions).length === 0;
      add(source, source.fact, source.rollups ?? [], plain);
      for (const other of source.also ?? []) add({ ...source, ...other }, other.fact, [], plain);
    }
  }
  return [...views.values()].filter((one) => one.cells.length > 0 || one.subjects !== null);
}

/** The smallest rollup that tells these columns apart. */
export function coveringCells(source: Source, columns: readonly string[]): CellRollup | undefined {
  if (source.fact === undefined) return undefined;
  const fits = (source.rollups ?? []).filter((set) => columns.every((column) => set.includes(column)));
  const [best] = [...fits].sort((a, b) => a.length - b.length);
  return best && { name: nameOfCells(source.view, best), columns: best };
}

/** Months of a question: those that stand ready in a rollup, and those that are read from the view. */
export interface Months {
  readonly from: Month;
  /** the first month after */
  readonly until: Month;
  readonly live: readonly Month[];
}

/**
 * @param until first month that the rollup does not hold
 * @param dirty months that changed since they were counted
 * @returns null where the rollup has nothing to give
 */
export function monthsFor(
  source: Pick<Source, 'precision'>,
  question: Pick<Question, 'period' | 'asOf'> & { readonly since?: Day | undefined },
  until: Month,
  dirty: ReadonlySet<string>,
): Months | null {
  const first = question.since ?? question.period.from;
  const from = monthOf(first);
  const end = addMonths(monthOf(question.period.to), 1);
  const cut = new Set<string>();
  if (source.precision === 'day') {
    if (!first.endsWith('-01')) cut.add(from);
    if (!isMonthEnd(question.period.to)) cut.add(monthOf(question.period.to));
    // within the month of the as-of day some rows were known and others not
    if (!isMonthEnd(question.asOf)) cut.add(monthOf(question.asOf));
  }
  const live: Month[] = [];
  let count = 0;
  for (let month = from; month < end; month = addMonths(month, 1), count++) {
    if (month < FIRST_MONTH || month >= until || dirty.has(month) || cut.has(month)) live.push(month);
  }
  return live.length === count ? null : { from, until: end, live };
}

const MOST_STRETCHES = 12;

/** Months as stretches of days, the last day excluded. Very many become one: a month too many read live is no error. */
export function stretchesOf(months: readonly Month[]): readonly { readonly from: Day; readonly until: Day }[] {
  const stretches: { from: Day; until: Day }[] = [];
  for (const month of [...months].sort()) {
    const from = firstDayOf(month);
    const last = stretches.at(-1);
    const until = firstDayOf(addMonths(month, 1));
    if (last && last.until === from) last.until = until;
    else stretches.push({ from, until });
  }
  if (stretches.length <= MOST_STRETCHES) return stretches;
  return [{ from: stretches[0]!.from, until: stretches.at(-1)!.until }];
}

/** The months of a stretch: where many became one, all of them are read live. */
export function monthsIn(stretches: readonly { readonly from: Day; readonly until: Day }[]): Month[] {
  return stretches.flatMap(({ from, until }) => {
    const all: Month[] = [];
    for (let month = monthOf(from); month <= monthOf(addDays(until, -1)); month = addMonths(month, 1)) all.push(month);
    return all;
  });
}
