import type { Tx } from '../../../platform/database/index.ts';
import { addMonths, type Month } from '../../../platform/kernel/index.ts';
import { FIRST_MONTH, type ViewRollups } from '../rollup.ts';
import { rebuildMonths } from './rebuild-rollups.ts';
import { readRollupState } from './rollup-state.ts';

/** What is counted ahead, and a mark of the views it is made of: other views, other rollups. */
export interface Rollups {
  readonly views: readonly ViewRollups[];
  readonly madeOf: string;
}

export interface Turn {
  /** fact that was counted, and how many of its months */
  readonly done: readonly { readonly what: string; readonly months: number }[];
  /** another turn has something to do */
  readonly more: boolean;
}

const NOTHING: Turn = { done: [], more: false };

const namesOf = (one: ViewRollups): string[] => [
  ...one.cells.map((cell) => cell.name),
  ...(one.subjects ? [one.subjects] : []),
];

function monthsBetween(from: Month, until: Month): Month[] {
  const months: Month[] = [];
  for (let month = from; month < until; month = addMonths(month, 1)) months.push(month);
  return months;
}

/**
 * One turn, in one transaction: a fact that was never counted, or up to another month, as a whole; else every month that
 * changed. The marks go first and the counting sees at least what they told of; whoever changes a month meanwhile leaves a
 * mark of her own. Cut off, it leaves the old rollups and all marks. Nobody waits for it.
 */
export async function rollUpTurn(tx: Tx, { views, madeOf }: Rollups, thisMonth: Month): Promise<Turn> {
  const [lock] = await tx.query<{ mine: boolean }>(
    "select pg_try_advisory_xact_lock(hashtextextended($1::text, 41)) as mine, set_config('work_mem', '64MB', true) as memory",
    [tx.actor.org],
  );
  if (!lock?.mine) return NOTHING;
  const state = await readRollupState(tx, madeOf);
  const until = addMonths(thisMonth, 1);
  const behind = views.find((one) => namesOf(one).some((name) => (state.until(name) ?? '') < until));
  if (behind) {
    // all views of one fact together: then its marks have nothing left to tell
    const together = views.filter((one) => one.fact === behind.fact);
    const names = together.flatMap(namesOf);
    const from = names.map((name) => state.until(name) ?? FIRST_MONTH).sort()[0] as Month;
    const months = monthsBetween(from, until);
    if (from === FIRST_MONTH) {
      await removeUnknown(tx, views);
      await tx.query('delete from statistics.dirty_month where org_id = $1 and fact = $2', [tx.actor.org, behind.fact]);
    }
    for (const one of together) await rebuildMonths(tx, one, months);
    await tx.query(
      `insert into statistics.rollup as r (org_id, rollup, made_of, until_month)
       select $1, name, $3, $4 from unnest($2::text[]) as name
       on conflict (org_id, rollup) do update set made_of = excluded.made_of, until_month = excluded.until_month`,
      [tx.actor.org, names, madeOf, until],
    );
    return { done: [{ what: behind.fact, months: months.length }], more: true };
  }
  const marks = await tx.query<{ fact: string; month: Month }>(
    `with gone as (delete from statistics.dirty_month where org_id = $1 returning fact, month)
     select distinct fact, month from gone order by fact, month`,
    [tx.actor.org],
  );
  const changed = new Map<string, Month[]>();
  for (const { fact, month } of marks) {
    // a month that no rollup holds is read live in any case
    if (month < FIRST_MONTH || month >= until) continue;
    changed.set(fact, [...(changed.get(fact) ?? []), month]);
  }
  for (const one of views) await rebuildMonths(tx, one, changed.get(one.fact) ?? []);
  return { done: [...changed].map(([what, months]) => ({ what, months: months.length })), more: false };
}

/** Rollups of definitions that are no more. */
async function removeUnknown(tx: Tx, views: readonly ViewRollups[]): Promise<void> {
  const values = [tx.actor.org, views.flatMap(namesOf)];
  await Promise.all([
    tx.query('delete from statistics.rollup where org_id = $1 and rollup <> all ($2::text[])', values),
    tx.query('delete from statistics.rollup_cell where org_id = $1 and rollup <> all ($2::text[])', values),
    tx.query('delete from statistics.rollup_subject where org_id = $1 and rollup <> all ($2::text[])', values),
  ]);
}

/** As if nothing had ever been counted ahead: every figure is read from the views until the next turns. */
export async function forgetRollups(tx: Tx): Promise<void> {
  await tx.query('delete from statistics.rollup where org_id = $1', [tx.actor.org]);
}
