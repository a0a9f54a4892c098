import type { Tx } from '../database/index.ts';
import type { GroupId, Id, UserId } from '../kernel/index.ts';

/** For how long a colleague may look up more than the hour allows, and who said so. Why is sealed by the module that asks. */
export interface LookUpLift {
  readonly id: Id<'look-up-lift'>;
  readonly group: GroupId;
  readonly user: UserId;
  readonly from: Date;
  readonly until: Date;
  readonly sealed: Buffer;
  readonly by: UserId;
}

/** No longer than this, whatever the plan says. */
export const LONGEST_LIFT_HOURS = 12;

interface Row {
  id: LookUpLift['id'];
  group_id: GroupId;
  user_id: UserId;
  begins_at: Date;
  ends_at: Date;
  sealed: Buffer;
  lifted_by: UserId;
}

export async function insertLift(tx: Tx, lift: LookUpLift): Promise<void> {
  await tx.query(
    `insert into access.look_up_lift (org_id, id, group_id, user_id, begins_at, ends_at, sealed, lifted_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.actor.org, lift.id, lift.group, lift.user, lift.from, lift.until, lift.sealed, lift.by],
  );
}

/** Those that run at this moment: everybody's, or one colleague's. The one that runs longest first. */
export async function findLifts(tx: Tx, now: Date, user: UserId | null = null): Promise<LookUpLift[]> {
  const rows = await tx.query<Row>(
    `select id, group_id, user_id, begins_at, ends_at, sealed, lifted_by from access.look_up_lift
     where org_id = $1 and ends_at > $2 and ($3::uuid is null or user_id = $3::uuid) order by ends_at desc, id`,
    [tx.actor.org, now, user],
  );
  return rows.map((row) => ({
    id: row.id,
    group: row.group_id,
    user: row.user_id,
    from: row.begins_at,
    until: row.ends_at,
    sealed: row.sealed,
    by: row.lifted_by,
  }));
}

/** The limit holds again from this moment. @returns whose it was, or null where none of that id runs */
export async function endLift(tx: Tx, id: string, now: Date): Promise<UserId | null> {
  const [row] = await tx.query<{ user_id: UserId }>(
    `update access.look_up_lift set ends_at = greatest($3::timestamptz, begins_at), ended_by = $4
     where org_id = $1 and id = $2 and ends_at > $3::timestamptz returning user_id`,
    [tx.actor.org, id, now, tx.actor.user],
  );
  return row?.user_id ?? null;
}
