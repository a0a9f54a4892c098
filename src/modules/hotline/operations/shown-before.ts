import type { It } from '../../../platform/operations/index.ts';

/**
 * Today asks by itself every few seconds, and one's own duties open nothing. A row of the log each time would say four times a
 * minute that a screen is on, and bury the openings among them. So the log is told what a session is shown that it was not shown,
 * in that state, within the last quarter of an hour; and once in a quarter of an hour that it is looking still. Whatever opens a
 * text or a number is an act of its own, each time (vault). Kept in memory: a session's keys are in one process, so are its looks.
 */
const WINDOW = 15 * 60_000;

interface Shown {
  readonly until: number;
  readonly rows: Set<string>;
}

const sessions = new Map<string, Shown>();

/** @returns how many rows the log does not know of; null: none, and no row is due */
export function newlyShown(
  it: Pick<It, 'session' | 'clock' | 'tx'>,
  rows: Iterable<{ readonly id: string; readonly revision: number }>,
): number | null {
  const now = it.clock.now().getTime();
  const before = sessions.get(it.session);
  const shown = before && now < before.until && now >= before.until - WINDOW ? before : undefined;
  const names = Array.from(rows, ({ id, revision }) => `${id} ${revision}`);
  const fresh = shown ? names.filter((name) => !shown.rows.has(name)) : names;
  if (shown && fresh.length === 0) return null;
  it.tx.afterCommit(() => {
    if (sessions.size > 2000) sessions.clear();
    if (!shown) sessions.set(it.session, { until: now + WINDOW, rows: new Set(names) });
    for (const name of fresh) shown?.rows.add(name);
  });
  return fresh.length;
}
