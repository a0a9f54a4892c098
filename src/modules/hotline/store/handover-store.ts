import type { Tx } from '../../../platform/database/index.ts';
import { type Day, type GroupId, newId, type UserId } from '../../../platform/kernel/index.ts';
import type { DataKey, Keys, Place } from '../../../platform/vault/index.ts';
import type { LineGroup } from '../code-lists.ts';
import type { ContactId } from '../contact.ts';
import type { ShiftId } from '../shift.ts';

/** Handovers: one open page a line group with one sealed text under a key of its own (key id = the page's id). */
export interface HandoverRecord {
  readonly id: string;
  readonly group: GroupId;
  readonly lineGroup: LineGroup;
  readonly note: Buffer | null;
  readonly noteRevision: number;
  readonly noteBy: UserId | null;
  readonly noteOn: Day | null;
}

interface Row {
  id: string;
  group_id: GroupId;
  line_group: LineGroup;
  note: Buffer | null;
  note_revision: number;
  note_by: UserId | null;
  note_on: Day | null;
}

const handoverOf = (row: Row): HandoverRecord => ({
  id: row.id,
  group: row.group_id,
  lineGroup: row.line_group,
  note: row.note,
  noteRevision: row.note_revision,
  noteBy: row.note_by,
  noteOn: row.note_on,
});

export const freshHandover = (group: GroupId, lineGroup: LineGroup): HandoverRecord => ({
  id: newId(),
  group,
  lineGroup,
  note: null,
  noteRevision: 0,
  noteBy: null,
  noteOn: null,
});

/** One writer of a line group's page at a time, also before there is one. */
export const lockHandover = (tx: Tx, lineGroup: LineGroup) =>
  tx.query("select pg_advisory_xact_lock(hashtextextended($1 || '/handover/' || $2, 21))", [tx.actor.org, lineGroup]);

export async function findOpenHandover(tx: Tx, lineGroup: LineGroup): Promise<HandoverRecord | undefined> {
  const rows = await tx.query<Row>(
    `select id, group_id, line_group, note, note_revision, note_by, note_on from hotline.handover
     where org_id = $1 and line_group = $2 and shift_id is null`,
    [tx.actor.org, lineGroup],
  );
  return rows.map(handoverOf)[0];
}

export async function findHandoverOf(tx: Tx, shift: ShiftId): Promise<HandoverRecord | undefined> {
  const rows = await tx.query<Row>(
    `select id, group_id, line_group, note, note_revision, note_by, note_on from hotline.handover
     where org_id = $1 and shift_id = $2`,
    [tx.actor.org, shift],
  );
  return rows.map(handoverOf)[0];
}

export const putHandover = (tx: Tx, page: HandoverRecord) =>
  tx.query(
    `insert into hotline.handover (org_id, id, group_id, line_group, note, note_revision, note_by, note_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (org_id, id) do update set note = excluded.note, note_revision = excluded.note_revision,
       note_by = excluded.note_by, note_on = excluded.note_on`,
    [tx.actor.org, page.id, page.group, page.lineGroup, page.note, page.noteRevision, page.noteBy, page.noteOn],
  );

export const closeHandover = (
  tx: Tx,
  page: HandoverRecord,
  accepted: { shift: ShiftId; by: UserId; on: Day; minute: number; items: number },
) =>
  tx.query(
    `update hotline.handover set shift_id = $3, accepted_by = $4, accepted_on = $5, accepted_minute = $6, item_count = $7
     where org_id = $1 and id = $2`,
    [tx.actor.org, page.id, accepted.shift, accepted.by, accepted.on, accepted.minute, accepted.items],
  );

const placeOf = (page: Pick<HandoverRecord, 'id' | 'noteRevision'>): Place => ({
  table: 'hotline.handover',
  row: page.id,
  column: 'note',
  version: page.noteRevision,
});

export const sealNote = (keys: Keys, key: DataKey, page: HandoverRecord, text: string): Buffer =>
  keys.sealText(key, placeOf(page), text);

/** @throws SealBroken */
export const openNote = (keys: Keys, key: DataKey, page: HandoverRecord): string =>
  page.note === null ? '' : keys.openText(key, placeOf(page), page.note);

/** Danger of these days on a line group that nobody took back, and every draft that lies open. */
export const findLeftBehind = (
  tx: Tx,
  lineGroup: LineGroup,
  since: Day,
): Promise<{ id: ContactId; kind: 'danger' | 'draft' }[]> =>
  tx.query(
    `select id, 'draft' as kind from hotline.contact where org_id = $1 and line_group = $2 and state = 'draft'
     union all
     select id, 'danger' from hotline.contact
     where org_id = $1 and line_group = $2 and state in ('draft', 'finalised') and danger_now = 'yes' and day >= $3`,
    [tx.actor.org, lineGroup, since],
  );
