import { type Id, newId } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { contactPointIndexValue } from '../contact-point.ts';
import { refuse } from '../errors.ts';
import { findContactPoints, findIdentities, insertContactPoints, putIdentities } from '../store/identity-store.ts';
import { findPersonToChange, type PersonRow, updatePerson } from '../store/person-store.ts';
import {
  identityKey,
  openIdentity,
  openPoint,
  outlineOf,
  phonesOf,
  sealIdentity,
  sealPoint,
  type TypedContactPoint,
} from './sealed-identity.ts';

/** @throws people.not-found 404, people.person-erased 410 */
export async function personToChange(it: It, id: string): Promise<PersonRow> {
  const person = await findPersonToChange(it.tx, id);
  if (!person) throw refuse('not-found');
  if (person.state === 'erased') throw refuse('person-erased');
  return person;
}

/**
 * Adds a way to reach a person and renews her search card in the same transaction. The same value again of the same kind
 * adds nothing. @throws people.not-found, people.person-erased, people.empty-contact-point 422
 */
export async function addContactPoint(
  it: It,
  personId: string,
  typed: TypedContactPoint & { readonly id?: Id<'contact-point'> | undefined },
): Promise<{ id: Id<'contact-point'> }> {
  const nothing = typed.kind !== 'address' && contactPointIndexValue(typed.kind, typed.value) === undefined;
  if (nothing || typed.value.trim() === '') throw refuse('empty-contact-point', { path: ['value'] });
  const person = await personToChange(it, personId);
  const [identities, rows] = await Promise.all([findIdentities(it.tx, [personId]), findContactPoints(it.tx, personId)]);
  const same = rows.find((row) => row.id === typed.id);
  if (same) return { id: same.id };
  const id = typed.id ?? newId<'contact-point'>();
  const key = await identityKey(it, person, 'people.add-contact-point', { point: id, kind: typed.kind });
  if (!key) throw refuse('not-found');
  const known = rows.map((row) => ({ row, value: openPoint(it.keys, key, row).value }));
  const folded = contactPointIndexValue(typed.kind, typed.value) ?? typed.value.trim();
  const twin = known.find(
    ({ row, value }) =>
      row.kind === typed.kind && row.ended_on === null && (contactPointIndexValue(row.kind, value) ?? value) === folded,
  );
  if (twin) return { id: twin.row.id };
  const changed = { ...person, identity_key_id: key.id, revision: person.revision + 1 };
  const phones = phonesOf([...known.map(({ row, value }) => ({ kind: row.kind, value })), typed]);
  const identity = openIdentity(it.keys, key, identities[0]);
  const [inserted] = await Promise.all([
    insertContactPoints(it.tx, person.group_id, [
      sealPoint(it.keys, key, personId, { ...typed, id, madeOn: it.today }),
    ]),
    putIdentities(it.tx, person.group_id, [sealIdentity(it.keys, key, outlineOf(changed), identity, phones)]),
    updatePerson(it.tx, changed, it.today),
  ]);
  if (inserted.length === 0) throw refuse('id-taken', { path: ['id'] });
  it.tx.emit({ kind: 'people.person-changed', payload: { person: personId } });
  return { id };
}
