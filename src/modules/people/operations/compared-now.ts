import type { It } from '../../../platform/operations/index.ts';
import type { Explanation } from '../links-contract.ts';
import type { PersonRow } from '../store/person-store.ts';
import { explain, openPair } from './opened-pair.ts';
import { cardsOfGroups } from './sweep-cards.ts';

export type { Explanation };

/** What the machine says of two records at this moment: kept with the decision, whatever is learned later. */
export async function comparedNow(it: It, rows: readonly [PersonRow, PersonRow]): Promise<Explanation> {
  const payload = { left: rows[0].id, right: rows[1].id, to: 'decide' };
  const [left, right] = await openPair(it, rows, { kind: 'people.open-comparison', payload });
  return explain(left.features, right.features, (await cardsOfGroups(it)).model);
}
