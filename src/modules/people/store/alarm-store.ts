import type { Tx } from '../../../platform/database/index.ts';
import type { Day, GroupId, Id, UserId } from '../../../platform/kernel/index.ts';
import type { SearchAlarmKind } from '../search-watch.ts';

/** Searches that stood out: read by the auditors' group, raised by whoever searched. */
export interface AlarmRow {
  readonly id: Id<'search-alarm'>;
  readonly kind: SearchAlarmKind;
  readonly user_id: UserId;
  readonly purpose: string;
  readonly made_on: Day;
  readonly hour: number;
}

export async function insertAlarms(
  tx: Tx,
  group: GroupId,
  alarms: readonly Omit<AlarmRow, 'user_id'>[],
): Promise<void> {
  await tx.query(
    `insert into people.search_alarm (org_id, id, group_id, kind, user_id, purpose, made_on, hour)
     select $1, a.id, $2, a.kind, $3, a.purpose, a.made_on, a.hour
       from unnest($4::uuid[], $5::text[], $6::text[], $7::date[], $8::smallint[]) as a (id, kind, purpose, made_on, hour)`,
    [
      tx.actor.org,
      group,
      tx.actor.user,
      alarms.map((one) => one.id),
      alarms.map((one) => one.kind),
      alarms.map((one) => one.purpose),
      alarms.map((one) => one.made_on),
      alarms.map((one) => one.hour),
    ],
  );
}

/** Not yet looked at, the latest first. */
export const findOpenAlarms = (tx: Tx): Promise<AlarmRow[]> =>
  tx.query<AlarmRow>(
    `select id, kind, user_id, purpose, made_on, hour from people.search_alarm
      where org_id = $1 and result is null order by made_on desc, hour desc, id limit 100`,
    [tx.actor.org],
  );

/** @returns whose search it was; undefined: there is none that is open */
export async function settleAlarm(tx: Tx, id: string, result: string, on: Day): Promise<UserId | undefined> {
  const [row] = await tx.query<{ user_id: UserId }>(
    `update people.search_alarm set result = $3, settled_by = $4, settled_on = $5
      where org_id = $1 and id = $2 and result is null and user_id <> $4 returning user_id`,
    [tx.actor.org, id, result, tx.actor.user, on],
  );
  return row?.user_id;
}
