import { createHash, randomBytes } from 'node:crypto';
import type { AgeBand, Country, Sex, YesNo } from '../../../codelists/index.ts';
import { type Day, type GroupId, type Id, newId } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import type { Wrap } from '../../../platform/vault/index.ts';
import { hasContent, type Identity, identityOf } from '../identity.ts';
import type { NameKind } from '../name-kinds.ts';
import { ageBandOn, type Birth } from '../person.ts';
import type { PersonalDocument } from '../personal-document.ts';
import type { Relative } from '../relatives.ts';
import type { SafetyCard } from '../safety-card.ts';
import { type IndexedDocument, insertDocuments } from '../store/document-store.ts';
import {
  insertContactPoints,
  insertSafetyCard,
  type NewContactPoint,
  putIdentities,
  type SealedIdentity,
} from '../store/identity-store.ts';
import { insertPersons, type NewPerson } from '../store/person-store.ts';
import { safetyCardPlace } from '../store/places.ts';
import { DESKS } from './safety-cards.ts';
import { documentIndexes, phonesOf, sealIdentity, sealPoint, type TypedContactPoint } from './sealed-identity.ts';

export interface AddedPerson {
  readonly id: Id<'person'>;
  readonly code: string;
  /** 16 random bytes under which she is counted */
  readonly subjectKey: Buffer;
}

export interface BulkPerson {
  readonly id?: Id<'person'>;
  readonly subjectKey?: Buffer;
  /** the duty desk, if left out */
  readonly group?: GroupId;
  readonly ageBand?: AgeBand;
  readonly sex?: Sex;
  readonly citizenship?: Country;
  readonly names?: readonly { readonly kind: NameKind; readonly value: string }[];
  readonly birth?: Birth;
  readonly languages?: readonly string[];
  readonly interpreter?: YesNo;
  readonly place?: string | null;
  readonly relatives?: readonly Relative[];
  readonly documents?: readonly PersonalDocument[];
  readonly contactPoints?: readonly TypedContactPoint[];
  readonly safetyCard?: SafetyCard;
  /** day of the first contact: its year is in the code; today, if left out */
  readonly madeOn?: Day;
}

const CHUNK = 1000;

/** The group that new persons belong to: the duty desk, for whoever is not of it the case group. */
export const homeGroup = (it: It): GroupId | undefined => it.keys.groupOf('hotline') ?? it.keys.groupOf('cases');

/**
 * Persons of whom nothing is known but that they exist: one statement, no key, no audit row (the caller's act is it).
 * `as`: ids and keys that the caller made, so that it can write on in the same round trip.
 */
export async function addCodeOnlyPersons(
  it: It,
  count: number,
  options: { readonly group?: GroupId; readonly as?: readonly Pick<AddedPerson, 'id' | 'subjectKey'>[] } = {},
): Promise<AddedPerson[]> {
  const group = options.group ?? homeGroup(it);
  if (!group) throw new Error('whoever adds persons is a member of a group');
  const persons = Array.from({ length: count }, (_, n) => newPerson(it, options.as?.[n] ?? {}));
  return insertPersons(it.tx, persons, {
    group,
    year: Number(it.today.slice(0, 4)),
    synthetic: it.organisation.synthetic,
  });
}

const newPerson = (it: It, person: BulkPerson, identityKeyId: string | null = null): NewPerson => ({
  id: person.id ?? newId(),
  subjectKey: person.subjectKey ?? randomBytes(16),
  ageBand: person.ageBand ?? ageBandOn(person.birth, person.madeOn ?? it.today),
  sex: person.sex ?? 'unknown',
  citizenship: person.citizenship ?? 'unknown',
  identityKeyId,
  cardKeyId: person.safetyCard ? newId() : null,
  madeOn: person.madeOn ?? it.today,
});

/**
 * Many persons with all that is known of them, sealed as if typed; in the order given. One audit row with count and hash
 * and one event a chunk of 1,000: the caller adds none. Ids that exist already are passed over.
 */
