import type { Tx } from '../../../platform/database/index.ts';
import type { Day, GroupId, Id, UserId } from '../../../platform/kernel/index.ts';
import type { Place } from '../../../platform/vault/index.ts';
import type { MissedCallEnd } from '../code-lists.ts';
import type { ContactId } from '../contact.ts';

/** Missed numbers and their rings. Row-level security shows them to the duty desk alone. */
export interface MissedRecord {
  readonly id: Id<'missed-call'>;
  readonly group: GroupId;
  readonly line: string;
  /** null: withheld, all of a line together */
  readonly numberIndex: Buffer | null;
  readonly sealed: Buffer | null;
  readonly attempts: number;
  readonly first: { readonly day: Day; readonly hour: number };
  readonly last: { readonly day: Day; readonly hour: number };
  readonly voicemail: boolean;
  readonly assignee: UserId | null;
  readonly revision: number;
  readonly end: MissedCallEnd | null;
  readonly settledBy: UserId | null;
  readonly settledOn: Day | null;
  readonly draft: ContactId | null;
}

interface Row {
  id: Id<'missed-call'>;
  group_id: GroupId;
  line: string;
  number_index: Buffer | null;
  sealed: Buffer | null;
  attempts: number;
  first_day: Day;
  first_hour: number;
  last_day: Day;
  last_hour: number;
  voicemail: boolean;
  assignee: UserId | null;
  revision: number;
  ended_as: MissedCallEnd | null;
  settled_by: UserId | null;
  settled_on: Day | null;
  draft_id: ContactId | null;
}

const missedOf = (row: Row): MissedRecord => ({
  id: row.id,
  group: row.group_id,
  line: row.line,
  numberIndex: row.number_index,
  sealed: row.sealed,
  attempts: row.attempts,
  first: { day: row.first_day, hour: row.first_hour },
  last: { day: row.last_day, hour: row.last_hour },
  voicemail: row.voicemail,
  assignee: row.assignee,
  revision: row.revision,
  end: row.ended_as,
  settledBy: row.settled_by,
  settledOn: row.settled_on,
  draft: row.draft_id,
});

export async function findOpenMissed(tx: Tx): Promise<MissedRecord[]> {
  const rows = await tx.query<Row>(
    `select * from hotline.missed_call where org_id = $1 and state = 'open' order by first_day, first_hour, id limit 500`,
    [tx.actor.org],
  );
  return rows.map(missedOf);
}

export async function findSettledMissed(tx: Tx): Promise<MissedRecord[]> {
  const rows = await tx.query<Row>(
    `select * from hotline.missed_call where org_id = $1 and state = 'settled' order by settled_on desc, id limit 100`,
    [tx.actor.org],
  );
  return rows.map(missedOf);
}

export async function findMissed(tx: Tx, id: string): Promise<MissedRecord | undefined> {
  const rows = await tx.query<Row>('select * from hotline.missed_call where org_id = $1 and id = $2 for update', [
    tx.actor.org,
    id,
  ]);
  return rows.map(missedOf)[0];
}

/** The row of a number that is still open on that line. */
export async function findOpenMissedOf(
  tx: Tx,
  line: string,
  numberIndex: Buffer | null,
): Promise<MissedRecord | undefined> {
  const rows = await tx.query<Row>(
    `select * from hotline.missed_call where org_id = $1 and line = $2 and state = 'open'
       and coalesce(number_index, ''::bytea) = coalesce($3::bytea, ''::bytea) for update`,
    [tx.actor.org, line, numberIndex],
  );
  return rows.map(missedOf)[0];
}

/** Two who open the list at the same moment would both begin a row for the same number. */
export const lockMissed = (tx: Tx) =>
  tx.query("select pg_advisory_xact_lock(hashtextextended('hotline.missed ' || $1::text, 0)) is null as locked", [
    tx.actor.org,
  ]);

export const insertMissed = (tx: Tx, one: MissedRecord) =>
  tx.query(
    `insert into hotline.missed_call (org_id, id, group_id, line, number_index, sealed, attempts, first_day, first_hour,
       last_day, last_hour, voicemail, assignee, revision, state)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'open')`,
    [
      tx.actor.org,
      one.id,
      one.group,
      one.line,
      one.numberIndex,
      one.sealed,
      one.attempts,
      one.first.day,
      one.first.hour,
      one.last.day,
      one.last.hour,
      one.voicemail,
      one.assignee,
      one.revision,
    ],
  );

/** Writes what may change; the revision is the one handed in. */
export const updateMissed = (tx: Tx, one: MissedRecord) =>
  tx.query(
    `update hotline.missed_call set sealed = $3, attempts = $4, first_day = $5, first_hour = $6, last_day = $7, last_hour = $8,
       voicemail = $9, assignee = $10, revision = $11, state = case when $12::text is null then 'open' else 'settled' end,
       ended_as = $12, settled_by = $13, settled_on = $14, draft_id = $15
     where org_id = $1 and id = $2`,
    [
      tx.actor.org,
      one.id,
      one.sealed,
      one.attempts,
      one.first.day,
      one.first.hour,
      one.last.day,
      one.last.hour,
      one.voicemail,
      one.assignee,
      one.revision,
      one.end,
      one.settledBy,
      one.settledOn,
      one.draft,
    ],
  );

