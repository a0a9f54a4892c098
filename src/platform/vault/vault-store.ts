import type { Tx } from '../database/index.ts';
import { type GroupId, Refusal, type UserId } from '../kernel/index.ts';
import type { IndexedField, Wrap } from './keys.ts';

/** Groups, memberships, rosters and wraps in the database: bytes that open nothing by themselves. */
export interface Group {
  readonly id: GroupId;
  readonly code: string;
  readonly epoch: number;
  readonly publicKey: Buffer;
}

interface GroupRow {
  id: GroupId;
  code: string;
  epoch: number;
  public_key: Buffer;
}

const groupOf = (row: GroupRow): Group => ({ id: row.id, code: row.code, epoch: row.epoch, publicKey: row.public_key });

/** For the rest of this transaction the person also counts as a member of these: she has just proved it with a key. */
export async function enterGroups(tx: Tx, groups: readonly GroupId[]): Promise<void> {
  await tx.query("select set_config('app.groups', (platform.current_groups() || $1::uuid[])::text, true)", [groups]);
}

export async function insertGroup(tx: Tx, group: Group): Promise<void> {
  await tx.query('insert into vault.key_group (org_id, id, code, epoch, public_key) values ($1, $2, $3, $4, $5)', [
    tx.actor.org,
    group.id,
    group.code,
    group.epoch,
    group.publicKey,
  ]);
}

export async function findGroups(tx: Tx): Promise<Group[]> {
  const rows = await tx.query<GroupRow>(
    'select id, code, epoch, public_key from vault.key_group where org_id = $1 order by code',
    [tx.actor.org],
  );
  return rows.map(groupOf);
}

export async function findGroupKeys(tx: Tx, ids: readonly GroupId[]): Promise<Group[]> {
  const rows = await tx.query<GroupRow>(
    'select id, code, epoch, public_key from vault.key_group where org_id = $1 and id = any ($2::uuid[])',
    [tx.actor.org, ids],
  );
  return rows.map(groupOf);
}

export interface Membership {
  readonly groupId: GroupId;
  readonly code: string;
  readonly epoch: number;
  readonly wrapped: Buffer;
}

export async function findMemberships(tx: Tx, user: UserId): Promise<Membership[]> {
  const rows = await tx.query<{ group_id: GroupId; code: string; epoch: number; wrapped: Buffer }>(
    `select m.group_id, g.code, m.epoch, m.wrapped from vault.membership m
       join vault.key_group g on g.org_id = m.org_id and g.id = m.group_id
      where m.org_id = $1 and m.user_id = $2`,
    [tx.actor.org, user],
  );
  return rows.map((row) => ({ groupId: row.group_id, code: row.code, epoch: row.epoch, wrapped: row.wrapped }));
}

/** Who is a member of these groups; no key comes along. */
export const findMembers = (tx: Tx, groups: readonly GroupId[]): Promise<{ user_id: UserId; code: string }[]> =>
  tx.query(
    `select distinct m.user_id, g.code from vault.membership m
       join vault.key_group g on g.org_id = m.org_id and g.id = m.group_id
      where m.org_id = $1 and m.group_id = any ($2::uuid[])`,
    [tx.actor.org, groups],
  );

/** Every membership of the organisation: who, and in which group by its code. */
export const findAllMembers = (tx: Tx): Promise<{ user_id: UserId; code: string }[]> =>
  tx.query(
    `select distinct m.user_id, g.code from vault.membership m
       join vault.key_group g on g.org_id = m.org_id and g.id = m.group_id and g.epoch = m.epoch where m.org_id = $1`,
    [tx.actor.org],
  );

