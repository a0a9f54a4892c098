import type { Tx } from '../../../platform/database/index.ts';
import type { Day, GroupId, Id, UserId } from '../../../platform/kernel/index.ts';
import { deleteWraps } from '../../../platform/vault/index.ts';

/** Saved views. Row-level security shows one's own and the shared ones of the group. */
export interface ViewRecord {
  readonly id: Id<'view'>;
  readonly group: GroupId;
  readonly owner: UserId;
  readonly shared: boolean;
  readonly revision: number;
  readonly sealed: Buffer;
}

interface Row {
  id: Id<'view'>;
  group_id: GroupId;
  owner: UserId;
  shared: boolean;
  revision: number;
  sealed: Buffer;
}

const viewOf = (row: Row): ViewRecord => ({
  id: row.id,
  group: row.group_id,
  owner: row.owner,
  shared: row.shared,
  revision: row.revision,
  sealed: row.sealed,
});

export async function findViews(tx: Tx): Promise<ViewRecord[]> {
  const rows = await tx.query<Row>(
    `select id, group_id, owner, shared, revision, sealed from hotline.saved_view
     where org_id = $1 and (shared or owner = $2) order by shared, made_on, id limit 200`,
    [tx.actor.org, tx.actor.user],
  );
  return rows.map(viewOf);
}

/** For a change: locked until the end of the transaction. */
export async function findView(tx: Tx, id: string): Promise<ViewRecord | undefined> {
  const rows = await tx.query<Row>(
    `select id, group_id, owner, shared, revision, sealed from hotline.saved_view
     where org_id = $1 and id = $2 and (shared or owner = $3) for update`,
    [tx.actor.org, id, tx.actor.user],
  );
  return rows.map(viewOf)[0];
}

/** @returns false where the id is somebody else's */
export async function insertView(tx: Tx, view: ViewRecord, on: Day): Promise<boolean> {
  const rows = await tx.query(
    `insert into hotline.saved_view (org_id, id, group_id, owner, shared, revision, sealed, made_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning id`,
    [tx.actor.org, view.id, view.group, view.owner, view.shared, view.revision, view.sealed, on],
  );
  return rows.length === 1;
}

export const updateView = (tx: Tx, view: ViewRecord) =>
  tx.query(
    'update hotline.saved_view set shared = $3, revision = $4, sealed = $5, owner = $6 where org_id = $1 and id = $2',
    [tx.actor.org, view.id, view.shared, view.revision, view.sealed, view.owner],
  );

/** With the key of its words. */
export const removeView = (tx: Tx, id: string) =>
  Promise.all([
    tx.query('delete from hotline.saved_view where org_id = $1 and id = $2', [tx.actor.org, id]),
    deleteWraps(tx, [id]),
  ]);
