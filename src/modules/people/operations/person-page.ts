import type { Day } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import type { PersonPage } from '../contract.ts';
import { coveredValue } from '../covered-value.ts';
import { refuse } from '../errors.ts';
import { type Identity, labelOf, noIdentity } from '../identity.ts';
import {
  type ContactPointRow,
  findContactPoints,
  findIdentities,
  findSafetyCards,
  type SafetyCardRow,
} from '../store/identity-store.ts';
import { findPerson, type PersonRow } from '../store/person-store.ts';
import { contactNow, openSafetyCard, shownSafetyCard } from './safety-cards.ts';
import { openIdentity, openPoint } from './sealed-identity.ts';

/**
 * Everything that this reader may see of a person, opened in one act. What another group knows of her stays closed.
 * @throws people.not-found 404, people.person-erased 410
 */
export async function personPage(it: It, id: string, act = 'people.open-person'): Promise<PersonPage> {
  const [person, identities, points, cards] = await Promise.all([
    findPerson(it.tx, id),
    findIdentities(it.tx, [id]),
    findContactPoints(it.tx, id),
    findSafetyCards(it.tx, id),
  ]);
  if (!person) throw refuse('not-found');
  if (person.state === 'erased') throw refuse('person-erased');
  const keyIds = [person.identity_key_id, person.card_key_id].filter((one) => one !== null);
  const keys = await it.keys.openKeys(it.tx, keyIds, { kind: act, payload: { person: id } });
  const key = person.identity_key_id ? keys.get(person.identity_key_id) : undefined;
  const identity = key ? openIdentity(it.keys, key, identities[0]) : noIdentity;
  const cardKey = person.card_key_id ? keys.get(person.card_key_id) : undefined;
  const [cardRow] = cards;
  const card = cardKey && cardRow ? openSafetyCard(it, cardKey, id, cardRow) : undefined;
  const { code, synthetic } = person;
  return {
    ...outlineOf(person, labelOf(identity, { code: code ?? '', synthetic })),
    revision: person.revision,
    survivorId: person.survivor_id,
    madeOn: person.made_on,
    changedOn: person.changed_on,
    identityState: key ? 'open' : person.identity_key_id ? 'closed' : 'none',
    names: [...identity.names],
    birth: identity.birth,
    languages: [...identity.languages] as PersonPage['languages'],
    interpreter: identity.interpreter,
    ...factsOf(identity),
    contactNow: contactNow(it, card),
    safetyCard:
      card && cardRow
        ? { ...shownSafetyCard(it, card, cardRow), ways: [...card.ways], hours: card.hours ? [...card.hours] : null }
        : null,
    contactPoints: key ? points.map((row) => coveredPoint(it, key, row)) : [],
    entries: entriesOf(person, cards, points),
  };
}

/** What is shown of an identity beside names and birth. */
export const factsOf = ({ place, relatives, documents }: Identity) => ({
  place: place as PersonPage['place'],
  relatives: relatives.map((one) => ({ ...one })),
  documents: documents.map((one) => ({ ...one })),
});

export const outlineOf = (person: PersonRow, label: string) => ({
  id: person.id,
  code: person.code ?? '',
  label,
  state: person.state,
  sex: person.sex,
  ageBand: person.age_band,
  citizenship: person.citizenship,
  synthetic: person.synthetic,
});

export function coveredPoint(it: It, key: Parameters<typeof openPoint>[1], row: ContactPointRow) {
  const { value, e164 } = openPoint(it.keys, key, row);
  return {
    id: row.id,
    kind: row.kind,
    covered: coveredValue(row.kind, value, e164),
    belongsTo: row.belongs_to,
    checkedOn: row.checked_on,
    endedOn: row.ended_on,
  };
}

/** The newest first. */
function entriesOf(person: PersonRow, cards: readonly SafetyCardRow[], points: readonly ContactPointRow[]) {
  type Entry = PersonPage['entries'][number];
  const entry = (kind: Entry['kind'], day: Day): Entry => ({ kind, day });
  const all = [
    ...points.flatMap((row) => (row.ended_on ? [entry('contact_point_ended', row.ended_on)] : [])),
    ...cards.map((row) => entry('safety_card_set', row.made_on)),
    ...points.map((row) => entry('contact_point_added', row.made_on)),
    entry('person_made', person.made_on),
  ];
  return all.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}