export async function insertMembership(
  tx: Tx,
  member: { groupId: GroupId; user: UserId; epoch: number; wrapped: Buffer; grantedBy: UserId; on: string },
): Promise<void> {
  await tx.query(
    `insert into vault.membership (org_id, group_id, user_id, epoch, wrapped, granted_by, granted_on)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [tx.actor.org, member.groupId, member.user, member.epoch, member.wrapped, member.grantedBy, member.on],
  );
}

/**
 * Leaving: the wraps go at once, in the transaction that disables the account. The last member of a group stays, whoever
 * asks: without her nobody opens again what the group has sealed. @throws Refusal `access.last-member` 409
 */
export async function deleteMemberships(
  tx: Tx,
  user: UserId,
  /** codes of groups that she keeps */
  except: readonly string[] = [],
): Promise<void> {
  // two who leave at once wait for each other here, so that one of them sees that she is the last
  await tx.query('select id from vault.key_group where org_id = $1 order by id for update', [tx.actor.org]);
  const alone = await tx.query(
    `select m.group_id from vault.membership m join vault.key_group g on g.org_id = m.org_id and g.id = m.group_id
     where m.org_id = $1 and m.user_id = $2 and not g.code = any ($3::text[]) and not exists (
       select from vault.membership o where o.org_id = m.org_id and o.group_id = m.group_id and o.user_id <> m.user_id)`,
    [tx.actor.org, user, except],
  );
  if (alone.length > 0) throw new Refusal('access.last-member', 409);
  await tx.query(
    `delete from vault.membership m using vault.key_group g
     where m.org_id = $1 and m.user_id = $2 and g.org_id = m.org_id and g.id = m.group_id and not g.code = any ($3::text[])`,
    [tx.actor.org, user, except],
  );
}

/** Active members of each group: fewer than two anywhere means practice mode. */
export async function countMembers(tx: Tx): Promise<{ code: string; members: number }[]> {
  return tx.query<{ code: string; members: number }>(
    `select g.code, count(distinct m.user_id) as members from vault.key_group g
       left join vault.membership m on m.org_id = g.org_id and m.group_id = g.id and m.epoch = g.epoch
      where g.org_id = $1 group by g.code order by g.code`,
    [tx.actor.org],
  );
}

export interface Roster {
  readonly revision: number;
  readonly sealed: Buffer;
}

export async function findRoster(tx: Tx, groupId: GroupId): Promise<Roster | null> {
  const [row] = await tx.query<{ revision: number; sealed: Buffer }>(
    'select revision, sealed from vault.roster where org_id = $1 and group_id = $2 for update',
    [tx.actor.org, groupId],
  );
  return row ?? null;
}

/** To look at, without holding it. */
export async function readRoster(tx: Tx, groupId: GroupId): Promise<Roster | null> {
  const [row] = await tx.query<{ revision: number; sealed: Buffer }>(
    'select revision, sealed from vault.roster where org_id = $1 and group_id = $2',
    [tx.actor.org, groupId],
  );
  return row ?? null;
}

export async function putRoster(tx: Tx, groupId: GroupId, roster: Roster): Promise<void> {
  await tx.query(
    `insert into vault.roster (org_id, group_id, revision, sealed) values ($1, $2, $3, $4)
     on conflict (org_id, group_id) do update set revision = excluded.revision, sealed = excluded.sealed`,
    [tx.actor.org, groupId, roster.revision, roster.sealed],
  );
}

// no conflict target: naming one would ask for the right to read the row, which a wrap for another group must not need
export async function insertWraps(tx: Tx, wraps: readonly Wrap[]): Promise<void> {
  if (wraps.length === 0) return;
  await tx.query(
    `insert into vault.wrap (org_id, key_id, group_id, group_epoch, key_epoch, form, wrapped)
     select $1, w.* from unnest($2::uuid[], $3::uuid[], $4::integer[], $5::integer[], $6::smallint[], $7::bytea[]) as w
     on conflict do nothing`,
    [
      tx.actor.org,
      wraps.map((wrap) => wrap.keyId),
      wraps.map((wrap) => wrap.groupId),
      wraps.map((wrap) => wrap.groupEpoch),
      wraps.map((wrap) => wrap.keyEpoch),
      wraps.map((wrap) => wrap.form),
      wraps.map((wrap) => wrap.wrapped),
    ],
  );
}

export async function findWraps(tx: Tx, keyIds: readonly string[]): Promise<Wrap[]> {
  const rows = await tx.query<{
    key_id: string;
    group_id: GroupId;
    group_epoch: number;
    key_epoch: number;
    form: 1 | 2;
    wrapped: Buffer;
  }>(
    `select key_id, group_id, group_epoch, key_epoch, form, wrapped from vault.wrap
      where org_id = $1 and key_id = any ($2::uuid[]) and group_id = any ($3::uuid[])`,
    [tx.actor.org, keyIds, tx.actor.groups],
  );
  return rows.map((row) => ({
    keyId: row.key_id,
    groupId: row.group_id,
    groupEpoch: row.group_epoch,
    keyEpoch: row.key_epoch,
    form: row.form,
    wrapped: row.wrapped,
  }));
}

/** Erasure: without a wrap the key is gone, and with it everything sealed under it. */
export async function deleteWraps(tx: Tx, keyIds: readonly string[]): Promise<void> {
  await tx.query('delete from vault.wrap where org_id = $1 and key_id = any ($2::uuid[])', [tx.actor.org, keyIds]);
}

export async function insertIndexKey(tx: Tx, field: IndexedField, keyId: string): Promise<void> {
  await tx.query('insert into vault.index_key (org_id, field, key_id) values ($1, $2, $3)', [
    tx.actor.org,
    field,
    keyId,
  ]);
}

export async function findIndexKeys(tx: Tx): Promise<{ field: IndexedField; keyId: string }[]> {
  const rows = await tx.query<{ field: IndexedField; key_id: string }>(
    'select field, key_id from vault.index_key where org_id = $1',
    [tx.actor.org],
  );
  return rows.map((row) => ({ field: row.field, keyId: row.key_id }));
}
