import type { Tx } from '../../../platform/database/index.ts';
import type { Day, GroupId, UserId } from '../../../platform/kernel/index.ts';
import type { LineGroup } from '../code-lists.ts';
import type { Shift, ShiftId } from '../shift.ts';

/** The plan: who answers which line group when, and which shift has taken over. */
export interface PlannedShift extends Shift {
  readonly group: GroupId;
  readonly revision: number;
  readonly accepted: { readonly by: UserId; readonly day: Day; readonly minute: number } | null;
}

interface Row {
  id: ShiftId;
  group_id: GroupId;
  line_group: LineGroup;
  day: Day;
  from_minute: number;
  minutes: number;
  staff: UserId[];
  reserve: UserId[];
  revision: number;
  accepted_by: UserId | null;
  accepted_on: Day | null;
  accepted_minute: number | null;
}

const shiftOf = (row: Row): PlannedShift => ({
  id: row.id,
  group: row.group_id,
  lineGroup: row.line_group,
  day: row.day,
  fromMinute: row.from_minute,
  minutes: row.minutes,
  staff: row.staff,
  reserve: row.reserve,
  revision: row.revision,
  accepted:
    row.accepted_by && row.accepted_on
      ? { by: row.accepted_by, day: row.accepted_on, minute: row.accepted_minute ?? 0 }
      : null,
});

/** One who plans at a time: two who plan the same person at once see each other. */
export const lockPlan = (tx: Tx) =>
  tx.query("select pg_advisory_xact_lock(hashtextextended($1 || '/shifts', 21))", [tx.actor.org]);

/** Shifts that begin on these days. */
export async function findShifts(tx: Tx, from: Day, to: Day): Promise<PlannedShift[]> {
  const rows = await tx.query<Row>(
    `select s.id, s.group_id, s.line_group, s.day, s.from_minute, s.minutes, s.staff, s.reserve, s.revision,
       h.accepted_by, h.accepted_on, h.accepted_minute
     from hotline.shift s left join hotline.handover h on h.org_id = s.org_id and h.shift_id = s.id
     where s.org_id = $1 and s.day between $2 and $3 order by s.day, s.from_minute, s.line_group, s.id`,
    [tx.actor.org, from, to],
  );
  return rows.map(shiftOf);
}

export async function findShiftsNamed(tx: Tx, ids: readonly ShiftId[]): Promise<PlannedShift[]> {
  if (ids.length === 0) return [];
  const rows = await tx.query<Row>(
    `select s.id, s.group_id, s.line_group, s.day, s.from_minute, s.minutes, s.staff, s.reserve, s.revision,
       h.accepted_by, h.accepted_on, h.accepted_minute
     from hotline.shift s left join hotline.handover h on h.org_id = s.org_id and h.shift_id = s.id
     where s.org_id = $1 and s.id = any ($2::uuid[])`,
    [tx.actor.org, ids],
  );
  return rows.map(shiftOf);
}

export async function findShift(tx: Tx, id: ShiftId): Promise<PlannedShift | undefined> {
  const rows = await tx.query<Row>(
    `select s.id, s.group_id, s.line_group, s.day, s.from_minute, s.minutes, s.staff, s.reserve, s.revision,
       h.accepted_by, h.accepted_on, h.accepted_minute
     from hotline.shift s left join hotline.handover h on h.org_id = s.org_id and h.shift_id = s.id
     where s.org_id = $1 and s.id = $2 for update of s`,
    [tx.actor.org, id],
  );
  return rows.map(shiftOf)[0];
}

export const putShift = (tx: Tx, shift: PlannedShift, by: UserId, on: Day) =>
  tx.query(
    `insert into hotline.shift (org_id, id, group_id, line_group, day, from_minute, minutes, staff, reserve, made_by, made_on, revision)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (org_id, id) do update set line_group = excluded.line_group, day = excluded.day, from_minute = excluded.from_minute,
       minutes = excluded.minutes, staff = excluded.staff, reserve = excluded.reserve, revision = excluded.revision`,
    [
      tx.actor.org,
      shift.id,
      shift.group,
      shift.lineGroup,
      shift.day,
      shift.fromMinute,
      shift.minutes,
      shift.staff,
      shift.reserve,
      by,
      on,
      shift.revision,
    ],
  );

export const deleteShift = (tx: Tx, id: ShiftId) =>
  tx.query('delete from hotline.shift where org_id = $1 and id = $2', [tx.actor.org, id]);

/** For the jobs' login: shifts of these days that nobody has taken over, without their people. */
export const findUnacceptedShifts = (
  tx: Tx,
  from: Day,
  to: Day,
): Promise<{ id: ShiftId; group_id: GroupId; day: Day; from_minute: number; minutes: number }[]> =>
  tx.query(
    `select s.id, s.group_id, s.day, s.from_minute, s.minutes from hotline.shift s
     where s.org_id = $1 and s.day between $2 and $3
       and not exists (select from hotline.handover h where h.org_id = s.org_id and h.shift_id = s.id)`,
    [tx.actor.org, from, to],
  );
