import type { It } from '../../../platform/operations/index.ts';
import { isKnownElsewhere } from '../store/identity-store.ts';
import { documentIndex, pointIndex } from './sealed-identity.ts';

/**
 * Whether another team knows this number or document: all that is ever said across groups, and by those only. Names and
 * addresses are never asked there: nobody and somebody unseen stay one answer. It goes on record with the search that asked.
 */
export async function knownElsewhere(
  it: Pick<It, 'tx' | 'keys'>,
  number: string | undefined,
  documents: readonly string[] = [],
): Promise<boolean> {
  const indexes = [
    ...(number === undefined ? [] : [pointIndex(it.keys, 'phone', number)]),
    ...documents.map((document) => documentIndex(it.keys, document)),
  ].filter((index) => index !== null);
  return (await Promise.all(indexes.map((index) => isKnownElsewhere(it.tx, index)))).includes(true);
}
