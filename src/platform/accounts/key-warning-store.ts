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
}

/** The same thing again is counted, not listed twice. */
export async function raiseWarning(
  tx: Tx,
  warning: { kind: WarningKind; user: UserId; by: UserId; on: string },
): Promise<void> {
  await tx.query(
    `insert into access.key_warning (org_id, id, kind, user_id, seen_by, seen_on) values ($1, $2, $3, $4, $5, $6)
     on conflict (org_id, user_id, kind) where settled_on is null
     do update set times = key_warning.times + 1, seen_by = excluded.seen_by, seen_on = excluded.seen_on`,
    [tx.actor.org, newId<'key-warning'>(), warning.kind, warning.user, warning.by, warning.on],
  );
}

export async function findWarnings(tx: Tx): Promise<KeyWarning[]> {
  const rows = await tx.query<{
    id: KeyWarningId;
    kind: WarningKind;
    user_id: UserId;
    seen_by: UserId;
    seen_on: string;
    times: number;
  }>(
    `select id, kind, user_id, seen_by, seen_on, times from access.key_warning
     where org_id = $1 and settled_on is null order by seen_on desc, id limit 200`,
    [tx.actor.org],
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    user: row.user_id,
    seenBy: row.seen_by,
    day: row.seen_on,
    times: row.times,
  }));
}

/** @returns whether there was an open one */
export async function settleWarning(tx: Tx, end: { id: KeyWarningId; by: UserId; on: string }): Promise<boolean> {
  const rows = await tx.query(
    `update access.key_warning set settled_by = $3, settled_on = $4
     where org_id = $1 and id = $2 and settled_on is null returning 1 as settled`,
    [tx.actor.org, end.id, end.by, end.on],
  );
  return rows.length > 0;
}

/** Words that were heard wrong and then right: the admission itself is the answer. */
export async function settleWordsOf(tx: Tx, end: { user: UserId; by: UserId; on: string }): Promise<void> {
  await tx.query(
    `update access.key_warning set settled_by = $3, settled_on = $4
     where org_id = $1 and user_id = $2 and kind = 'words-differ' and settled_on is null`,
    [tx.actor.org, end.user, end.by, end.on],
  );
}
