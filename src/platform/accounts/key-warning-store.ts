import type { Tx } from '../database/index.ts';
import { type Id, newId, type UserId } from '../kernel/index.ts';

/** Keys that were not what they should be at an admission; open until a supervisor has looked into it. */
export type WarningKind = 'key-changed' | 'words-differ';
export type KeyWarningId = Id<'key-warning'>;

export interface KeyWarning {
  readonly id: KeyWarningId;
  readonly kind: WarningKind;
  /** whose key */
  readonly user: UserId;
  readonly seenBy: UserId;
  readonly day: string;
  readonly times: number;
  /** the first of the two who look into it */
  readonly lookedBy: UserId | null;
}

/** The same thing again is counted, not listed twice; whoever looked before has not looked at this. */
export async function raiseWarning(
  tx: Tx,
  warning: { kind: WarningKind; user: UserId; by: UserId; on: string },
): Promise<void> {
  await tx.query(
    `insert into access.key_warning (org_id, id, kind, user_id, seen_by, seen_on) values ($1, $2, $3, $4, $5, $6)
     on conflict (org_id, user_id, kind) where settled_on is null
     do update set times = key_warning.times + 1, seen_by = excluded.seen_by, seen_on = excluded.seen_on,
       looked_by = null, looked_on = null`,
    [tx.actor.org, newId<'key-warning'>(), warning.kind, warning.user, warning.by, warning.on],
  );
}

interface Row {
  readonly id: KeyWarningId;
  readonly kind: WarningKind;
  readonly user_id: UserId;
  readonly seen_by: UserId;
  readonly seen_on: string;
  readonly times: number;
  readonly looked_by: UserId | null;
}

const warningOf = (row: Row): KeyWarning => ({
  id: row.id,
  kind: row.kind,
  user: row.user_id,
  seenBy: row.seen_by,
  day: row.seen_on,
  times: row.times,
  lookedBy: row.looked_by,
});

export async function findWarnings(tx: Tx): Promise<KeyWarning[]> {
  const rows = await tx.query<Row>(
    `select id, kind, user_id, seen_by, seen_on, times, looked_by from access.key_warning
     where org_id = $1 and settled_on is null order by seen_on desc, id limit 200`,
    [tx.actor.org],
  );
  return rows.map(warningOf);
}

/** One that is open, held until the end of the transaction: of two who come at once one is the first. */
export async function findOpenWarning(tx: Tx, id: KeyWarningId): Promise<KeyWarning | undefined> {
  const rows = await tx.query<Row>(
    `select id, kind, user_id, seen_by, seen_on, times, looked_by from access.key_warning
     where org_id = $1 and id = $2 and settled_on is null for update`,
    [tx.actor.org, id],
  );
  return rows.map(warningOf)[0];
}

interface Look {
  readonly id: KeyWarningId;
  readonly by: UserId;
  readonly on: string;
}

export const noteLook = (tx: Tx, { id, by, on }: Look) =>
  tx.query('update access.key_warning set looked_by = $3, looked_on = $4 where org_id = $1 and id = $2', [
    tx.actor.org,
    id,
    by,
    on,
  ]);

export const settleWarning = (tx: Tx, { id, by, on }: Look) =>
  tx.query('update access.key_warning set settled_by = $3, settled_on = $4 where org_id = $1 and id = $2', [
    tx.actor.org,
    id,
    by,
    on,
  ]);

/** Words that were heard wrong and then right: the admission itself is the answer. */
export async function settleWordsOf(tx: Tx, end: { user: UserId; by: UserId; on: string }): Promise<void> {
  await tx.query(
    `update access.key_warning set settled_by = $3, settled_on = $4
     where org_id = $1 and user_id = $2 and kind = 'words-differ' and settled_on is null`,
    [tx.actor.org, end.user, end.by, end.on],
  );
}
