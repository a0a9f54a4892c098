import type { Tx } from '../../../platform/database/index.ts';
import { type ArrivedCall, insertArrived } from '../store/missed-store.ts';

export type { ArrivedCall, SealedNumber } from '../store/missed-store.ts';

/**
 * A call that nobody answered, as a line tells it, also with nobody signed in: the number comes sealed to the duty desk (a
 * sealed box over a data key, `vault.wrap` form 1), or not at all when it was withheld. Whose it is nobody can tell before
 * somebody with a session opens the list; then it goes to the other rings of its number (`gather-missed.ts`).
 * The same call told again changes nothing. It writes no audit row: the line's own does that.
 */
export async function noteMissedCall(tx: Tx, call: ArrivedCall): Promise<void> {
  await insertArrived(tx, call);
}
