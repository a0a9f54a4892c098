import type { Tx } from '../../../platform/database/index.ts';
import type { Day, GroupId, Id, UserId } from '../../../platform/kernel/index.ts';
import type { ContactPointKind } from '../contact-point.ts';

/** Sealed identities, contact points and safety cards of persons: bytes in, bytes out. */
export interface IdentityRow {
  readonly person_id: Id<'person'>;
  readonly version: number;
  readonly sealed: Buffer;
}

export const findIdentities = (tx: Tx, persons: readonly string[]): Promise<IdentityRow[]> =>
  tx.query<IdentityRow>(
    'select person_id, version, sealed from people.person_identity where org_id = $1 and person_id = any ($2::uuid[])',
    [tx.actor.org, persons],
  );

export interface SealedIdentity {
  readonly personId: string;
  readonly keyId: string;
  readonly version: number;
  readonly identity: Buffer;
  readonly card: Buffer;
}

/** The identity and the search card made of it are written together or not at all. */
export async function putIdentities(tx: Tx, group: GroupId, sealed: readonly SealedIdentity[]): Promise<void> {
  const persons = sealed.map((one) => one.personId);
  const versions = sealed.map((one) => one.version);
  await Promise.all([
    tx.query(
      `insert into people.person_identity (org_id, person_id, group_id, version, sealed)
       select $1, i.person_id, $2, i.version, i.sealed
         from unnest($3::uuid[], $4::integer[], $5::bytea[]) as i (person_id, version, sealed)
       on conflict (org_id, person_id) do update set version = excluded.version, sealed = excluded.sealed`,
      [tx.actor.org, group, persons, versions, sealed.map((one) => one.identity)],
    ),
    tx.query(
      `insert into people.search_card (org_id, person_id, group_id, version, key_id, sealed)
       select $1, c.person_id, $2, c.version, c.key_id, c.sealed
         from unnest($3::uuid[], $4::integer[], $5::uuid[], $6::bytea[]) as c (person_id, version, key_id, sealed)
       on conflict (org_id, person_id) do update set version = excluded.version, key_id = excluded.key_id,
         sealed = excluded.sealed, changed_in = pg_catalog.pg_current_xact_id()`,
      [tx.actor.org, group, persons, versions, sealed.map((one) => one.keyId), sealed.map((one) => one.card)],
    ),
  ]);
}

export interface ContactPointRow {
  readonly id: Id<'contact-point'>;
  readonly person_id: Id<'person'>;
  readonly kind: ContactPointKind;
  readonly belongs_to: 'self' | 'other';
  readonly sealed: Buffer;
  readonly checked_on: Day | null;
  readonly ended_on: Day | null;
  readonly made_on: Day;
}

const POINT = 'id, person_id, kind, belongs_to, sealed, checked_on, ended_on, made_on';

export const findContactPoints = (tx: Tx, person: string): Promise<ContactPointRow[]> =>
  tx.query<ContactPointRow>(
    `select ${POINT} from people.contact_point where org_id = $1 and person_id = $2 order by made_on, id`,
    [tx.actor.org, person],
  );

export async function findContactPoint(tx: Tx, id: string): Promise<ContactPointRow | undefined> {
  const [row] = await tx.query<ContactPointRow>(
    `select ${POINT} from people.contact_point where org_id = $1 and id = $2`,
    [tx.actor.org, id],
  );
  return row;
}

export interface NewContactPoint {
  readonly id: string;
  readonly personId: string;
  readonly kind: ContactPointKind;
  readonly belongsTo: 'self' | 'other';
  readonly blindIndex: Buffer | null;
  readonly sealed: Buffer;
  readonly checkedOn: Day | null;
  readonly madeOn: Day;
}

export async function insertContactPoints(
  tx: Tx,
  group: GroupId,
  points: readonly NewContactPoint[],
): Promise<{ id: string }[]> {
  if (points.length === 0) return [];
  return tx.query<{ id: string }>(
    `insert into people.contact_point (org_id, id, person_id, group_id, kind, belongs_to, blind_index, sealed,
       checked_on, made_by, made_on)
     select $1, p.id, p.person_id, $2, p.kind, p.belongs_to, p.blind_index, p.sealed, p.checked_on, $3, p.made_on
       from unnest($4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::bytea[], $9::bytea[], $10::date[], $11::date[])
         as p (id, person_id, kind, belongs_to, blind_index, sealed, checked_on, made_on)
     on conflict (org_id, id) do nothing returning id`,
    [
      tx.actor.org,
      group,
      tx.actor.user,
      points.map((one) => one.id),
      points.map((one) => one.personId),
      points.map((one) => one.kind),
      points.map((one) => one.belongsTo),
      points.map((one) => one.blindIndex),
      points.map((one) => one.sealed),
      points.map((one) => one.checkedOn),
      points.map((one) => one.madeOn),
    ],
  );
}

export async function endContactPoint(tx: Tx, id: string, on: Day): Promise<void> {
  await tx.query('update people.contact_point set ended_on = $3 where org_id = $1 and id = $2', [tx.actor.org, id, on]);
}

/** Persons of the reader's groups with one of these numbers or addresses, ended ones too. */
export async function findByBlindIndex(tx: Tx, index: Buffer): Promise<Id<'person'>[]> {
  const rows = await tx.query<{ person_id: Id<'person'> }>(
    'select distinct person_id from people.contact_point where org_id = $1 and blind_index = $2 order by person_id limit 50',
    [tx.actor.org, index],
  );
  return rows.map((row) => row.person_id);
}

/** Not only of the reader's groups: that is the question. */
export async function isKnownElsewhere(tx: Tx, index: Buffer): Promise<boolean> {
  const [row] = await tx.query<{ known: boolean }>('select people.is_known_elsewhere($1) as known', [index]);
  return row?.known ?? false;
}

export interface SafetyCardRow {
  readonly version: number;
  readonly valid_until: Day;
  readonly sealed: Buffer;
  readonly made_by: UserId;
  readonly made_on: Day;
}

/** All versions, the newest first. */
export const findSafetyCards = (tx: Tx, person: string): Promise<SafetyCardRow[]> =>
  tx.query<SafetyCardRow>(
    `select version, valid_until, sealed, made_by, made_on from people.safety_card
      where org_id = $1 and person_id = $2 order by version desc`,
    [tx.actor.org, person],
  );

/** Of each of these persons the card in force. */
export const findCurrentCards = (
  tx: Tx,
  persons: readonly string[],
): Promise<(SafetyCardRow & { person_id: string })[]> =>
  tx.query<SafetyCardRow & { person_id: string }>(
    `select distinct on (person_id) person_id, version, valid_until, sealed, made_by, made_on from people.safety_card
      where org_id = $1 and person_id = any ($2::uuid[]) order by person_id, version desc`,
    [tx.actor.org, persons],
  );

export async function insertSafetyCard(
  tx: Tx,
  card: {
    person: string;
    version: number;
    groups: readonly GroupId[];
    validUntil: Day;
    sealed: Buffer;
    madeOn: Day;
  },
): Promise<void> {
  await tx.query(
    `insert into people.safety_card (org_id, person_id, version, group_ids, valid_until, sealed, made_by, made_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.actor.org, card.person, card.version, card.groups, card.validUntil, card.sealed, tx.actor.user, card.madeOn],
  );
}
