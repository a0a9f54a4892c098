import { setImmediate as turn } from 'node:timers/promises';
import { putContacts } from '../src/modules/hotline/testing.ts';
import type { It } from '../src/platform/operations/index.ts';
import { contactOf } from './as-stored.ts';
import { CHUNK, type Loading } from './loading.ts';
import type { ContactRecord } from './records.ts';

/** In the transaction at hand: the next chunk is sealed while the database takes the one before. */
export async function putSealed(it: It, loading: Loading, sealed: readonly ContactRecord[]): Promise<void> {
  const { house, organisation, which } = loading;
  const { ids, staff } = house;
  const running: Promise<void>[] = [];
  for (let at = 0; at < sealed.length; at += CHUNK) {
    const chunk = sealed.slice(at, at + CHUNK).map((contact) => {
      const whole = { ...contact, concerns: contact.concerns.filter(which.isSealedClient) };
      return contactOf(whole, organisation.texts(contact), ids, staff);
    });
    running.push(putContacts(it, chunk));
    await turn();
    if (running.length > 1) await running.at(-2);
  }
  await Promise.all(running);
  if (sealed.length > 0) it.tx.emit({ kind: 'hotline.contacts-loaded', payload: { count: sealed.length } });
}
