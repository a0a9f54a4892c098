import { randomBytes } from 'node:crypto';
import { type GroupId, newId } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { addCodeOnlyPersons, indexValue, personSummaries, readNumber } from '../../people/index.ts';
import type { ContactBody, PersonId } from '../contact.ts';
import type { Changes } from '../contact-fields.ts';
import { refuse } from '../errors.ts';

/** Persons as the hotline needs them: an id that may be linked, and the random key under which they are counted. */
export interface LinkedPerson {
  readonly id: PersonId;
  readonly subjectKey: Buffer;
}

type Summary = Awaited<ReturnType<typeof personSummaries>>[number];

/**
 * The persons a contact is to be linked to. One who was merged is replaced by the survivor.
 * @throws hotline.unknown-person 404, hotline.person-erased 410
 */
export async function resolvePersons(it: It, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, LinkedPerson>> {
  const found = new Map<string, Summary>();
  let wanted: readonly PersonId[] = [...new Set(ids)];
  // a survivor may have been merged in her turn
  for (let turn = 0; wanted.length > 0 && turn < 10; turn++) {
    for (const summary of await personSummaries(it, wanted)) found.set(summary.id, summary);
    wanted = [...found.values()].flatMap((one) =>
      one.survivorId && !found.has(one.survivorId) ? [one.survivorId as PersonId] : [],
    );
  }
  const linked = new Map<PersonId, LinkedPerson>();
  for (const id of ids) {
    let summary = found.get(id);
    while (summary?.survivorId) summary = found.get(summary.survivorId);
    if (!summary) throw refuse('unknown-person', { path: ['clients'] });
    if (summary.state === 'erased') throw refuse('person-erased', { path: ['clients'] });
    linked.set(id, { id: summary.id as PersonId, subjectKey: summary.subjectKey });
  }
  return linked;
}

/** The body with every person looked up, and the keys of its clients in the order of the field. */
export async function withPersons(
  it: It,
  body: ContactBody,
  changes: Changes,
  keysBefore: readonly Buffer[],
): Promise<{ body: ContactBody; clientKeys: readonly Buffer[] }> {
  if (changes.clients === undefined && changes.concerns === undefined) return { body, clientKeys: keysBefore };
  const clients = changes.clients ?? [];
  const linked = await resolvePersons(it, [...clients, ...(changes.concerns ?? []).map((one) => one.person)]);
  const concerns = body.concerns.map((one) => ({ ...one, person: linked.get(one.person)?.id ?? one.person }));
  if (changes.clients === undefined) return { body: { ...body, concerns }, clientKeys: keysBefore };
  // two records that were merged are one client
  const persons = [
    ...new Map(clients.map((id) => linked.get(id) as LinkedPerson).map((one) => [one.id, one])).values(),
  ];
  return {
    body: { ...body, concerns, clients: persons.map((one) => one.id) },
    clientKeys: persons.map((one) => one.subjectKey),
  };
}

/** A new person with nothing but a code: named here, written by `addClient` in the round trip of the contact itself. */
export const newClient = (): LinkedPerson => ({ id: newId<'person'>(), subjectKey: randomBytes(16) });

export const addClient = (it: It, group: GroupId, client: LinkedPerson) =>
  addCodeOnlyPersons(it, 1, { group, as: [client] });

/** Codes of persons, for lists: nothing is opened for them. */
export async function codesOfPersons(it: It, ids: readonly (PersonId | null)[]): Promise<ReadonlyMap<string, Summary>> {
  const wanted = [...new Set(ids)].filter((id): id is PersonId => id !== null);
  if (wanted.length === 0) return new Map();
  return new Map((await personSummaries(it, wanted)).map((summary) => [summary.id as string, summary]));
}

/** The blind index of a number as typed; null where there is nothing to find again. */
export function numberIndex(it: It, typed: string): Buffer | null {
  if (typed.trim() === '' || !it.keys.mayIndex('phone')) return null;
  const value = indexValue(readNumber(typed));
  return value === undefined ? null : it.keys.blindIndex('phone', value);
}

/** E-mail first, else the handle; both fold to lower case. */
export function addressIndex(it: It, email: string, handle: string): Buffer | null {
  if (!it.keys.mayIndex('email')) return null;
  if (email.trim() !== '') return it.keys.blindIndex('email', email.trim().toLowerCase());
  if (handle.trim() !== '') return it.keys.blindIndex('email', `handle:${handle.trim().toLowerCase()}`);
  return null;
}

/** An address or account as asked for: what is one may be written as the other, an account with its sign or without. */
export function addressIndexes(it: It, typed: string): Buffer[] {
  if (!it.keys.mayIndex('email')) return [];
  const text = typed.trim().toLowerCase();
  const bare = text.replace(/^@/u, '');
  const ways = [text, `handle:${text}`, `handle:${bare}`, `handle:@${bare}`];
  return bare === '' ? [] : [...new Set(ways)].map((way) => it.keys.blindIndex('email', way));
}

export const isWithheld = (typed: string): boolean => typed.trim() !== '' && readNumber(typed).state === 'withheld';

/** E.164 of a number as typed; null where it cannot be read. */
export function readE164(typed: string): string | null {
  if (typed.trim() === '') return null;
  const read = readNumber(typed);
  return read.state === 'known' ? read.e164 : null;
}
