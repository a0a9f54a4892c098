import type { Tx } from '../../../platform/database/index.ts';
import { type Day, monthOf, type UserId, weekdayOf } from '../../../platform/kernel/index.ts';
import { type CorrectionReason, minutesBandOf } from '../code-lists.ts';
import { type ContactBody, type ContactId, claimedDay, isCounted } from '../contact.ts';
import { bodyOf, bodyRow, type ContactRecord, hex } from './contact-record.ts';

/** Finalised versions and the clients of each: what is counted. Nothing is changed but the day of a replacement. */
export interface VersionFacts {
  readonly recordedDay: Day;
  readonly madeBy: UserId | null;
  readonly reason: CorrectionReason | null;
}

/** When a version was known, and why it was made. */
export interface VersionHead {
  readonly version: number;
  readonly recordedDay: Day;
  readonly replacedDay: Day | null;
  readonly reason: CorrectionReason | null;
}

export interface VersionRecord extends VersionHead {
  readonly madeBy: UserId | null;
  readonly textVersion: number | null;
  readonly body: ContactBody;
}

/** recorded_day where it lies outside the row's own month */
const later = (recorded: Day, month: string): Day | null => (monthOf(recorded) === month ? null : recorded);

export function versionRow(org: string, contact: ContactRecord, facts: VersionFacts): Record<string, unknown> {
  const { body } = contact;
  const month = monthOf(body.day);
  return {
    ...bodyRow(body, contact.clientKeys),
    org_id: org,
    contact_id: contact.id,
    version: contact.version,
    group_id: contact.group,
    recorded_day: facts.recordedDay,
    replaced_day: null,
    made_by: facts.madeBy,
    correction_reason: facts.reason,
    text_version: contact.textVersion,
    line_group: contact.lineGroup,
    month,
    weekday: weekdayOf(body.day),
    minutes_band: minutesBandOf(body.minutes),
    counted: isCounted(body),
    recorded_later: later(facts.recordedDay, month),
  };
}

export function clientRows(org: string, contact: ContactRecord, recordedDay: Day): Record<string, unknown>[] {
  const { body } = contact;
  const month = monthOf(body.day);
  return contact.clientKeys.map((key, i) => ({
    org_id: org,
    contact_id: contact.id,
    subject_key: hex(key),
    version: contact.version,
    group_id: contact.group,
    person_id: body.clients[i],
    line_group: contact.lineGroup,
    day: body.day,
    month,
    claimed_day: claimedDay(body),
    counted: isCounted(body),
    recorded_day: recordedDay,
    replaced_day: null,
    recorded_later: later(recordedDay, month),
  }));
}

const INSERT_VERSIONS = `insert into hotline.contact_version
  select r.* from json_populate_recordset(null::hotline.contact_version, $1::json) r`;
const INSERT_CLIENTS = `insert into hotline.contact_client
  select r.* from json_populate_recordset(null::hotline.contact_client, $1::json) r`;

export const insertVersions = (tx: Tx, rows: readonly object[]) => tx.query(INSERT_VERSIONS, [JSON.stringify(rows)]);
export const insertClients = (tx: Tx, rows: readonly object[]) => tx.query(INSERT_CLIENTS, [JSON.stringify(rows)]);

/** From this day on another version, or none, is valid. */
export const replaceVersion = (tx: Tx, contact: ContactId, on: Day) =>
  tx.query(
    'update hotline.contact_version set replaced_day = $3 where org_id = $1 and contact_id = $2 and replaced_day is null',
    [tx.actor.org, contact, on],
  );

export const replaceClients = (tx: Tx, contact: ContactId, on: Day) =>
  tx.query(
    'update hotline.contact_client set replaced_day = $3 where org_id = $1 and contact_id = $2 and replaced_day is null',
    [tx.actor.org, contact, on],
  );

const versionOf = (row: Record<string, unknown>): VersionRecord => ({
  version: row.version as number,
  recordedDay: row.recorded_day as Day,
  replacedDay: row.replaced_day as Day | null,
  madeBy: row.made_by as UserId | null,
  reason: row.correction_reason as CorrectionReason | null,
  textVersion: row.text_version as number | null,
  body: bodyOf(row),
});

/** All versions of a contact, oldest first. */
export async function findVersions(tx: Tx, contact: ContactId): Promise<VersionRecord[]> {
  const rows = await tx.query<Record<string, unknown>>(
    'select * from hotline.contact_version where org_id = $1 and contact_id = $2 order by version',
    [tx.actor.org, contact],
  );
  return rows.map(versionOf);
}