export async function bulkAddPersons(it: It, persons: readonly BulkPerson[]): Promise<AddedPerson[]> {
  const home = homeGroup(it);
  const portions = new Map<string, { group: GroupId; year: number; persons: (BulkPerson & { id: Id<'person'> })[] }>();
  const ids = persons.map((one) => one.id ?? newId<'person'>());
  for (const [position, person] of persons.entries()) {
    const group = person.group ?? home;
    if (!group) throw new Error('whoever adds persons is a member of a group');
    const year = Number((person.madeOn ?? it.today).slice(0, 4));
    const portion = portions.get(`${group} ${year}`) ?? { group, year, persons: [] };
    portion.persons.push({ ...person, id: ids[position] as Id<'person'> });
    portions.set(`${group} ${year}`, portion);
  }
  const added = new Map<string, AddedPerson>();
  for (const { group, year, persons: some } of portions.values())
    for (let at = 0; at < some.length; at += CHUNK)
      for (const one of await addChunk(it, group, year, some.slice(at, at + CHUNK))) added.set(one.id, one);
  return ids.flatMap((id) => added.get(id) ?? []);
}

async function addChunk(
  it: It,
  group: GroupId,
  year: number,
  persons: readonly (BulkPerson & { id: Id<'person'> })[],
): Promise<AddedPerson[]> {
  const { synthetic } = it.organisation;
  const content = persons.map((person) => identityOf(person));
  const keys = persons.map((person, n) =>
    hasContent(content[n] as Identity) || person.contactPoints?.length ? it.keys.newKey(newId(), [group]) : null,
  );
  const rows = persons.map((person, n) => newPerson(it, person, keys[n]?.key.id ?? null));
  const added = await insertPersons(it.tx, rows, { group, year, synthetic });
  const codes = new Map(added.map((one) => [one.id as string, one.code]));
  // a bulk writer is of both desks, or only hers can answer these persons
  const desks = DESKS.flatMap((desk) => it.keys.groupOf(desk) ?? []);
  const hash = createHash('sha256');
  const wraps: Wrap[] = [];
  const identities: SealedIdentity[] = [];
  const points: NewContactPoint[] = [];
  const documents: IndexedDocument[] = [];
  const cards: Parameters<typeof insertSafetyCard>[1][] = [];
  for (const [n, person] of persons.entries()) {
    const row = rows[n] as NewPerson;
    const code = codes.get(person.id);
    if (code === undefined) continue;
    hash.update(person.id);
    if (row.cardKeyId && person.safetyCard) {
      const made = it.keys.newKey(row.cardKeyId, desks);
      wraps.push(...made.wraps);
      const sealed = it.keys.sealText(made.key, safetyCardPlace(person.id, 1), JSON.stringify(person.safetyCard));
      hash.update(sealed);
      const { validUntil } = person.safetyCard;
      cards.push({ person: person.id, version: 1, groups: desks, validUntil, sealed, madeOn: row.madeOn });
    }
    const made = keys[n];
    if (!made) continue;
    wraps.push(...made.wraps);
    const identity = content[n] as Identity;
    for (const blindIndex of documentIndexes(it.keys, identity)) documents.push({ personId: person.id, blindIndex });
    const { sex = 'unknown', citizenship = 'unknown', contactPoints = [] } = person;
    const outline = { id: person.id, code, sex, citizenship, synthetic, version: 1 };
    const sealed = sealIdentity(it.keys, made.key, outline, identity, phonesOf(contactPoints));
    identities.push(sealed);
    hash.update(sealed.identity).update(sealed.card);
    for (const point of contactPoints)
      points.push(sealPoint(it.keys, made.key, person.id, { ...point, id: newId(), madeOn: row.madeOn }));
  }
  await Promise.all([
    it.keys.putWraps(it.tx, wraps),
    identities.length > 0 && putIdentities(it.tx, group, identities),
    insertContactPoints(it.tx, group, points),
    insertDocuments(it.tx, group, documents),
    ...cards.map((card) => insertSafetyCard(it.tx, card)),
  ]);
  it.tx.record({ kind: 'people.load-persons', payload: { count: added.length, hash: hash.digest('hex') } });
  it.tx.emit({ kind: 'people.persons-loaded', payload: { count: added.length } });
  return added;
}
