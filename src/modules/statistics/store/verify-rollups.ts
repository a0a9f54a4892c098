import type { Tx } from '../../../platform/database/index.ts';
import { addMonths, type Month } from '../../../platform/kernel/index.ts';
import { FIRST_MONTH, type ViewRollups } from '../rollup.ts';
import { cellsQuery, type RebuildQuery, subjectsQuery, yearsOf } from './rebuild-rollups.ts';
import type { Rollups } from './roll-up-turn.ts';
import { readRollupState } from './rollup-state.ts';

export interface Difference {
  readonly rollup: string;
  readonly month: string;
  /** rows that differ, and what they add up to in the view and in the rollup */
  readonly rows: number;
  readonly counted: number;
  readonly kept: number;
}

export interface Verified {
  /** rollups compared, and their rows */
  readonly rollups: number;
  readonly rows: number;
  /** rollups that are not there yet: their figures are read from the views */
  readonly absent: readonly string[];
  /** months that changed and wait for the next turn: read from the views until then */
  readonly waiting: number;
  readonly differences: readonly Difference[];
}

interface Compared {
  readonly rollup: string;
  readonly month: string;
  readonly all: number;
  readonly rows: number;
  readonly counted: number;
  readonly kept: number;
}

/** Counts everything again from the views; what is compared with a rollup comes out of the same snapshot. Nothing is changed. */
export async function verifyRollups(tx: Tx, { views, madeOf }: Rollups, year?: number): Promise<Verified> {
  await tx.query("select set_config('work_mem', '64MB', true)");
  const state = await readRollupState(tx, madeOf);
  const absent: string[] = [];
  const compared: Compared[] = [];
  let rollups = 0;
  for (const one of views) {
    const names = [...one.cells.map((cell) => cell.name), ...(one.subjects ? [one.subjects] : [])];
    const missing = names.filter((name) => state.until(name) === undefined);
    absent.push(...missing);
    if (missing.length > 0) continue;
    rollups += names.length;
    const until = names.map((name) => state.until(name) as Month).sort()[0] as Month;
    const months = monthsOf(year, until);
    if (months.length === 0) continue;
    if (one.cells.length > 0) compared.push(...(await compareCells(tx, one, months)));
    if (one.subjects)
      for (const some of yearsOf(months)) compared.push(...(await compareSubjects(tx, one, one.subjects, some)));
  }
  const waiting = new Set(views.flatMap((one) => [...state.dirty(one.fact)].map((month) => `${one.fact}/${month}`)));
  return {
    rollups,
    rows: compared.reduce((sum, one) => sum + one.all, 0),
    absent,
    waiting: waiting.size,
    differences: compared.filter((one) => one.rows > 0).map(({ all: _, ...one }) => one),
  };
}

function monthsOf(year: number | undefined, until: Month): Month[] {
  const months: Month[] = [];
  const from = year === undefined ? FIRST_MONTH : (`${String(year).padStart(4, '0')}-01` as Month);
  const end = year === undefined ? until : addMonths(from, 12);
  for (let month = from; month < end && month < until; month = addMonths(month, 1)) months.push(month);
  return months;
}

const TOLD = `select rollup, month, count(*)::integer as all, count(*) filter (where differs)::integer as rows,
    coalesce(sum(counted) filter (where differs), 0)::bigint as counted, coalesce(sum(kept) filter (where differs), 0)::bigint as kept
  from both_of where month <> all (array(select d.month from statistics.dirty_month d where d.fact = $4)) group by rollup, month order by rollup, month`;

const valuesOf = (query: RebuildQuery, names: readonly string[], fact: string): unknown[] => [
  ...query.values,
  names,
  fact,
];

/** $1 is the list of months in both queries */
function compareCells(tx: Tx, one: ViewRollups, months: readonly Month[]): Promise<Compared[]> {
  const query = cellsQuery(one, months);
  const names = one.cells.map((cell) => cell.name);
  return tx.queryBuilt<Compared>(
    `with fresh as (${query.text}), kept as (
       select rollup, month, line, codes, own_month, recorded_day, replaced_day, n from statistics.rollup_cell
       where rollup = any ($3::text[]) and month = any ($1::text[])
     ), both_of as (
       select rollup, month, fresh.n as counted, kept.n as kept, fresh.n is distinct from kept.n as differs
       from fresh full join kept using (rollup, month, line, codes, own_month, recorded_day, replaced_day)
     ) ${TOLD}`,
    valuesOf(query, names, one.fact),
  );
}

function compareSubjects(tx: Tx, one: ViewRollups, name: string, months: readonly Month[]): Promise<Compared[]> {
  const query = subjectsQuery(one, months);
  return tx.queryBuilt<Compared>(
    `with fresh as (${query.text}), kept as (
       select r.month, r.line, r.recorded_day, r.replaced_day, u.subject_key, u.n
       from statistics.rollup_subject r cross join lateral unnest(r.subject_keys, r.counts) as u (subject_key, n)
       where r.rollup = any ($3::text[]) and r.month = any ($1::text[])
     ), both_of as (
       select '${name}' as rollup, month, fresh.n as counted, kept.n as kept, fresh.n is distinct from kept.n as differs
       from fresh full join kept using (month, line, recorded_day, replaced_day, subject_key)
     ) ${TOLD}`,
    valuesOf(query, [name], one.fact),
  );
}
