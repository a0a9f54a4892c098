import type { Tx } from '../../../platform/database/index.ts';
import type { Month } from '../../../platform/kernel/index.ts';

/**
 * Which months stand ready, as one text: every changed month, then every rollup with the view it was made of and its end.
 * A query that reads rollups says this text again out of its own snapshot; where the two differ it read something that was
 * on the move, and is asked anew. So a figure is exact without any lock.
 */
export const SEEN = `coalesce((select string_agg(distinct d.fact || '/' || d.month, ',' order by d.fact || '/' || d.month)
    from statistics.dirty_month d), '') || '#' ||
  coalesce((select string_agg(r.rollup || '/' || r.made_of || '/' || r.until_month, ',' order by r.rollup) from statistics.rollup r), '')`;

export interface RollupState {
  readonly seen: string;
  dirty(fact: string): ReadonlySet<string>;
  /** first month that it does not hold; undefined: not there, or made of another view */
  until(rollup: string): Month | undefined;
}

const NONE: ReadonlySet<string> = new Set();

export async function readRollupState(tx: Tx, madeOf: string): Promise<RollupState> {
  const [row] = await tx.query<{ seen: string }>(`select ${SEEN} as seen`);
  return stateOf(row?.seen ?? '#', madeOf);
}

export function stateOf(seen: string, madeOf: string): RollupState {
  const [changed = '', kept = ''] = seen.split('#');
  const dirty = new Map<string, Set<string>>();
  for (const one of changed.split(',').filter(Boolean)) {
    const [fact = '', month = ''] = one.split('/');
    const months = dirty.get(fact) ?? new Set<string>();
    dirty.set(fact, months.add(month));
  }
  const until = new Map<string, Month>();
  for (const one of kept.split(',').filter(Boolean)) {
    const [rollup = '', of, month] = one.split('/');
    if (of === madeOf) until.set(rollup, month as Month);
  }
  return { seen, dirty: (fact) => dirty.get(fact) ?? NONE, until: (rollup) => until.get(rollup) };
}
