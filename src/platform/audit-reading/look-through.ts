import { setImmediate } from 'node:timers/promises';
import type { Day } from '../kernel/index.ts';
import type { It } from '../operations/index.ts';
import { type ActRange, type Cursor, findActs, type SealedAct } from './act-store.ts';
import type { AuditAct } from './contract.ts';
import { refuse } from './errors.ts';
import { type MonthPairs, openAct } from './open-acts.ts';

/** A page of acts, and where the next one begins. */
export interface Looked {
  readonly acts: AuditAct[];
  readonly next: string | null;
  readonly looked: number;
  readonly lookedTo: string | null;
}

const PAGE = 50;
/** Who and what lie in the sealed part: to find them is to open. 50 µs each, so a call opens so many and no more. */
export const MOST_OPENED = 2000;
const AT_ONCE = 250;

/** Where to go on, never outside the days that were asked for: they stand on record. @throws audit.range-wrong 422 */
export function readCursor(
  before: string | undefined,
  { from, to }: { readonly from: Day; readonly to: Day },
): Cursor | null {
  if (before === undefined) return null;
  const day = before.slice(0, 10);
  if (day < from || day > to) throw refuse('range-wrong', { path: ['before'] });
  return { day, seq: Number(before.slice(11)) };
}

const cursorAt = (row: SealedAct): string => `${row.day}.${row.seq}`;

/** Opens acts from the newest back until a page of those that are wanted is full, or as many were opened as one call may. */
export async function lookThrough(
  it: It,
  months: MonthPairs,
  range: ActRange,
  wanted: ((act: AuditAct) => boolean) | null,
): Promise<Looked> {
  const acts: AuditAct[] = [];
  let before = range.before;
  let last: SealedAct | undefined;
  let looked = 0;
  for (;;) {
    const most = wanted ? AT_ONCE : PAGE;
    const rows = await findActs(it.tx, { ...range, before }, most + 1);
    for (const row of rows.slice(0, most)) {
      const act = openAct(it.actor.org, months, row);
      last = row;
      looked += 1;
      if (!wanted || wanted(act)) acts.push(act);
      if (acts.length === PAGE) return { acts, next: cursorAt(row), looked, lookedTo: row.day };
    }
    if (rows.length <= most) return { acts, next: null, looked, lookedTo: range.from };
    if (looked >= MOST_OPENED && last) return { acts, next: cursorAt(last), looked, lookedTo: last.day };
    before = last ? { day: last.day, seq: last.seq } : before;
    // others are served between two handfuls
    await setImmediate();
  }
}
