import type { Tx } from '../../../platform/database/index.ts';

/** fact → the months of its rows that came, went or are another now */
export type Changes = Readonly<Record<string, Iterable<string>>>;

/**
 * Says that facts changed, in the transaction that changes them; one statement, to be started with the others. Two who
 * tell of one month do not wait for each other. From the commit on that month is read from its view.
 */
export async function markChanged(tx: Tx, changes: Changes): Promise<void> {
  const facts: string[] = [];
  const months: string[] = [];
  for (const [fact, changed] of Object.entries(changes)) {
    for (const month of new Set(changed)) {
      facts.push(fact);
      months.push(month);
    }
  }
  if (facts.length > 0) await tx.query('select statistics.mark_changed($1::text[], $2::text[])', [facts, months]);
}
