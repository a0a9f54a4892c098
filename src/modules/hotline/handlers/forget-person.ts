import type { DomainEvent, Tx } from '../../../platform/database/index.ts';
import { destroyContactsOf, dropPerson } from '../store/forget-store.ts';

/**
 * A person was erased: the words and numbers of her contacts go and every id beside her; the coded rows and the random key
 * they are counted under stay.
 */
export async function forgetPerson(tx: Tx, event: DomainEvent): Promise<void> {
  const { person } = event.payload;
  if (typeof person !== 'string') return;
  const destroyed = await destroyContactsOf(tx, person);
  await dropPerson(tx, person);
  if (destroyed > 0) tx.record({ kind: 'hotline.destroy-texts', payload: { person, count: destroyed } });
}
