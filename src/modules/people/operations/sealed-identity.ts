import { type Day, newId } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import type { DataKey, Keys } from '../../../platform/vault/index.ts';
import {
  type ContactPointKind,
  contactPointIndexValue,
  documentIndexValue,
  readContactPoint,
} from '../contact-point.ts';
import { type Identity, noIdentity, type Outline, searchCardOf } from '../identity.ts';
import { indexValue, readNumber } from '../phone-number.ts';
import { marksOf, relativeNumber } from '../relatives.ts';
import type { ContactPointRow, IdentityRow, NewContactPoint, SealedIdentity } from '../store/identity-store.ts';
import type { PersonRow } from '../store/person-store.ts';
import { contactPointPlace, identityPlace, searchCardPlace } from '../store/places.ts';

/** Sealing and opening what is known of a person, under the one key of her identity. */
export interface ContactValue {
  readonly value: string;
  readonly e164?: string;
}

/**
 * The key of a person's identity, opened, or made with the first content. The act is on record either way. Undefined:
 * the reader is not of the group that knows her.
 */
export async function identityKey(
  it: It,
  person: PersonRow,
  act: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<DataKey | undefined> {
  const deed = { kind: act, payload: { person: person.id, ...more } };
  if (person.identity_key_id) {
    const keys = await it.keys.openKeys(it.tx, [person.identity_key_id], deed);
    return keys.get(person.identity_key_id);
  }
  if (!it.actor.groups.includes(person.group_id)) return undefined;
  it.tx.record(deed);
  const { key, wraps } = it.keys.newKey(newId(), [person.group_id]);
  await it.keys.putWraps(it.tx, wraps);
  return key;
}

export const openIdentity = (keys: Keys, key: DataKey, row: IdentityRow | undefined): Identity =>
  row
    ? { ...noIdentity, ...JSON.parse(keys.openText(key, identityPlace(row.person_id, row.version), row.sealed)) }
    : noIdentity;

export const openPoint = (keys: Keys, key: DataKey, row: ContactPointRow): ContactValue =>
  JSON.parse(keys.openText(key, contactPointPlace(row.id), row.sealed));

export function sealIdentity(
  keys: Keys,
  key: DataKey,
  person: Outline & { readonly id: string; readonly version: number },
  identity: Identity,
  phones: readonly string[],
): SealedIdentity {
  const { id: personId, version } = person;
  const card = searchCardOf(identity, person, { phones, relatives: relativesOf(keys, identity) });
  const sealed = {
    personId,
    keyId: key.id,
    version,
    identity: keys.sealText(key, identityPlace(personId, version), JSON.stringify(identity)),
    card: keys.sealCard(key, searchCardPlace(personId, version), card),
  };
  card.fill(0);
  return sealed;
}

export interface TypedContactPoint {
  readonly kind: ContactPointKind;
  readonly value: string;
  readonly belongsTo?: 'self' | 'other' | undefined;
  readonly checkedOn?: Day | null | undefined;
}

const INDEXED = { phone: 'phone', email: 'email', handle: 'email', address: null } as const;

/** A handle shares the index of e-mail addresses under a prefix of its own, as in the hotline's contacts. */
export function pointIndex(keys: Keys, kind: ContactPointKind, value: string): Buffer | null {
  const field = INDEXED[kind];
  const folded = contactPointIndexValue(kind, value);
  if (!field || folded === undefined || !keys.mayIndex(field)) return null;
  return keys.blindIndex(field, kind === 'handle' ? `handle:${folded}` : folded);
}

export const documentIndex = (keys: Keys, number: string): Buffer | null => {
  const folded = documentIndexValue(number);
  return folded === undefined || !keys.mayIndex('document') ? null : keys.blindIndex('document', folded);
};

/** One index a number, whatever kinds it was written down as. */
export const documentIndexes = (keys: Keys, { documents }: Pick<Identity, 'documents'>): Buffer[] => {
  const numbers = new Set(documents.flatMap(({ number }) => documentIndexValue(number) ?? []));
  return [...numbers].flatMap((number) => documentIndex(keys, number) ?? []);
};

/** Relatives as the card holds them; a document number has no blank, so that none equals a name. */
export const relativesOf = (keys: Keys, { relatives }: Pick<Identity, 'relatives'>): number[] =>
  keys.mayIndex('document')
    ? relatives.flatMap((one) =>
        marksOf(one).map(({ text, isWhole }) =>
          relativeNumber(keys.blindIndex('document', `relative: ${text}`).readInt32LE(0), one, isWhole),
        ),
      )
    : [];

export function sealPoint(
  keys: Keys,
  key: DataKey,
  person: string,
  point: TypedContactPoint & { readonly id: string; readonly madeOn: Day },
): NewContactPoint {
  const { kind: _, ...value } = readContactPoint(point.kind, point.value);
  return {
    id: point.id,
    personId: person,
    kind: point.kind,
    belongsTo: point.belongsTo ?? 'self',
    blindIndex: pointIndex(keys, point.kind, point.value),
    sealed: keys.sealText(key, contactPointPlace(point.id), JSON.stringify(value)),
    checkedOn: point.checkedOn ?? null,
    madeOn: point.madeOn,
  };
}

/** What of typed contact points goes onto the search card; ended numbers too: an earlier caller is found by them. */
export const phonesOf = (points: readonly { readonly kind: ContactPointKind; readonly value: string }[]): string[] => [
  ...new Set(
    points.filter((point) => point.kind === 'phone').flatMap((point) => indexValue(readNumber(point.value)) ?? []),
  ),
];

export const outlineOf = (person: PersonRow) => ({
  id: person.id,
  code: person.code ?? '',
  sex: person.sex,
  citizenship: person.citizenship,
  synthetic: person.synthetic,
  version: person.revision,
});
