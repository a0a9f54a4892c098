import type { It } from '../../../platform/operations/index.ts';
import { findContactPoints } from '../store/identity-store.ts';
import { findPerson } from '../store/person-store.ts';
import { openPoint } from './sealed-identity.ts';

/**
 * Telephone numbers of a person that have not ended, opened and on record. Whoever asks has looked at her safety card
 * before, on the server and in this transaction: this function does not.
 */
export async function openNumbersOf(it: It, personId: string): Promise<readonly string[]> {
  const [person, points] = await Promise.all([findPerson(it.tx, personId), findContactPoints(it.tx, personId)]);
  const phones = points.filter((point) => point.kind === 'phone' && point.ended_on === null);
  if (!person?.identity_key_id || phones.length === 0) return [];
  const act = { kind: 'people.open-contact-point', payload: { person: personId, count: phones.length, to: 'call' } };
  const key = (await it.keys.openKeys(it.tx, [person.identity_key_id], act)).get(person.identity_key_id);
  return key ? phones.map((point) => openPoint(it.keys, key, point).value) : [];
}
