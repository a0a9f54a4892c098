import type { AgeBand, Country, Sex } from '../../../codelists/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import type { Day, GroupId, Id, UserId } from '../../../platform/kernel/index.ts';
import type { PersonState } from '../person.ts';

/** The persons' coded facts and their sealed identity: bytes in, bytes out. It opens nothing. */
export interface PersonRow {
  readonly id: Id<'person'>;
  readonly group_id: GroupId;
  /** null once erased */
  readonly code: string | null;
  readonly state: PersonState;
  readonly survivor_id: Id<'person'> | null;
  readonly subject_key: Buffer | null;
  readonly age_band: AgeBand;
  readonly sex: Sex;
  readonly citizenship: Country;
  readonly identity_key_id: string | null;
  readonly card_key_id: string | null;
  readonly made_by: UserId | null;
  readonly made_on: Day;
  readonly changed_on: Day;
  readonly revision: number;
  readonly synthetic: boolean;
}

const COLUMNS = `id, group_id, code, state, survivor_id, subject_key, age_band, sex, citizenship, identity_key_id,
  card_key_id, made_by, made_on, changed_on, revision, synthetic`;

export async function findPerson(tx: Tx, id: string): Promise<PersonRow | undefined> {
  const [row] = await tx.query<PersonRow>(`select ${COLUMNS} from people.person where org_id = $1 and id = $2`, [
    tx.actor.org,
    id,
  ]);
  return row;
}

/** The same, and nobody else changes this person until the transaction ends. */
export async function findPersonToChange(tx: Tx, id: string): Promise<PersonRow | undefined> {
  const [row] = await tx.query<PersonRow>(
    `select ${COLUMNS} from people.person where org_id = $1 and id = $2 for update`,
    [tx.actor.org, id],
  );
  return row;
}

export const findPersons = (tx: Tx, ids: readonly string[]): Promise<PersonRow[]> =>
  tx.query<PersonRow>(`select ${COLUMNS} from people.person where org_id = $1 and id = any ($2::uuid[])`, [
    tx.actor.org,
    ids,
  ]);

export async function findByCode(tx: Tx, code: string): Promise<Id<'person'> | null> {
  const [row] = await tx.query<{ id: Id<'person'> }>(
    'select id from people.person where org_id = $1 and code = $2 and group_id = any ($3::uuid[])',
    [tx.actor.org, code, tx.actor.groups],
  );
  return row?.id ?? null;
}

/** Of the reader's own groups, the last changed first: the head of each group's index, not a sort of everybody. */
export const findRecent = (tx: Tx, limit: number): Promise<PersonRow[]> =>
  tx.query<PersonRow>(
    `select p.* from unnest($2::uuid[]) as g (id) cross join lateral (
       select ${COLUMNS} from people.person
        where org_id = $1 and group_id = g.id and state = 'active' order by changed_on desc, id limit $3
     ) p order by p.changed_on desc, p.id limit $3`,
    [tx.actor.org, tx.actor.groups, limit],
  );

export interface NewPerson {
  readonly id: string;
  readonly subjectKey: Buffer;
  readonly ageBand: string;
  readonly sex: string;
  readonly citizenship: string;
  readonly identityKeyId: string | null;
  readonly cardKeyId: string | null;
  readonly madeOn: Day;
}

/**
 * Any number of persons in one statement, with the next free codes of the year. Ids that exist already are passed over,
 * and the row comes back only for those that were made.
 */
export async function insertPersons(
  tx: Tx,
  persons: readonly NewPerson[],
  common: { group: GroupId; year: number; synthetic: boolean },
): Promise<{ id: Id<'person'>; code: string; subjectKey: Buffer }[]> {
  const rows = await tx.query<{ id: Id<'person'>; code: string; subject_key: Buffer }>(
    `with counter as (
       insert into people.person_counter (org_id, year, next_free) values ($1, $2, $3 + 1)
       on conflict (org_id, year) do update set next_free = person_counter.next_free + $3
       returning next_free - $3 as first
     )
     insert into people.person (org_id, id, group_id, code, state, subject_key, age_band, sex, citizenship,
       identity_key_id, card_key_id, made_by, made_on, changed_on, revision, synthetic)
     select $1, p.id, $4, 'K' || $5 || '-' || case when c.first + p.n - 1 < 100000
         then lpad((c.first + p.n - 1)::text, 5, '0') else (c.first + p.n - 1)::text end,
       'active', p.subject_key, p.age_band, p.sex, p.citizenship, p.identity_key_id, p.card_key_id, $6, p.made_on, p.made_on, 1, $7
     from counter c,
       unnest($8::uuid[], $9::bytea[], $10::text[], $11::text[], $12::text[], $13::uuid[], $14::uuid[], $15::date[])
       with ordinality as p (id, subject_key, age_band, sex, citizenship, identity_key_id, card_key_id, made_on, n)
     on conflict (org_id, id) do nothing
     returning id, code, subject_key`,
    [
      tx.actor.org,
      common.year,
      persons.length,
      common.group,
      String(common.year % 100).padStart(2, '0'),
      tx.actor.user,
      common.synthetic,
      persons.map((one) => one.id),
      persons.map((one) => one.subjectKey),
      persons.map((one) => one.ageBand),
      persons.map((one) => one.sex),
      persons.map((one) => one.citizenship),
      persons.map((one) => one.identityKeyId),
      persons.map((one) => one.cardKeyId),
      persons.map((one) => one.madeOn),
    ],
  );
  return rows.map((row) => ({ id: row.id, code: row.code, subjectKey: row.subject_key }));
}

/** Writes coded facts and key ids of a person at her next revision. */
export async function updatePerson(tx: Tx, person: PersonRow, changedOn: Day): Promise<void> {
  await tx.query(
    `update people.person set age_band = $3, sex = $4, citizenship = $5, identity_key_id = $6, card_key_id = $7,
       changed_on = $8, revision = $9 where org_id = $1 and id = $2`,
    [
      tx.actor.org,
      person.id,
      person.age_band,
      person.sex,
      person.citizenship,
      person.identity_key_id,
      person.card_key_id,
      changedOn,
      person.revision,
    ],
  );
}

/** Nothing of a person stays but that this id was somebody: no code, no key by which anything was counted. */
export async function erasePerson(tx: Tx, id: string, on: Day): Promise<void> {
  await Promise.all([
    tx.query(
      `update people.person set state = 'erased', code = null, subject_key = null, survivor_id = null,
         age_band = 'unknown', sex = 'unknown', citizenship = 'unknown', identity_key_id = null, card_key_id = null,
         made_by = null, made_on = $3, changed_on = $3, revision = revision + 1
        where org_id = $1 and id = $2`,
      [tx.actor.org, id, on],
    ),
    tx.query('delete from people.person_identity where org_id = $1 and person_id = $2', [tx.actor.org, id]),
    tx.query('delete from people.safety_card where org_id = $1 and person_id = $2', [tx.actor.org, id]),
    tx.query('delete from people.contact_point where org_id = $1 and person_id = $2', [tx.actor.org, id]),
    tx.query('delete from people.document_index where org_id = $1 and person_id = $2', [tx.actor.org, id]),
    tx.query(
      `update people.search_card set key_id = null, sealed = null, changed_in = pg_catalog.pg_current_xact_id()
        where org_id = $1 and person_id = $2`,
      [tx.actor.org, id],
    ),
  ]);
}
