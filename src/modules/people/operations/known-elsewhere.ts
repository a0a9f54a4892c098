import type { It } from '../../../platform/operations/index.ts';
import { isKnownElsewhere } from '../store/identity-store.ts';
import { pointIndex } from './sealed-identity.ts';

/**
 * Whether another team knows this number: all that is ever said across groups, and by a number only. Names are never asked
 * there: nobody and somebody unseen stay one answer. It goes on record with the search that asked.
 */
export async function knownElsewhere(it: Pick<It, 'tx' | 'keys'>, number: string | undefined): Promise<boolean> {
  const index = number === undefined ? undefined : pointIndex(it.keys, 'phone', number);
  return index ? isKnownElsewhere(it.tx, index) : false;
}
