import type { DomainEvent, Tx } from '../../../platform/database/index.ts';
import { dropPerson } from '../store/forget-store.ts';

/** A person was erased: every id beside her goes, the coded rows and the random key they are counted under stay. */
export async function forgetPerson(tx: Tx, event: DomainEvent): Promise<void> {
  const { person } = event.payload;
  if (typeof person === 'string') await dropPerson(tx, person);
}