/** A number that was sealed before it came here: under which key and for which place. */
export interface SealedNumber {
  readonly keyId: string;
  readonly place: Place;
  readonly sealed: Buffer;
}

/** One ring as it arrives. */
export interface ArrivedCall {
  /** of the call: told twice is told once */
  readonly id: Id<'missed-attempt'>;
  readonly group: GroupId;
  readonly line: string;
  readonly day: Day;
  readonly hour: number;
  readonly voicemail: boolean;
  /** null: withheld */
  readonly number: SealedNumber | null;
}

/**
 * A call that nobody answered, as a line tells it, also with nobody signed in: the number comes sealed to the duty desk (a
 * sealed box over a data key), or not at all when it was withheld. Whose it is nobody can tell before somebody with a session
 * opens the list (operations/gather-missed.ts). The same call told again changes nothing. No `returning` and no reading: a
 * login that may only write here can do it.
 */
export const insertArrived = (tx: Tx, call: ArrivedCall) =>
  tx.query(
    `insert into hotline.missed_attempt (org_id, id, group_id, line, day, hour, voicemail, key_id, place_table, place_row,
       place_column, place_version, sealed)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) on conflict do nothing`,
    [
      tx.actor.org,
      call.id,
      call.group,
      call.line,
      call.day,
      call.hour,
      call.voicemail,
      call.number?.keyId ?? null,
      call.number?.place.table ?? null,
      call.number?.place.row ?? null,
      call.number?.place.column ?? null,
      call.number?.place.version ?? null,
      call.number?.sealed ?? null,
    ],
  );

interface ArrivedRow {
  id: Id<'missed-attempt'>;
  group_id: GroupId;
  line: string;
  day: Day;
  hour: number;
  voicemail: boolean;
  key_id: string | null;
  place_table: string;
  place_row: string;
  place_column: string;
  place_version: number;
  sealed: Buffer | null;
}

/** Rings that nobody has put to their number yet, oldest first. */
export async function findArrived(tx: Tx): Promise<ArrivedCall[]> {
  const rows = await tx.query<ArrivedRow>(
    `select id, group_id, line, day, hour, voicemail, key_id, place_table, place_row, place_column, place_version, sealed
     from hotline.missed_attempt where org_id = $1 and missed_id is null order by day, hour, id limit 500`,
    [tx.actor.org],
  );
  return rows.map((row) => ({
    id: row.id,
    group: row.group_id,
    line: row.line,
    day: row.day,
    hour: row.hour,
    voicemail: row.voicemail,
    number:
      row.sealed && row.key_id
        ? {
            keyId: row.key_id,
            place: {
              table: row.place_table,
              row: row.place_row,
              column: row.place_column,
              version: row.place_version,
            },
            sealed: row.sealed,
          }
        : null,
  }));
}

/** To which row a ring went; its own sealed number is not kept twice. */
export const putToRow = (tx: Tx, ring: Id<'missed-attempt'>, row: Id<'missed-call'>) =>
  tx.query('update hotline.missed_attempt set missed_id = $3, sealed = null where org_id = $1 and id = $2', [
    tx.actor.org,
    ring,
    row,
  ]);

export async function findRowOfRing(tx: Tx, ring: string): Promise<Id<'missed-call'> | null | undefined> {
  const [row] = await tx.query<{ missed_id: Id<'missed-call'> | null }>(
    'select missed_id from hotline.missed_attempt where org_id = $1 and id = $2',
    [tx.actor.org, ring],
  );
  return row?.missed_id;
}

/** Numbers with a contact of a day from then on: whoever rang in vain has called again. Drafts count: she is talking. */
export async function findLaterContacts(
  tx: Tx,
  numbers: readonly { readonly index: Buffer; readonly day: Day; readonly hour: number }[],
): Promise<ReadonlySet<string>> {
  if (numbers.length === 0) return new Set();
  const rows = await tx.query<{ number_index: Buffer }>(
    `select distinct m.number_index from unnest($2::bytea[], $3::date[], $4::smallint[]) as m (number_index, day, hour)
     join hotline.contact c on c.org_id = $1 and c.number_index = m.number_index and c.state <> 'discarded'
       and c.direction = 'in' and (c.day > m.day or (c.day = m.day and coalesce(c.hour, -1) > m.hour))`,
    [tx.actor.org, numbers.map((one) => one.index), numbers.map((one) => one.day), numbers.map((one) => one.hour)],
  );
  return new Set(rows.map((row) => row.number_index.toString('base64')));
}
