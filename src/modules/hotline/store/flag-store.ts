import type { Tx } from '../../../platform/database/index.ts';
import type { Day, GroupId, Id, UserId } from '../../../platform/kernel/index.ts';
import type { FlagKind } from '../code-lists.ts';
import type { ContactId, PersonId } from '../contact.ts';

/** Flags as they lie. Which of them run follows from the day; nothing is ever switched off by a job. */
export interface FlagRecord {
  readonly id: Id<'flag'>;
  readonly group: GroupId;
  readonly kind: FlagKind;
  readonly person: PersonId | null;
  readonly numberIndex: Buffer | null;
  readonly contact: ContactId | null;
  readonly from: Day;
  readonly until: Day;
  readonly sealed: Buffer | null;
  readonly setBy: UserId;
  readonly setOn: Day;
  readonly clearedBy: UserId | null;
  readonly clearedOn: Day | null;
}

interface Row {
  id: Id<'flag'>;
  group_id: GroupId;
  kind: FlagKind;
  person_id: PersonId | null;
  number_index: Buffer | null;
  contact_id: ContactId | null;
  from_day: Day;
  until_day: Day;
  sealed: Buffer | null;
  set_by: UserId;
  set_on: Day;
  cleared_by: UserId | null;
  cleared_on: Day | null;
}

const flagOf = (row: Row): FlagRecord => ({
  id: row.id,
  group: row.group_id,
  kind: row.kind,
  person: row.person_id,
  numberIndex: row.number_index,
  contact: row.contact_id,
  from: row.from_day,
  until: row.until_day,
  sealed: row.sealed,
  setBy: row.set_by,
  setOn: row.set_on,
  clearedBy: row.cleared_by,
  clearedOn: row.cleared_on,
});

/** @returns false: a flag with this id is there already */
export async function insertFlag(tx: Tx, flag: FlagRecord): Promise<boolean> {
  const rows = await tx.query(
    `insert into hotline.flag (org_id, id, group_id, kind, person_id, number_index, contact_id, from_day, until_day, sealed,
       set_by, set_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing returning 1 as put`,
    [
      tx.actor.org,
      flag.id,
      flag.group,
      flag.kind,
      flag.person,
      flag.numberIndex,
      flag.contact,
      flag.from,
      flag.until,
      flag.sealed,
      flag.setBy,
      flag.setOn,
    ],
  );
  return rows.length > 0;
}

export async function findFlag(tx: Tx, id: string): Promise<FlagRecord | undefined> {
  const rows = await tx.query<Row>('select * from hotline.flag where org_id = $1 and id = $2 for update', [
    tx.actor.org,
    id,
  ]);
  return rows.map(flagOf)[0];
}

export const markCleared = (tx: Tx, flag: FlagRecord, on: Day) =>
  tx.query('update hotline.flag set cleared_by = $3, cleared_on = $4 where org_id = $1 and id = $2', [
    tx.actor.org,
    flag.id,
    tx.actor.user,
    on,
  ]);

/** "Anonymous, do not keep my number": flags that were raised on the contact keep the contact and lose its number. */
export const forgetNumberOf = (tx: Tx, contact: ContactId) =>
  tx.query(
    'update hotline.flag set number_index = null where org_id = $1 and contact_id = $2 and number_index is not null',
    [tx.actor.org, contact],
  );

/** Whose flags are wanted: any that fits one of the targets. */
export interface FlagTargets {
  readonly persons: readonly PersonId[];
  readonly numberIndex: Buffer | null;
  readonly contact?: ContactId | undefined;
}

const OF_TARGETS = `select * from hotline.flag
  where org_id = $1 and (person_id = any ($2::uuid[]) or number_index = $3::bytea or contact_id = $4::uuid)
    and ($5::date is null or (cleared_on is null and until_day >= $5))
  order by until_day, id limit 200`;

/** @param on those alone that run on that day: what is over long ago must not crowd them out */
export async function findFlagsOf(tx: Tx, targets: FlagTargets, on?: Day): Promise<FlagRecord[]> {
  const rows = await tx.query<Row>(OF_TARGETS, [
    tx.actor.org,
    targets.persons,
    targets.numberIndex,
    targets.contact ?? null,
    on ?? null,
  ]);
  return rows.map(flagOf);
}

/** Those that run on that day, the first to end on top. */
export async function findRunningFlags(tx: Tx, on: Day): Promise<FlagRecord[]> {
  const rows = await tx.query<Row>(
    `select * from hotline.flag where org_id = $1 and cleared_on is null and until_day >= $2 order by until_day, id limit 500`,
    [tx.actor.org, on],
  );
  return rows.map(flagOf);
}

/** What kinds of flags end within these days and when: no more than that they are there. */
export async function findEnding(tx: Tx, on: Day, until: Day): Promise<{ kind: FlagKind; until: Day }[]> {
  return tx.query<{ kind: FlagKind; until: Day }>(
    `select kind, until_day as until from hotline.flag
     where org_id = $1 and cleared_on is null and from_day <= $2 and until_day between $2 and $3 order by until_day, id limit 8`,
    [tx.actor.org, on, until],
  );
}

/** On whom and what flags stand that run on that day. */
export interface Flagged {
  readonly persons: readonly PersonId[];
  readonly numbers: readonly Buffer[];
  readonly contacts: readonly ContactId[];
}

/** @param kind null: of whatever kind */
export async function findFlagged(tx: Tx, kind: FlagKind | null, on: Day): Promise<Flagged> {
  const rows = await tx.query<{ persons: PersonId[] | null; numbers: Buffer[] | null; contacts: ContactId[] | null }>(
    `select array_agg(distinct person_id) filter (where person_id is not null) as persons,
       array_agg(distinct number_index) filter (where number_index is not null) as numbers,
       array_agg(distinct contact_id) filter (where contact_id is not null) as contacts
     from hotline.flag
     where org_id = $1 and cleared_on is null and from_day <= $2 and until_day >= $2 and ($3::text is null or kind = $3)`,
    [tx.actor.org, on, kind],
  );
  const { persons, numbers, contacts } = rows[0] ?? {};
  return { persons: persons ?? [], numbers: numbers ?? [], contacts: contacts ?? [] };
}

export async function findAllFlags(tx: Tx): Promise<FlagRecord[]> {
  const rows = await tx.query<Row>(
    'select * from hotline.flag where org_id = $1 order by until_day desc, id limit 500',
    [tx.actor.org],
  );
  return rows.map(flagOf);
}
