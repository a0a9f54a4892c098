import type { LinkKind } from '../access/index.ts';
import type { Tx } from '../database/index.ts';
import type { GroupId, UserId } from '../kernel/index.ts';
import type { PasswordRecord } from '../vault/index.ts';
import { type OwnDesk, ownDesk, untouchedDesk } from './own-desk.ts';

/** Writing accounts; reading one for the door is access's. */
export interface NewAccount {
  readonly id: UserId;
  readonly username: string;
  readonly displayName: Buffer;
  readonly roles: readonly string[];
  readonly language: string;
  readonly password: PasswordRecord;
  readonly pepperNumber: number;
  readonly publicKey: Buffer;
  readonly wrappedPrivate: Buffer;
  readonly on: string;
}

export type Invited = Pick<NewAccount, 'id' | 'username' | 'displayName' | 'roles' | 'language' | 'on'>;
export type NewKeys = Pick<NewAccount, 'id' | 'password' | 'pepperNumber' | 'publicKey' | 'wrappedPrivate' | 'on'>;

/** An account with its password and key pair at once: the first user, and the demonstration's. */
export async function insertAccount(tx: Tx, account: NewAccount): Promise<boolean> {
  if (!(await insertInvited(tx, account))) return false;
  await insertCredential(tx, account, 1);
  return true;
}

/** An account that nobody can sign in to yet. @returns false where the user name is taken in this install */
export async function insertInvited(tx: Tx, account: Invited): Promise<boolean> {
  const [put] = await tx.query<{ added: boolean }>('select access.add_login($1, $2) as added', [
    account.username,
    account.id,
  ]);
  if (!put?.added) return false;
  const { org } = tx.actor;
  await tx.query(
    `insert into access.account (org_id, id, username, display_name, roles, language, state, made_on)
     values ($1, $2, $3, $4, $5, $6, 'active', $7)`,
    [org, account.id, account.username, account.displayName, account.roles, account.language, account.on],
  );
  return true;
}

/** Her password and the key pair under it. `epoch` counts her key pairs: a reset makes the next one. */
export async function insertCredential(tx: Tx, keys: NewKeys, epoch: number): Promise<void> {
  await tx.query(
    `insert into access.credential (org_id, user_id, salt, memory_kib, passes, pepper_number, commitment, public_key,
       wrapped_private, changed_on, keyed_on, key_epoch)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11)`,
    [
      tx.actor.org,
      keys.id,
      keys.password.salt,
      keys.password.params.memoryKiB,
      keys.password.params.passes,
      keys.pepperNumber,
      keys.password.commit,
      keys.publicKey,
      keys.wrappedPrivate,
      keys.on,
      epoch,
    ],
  );
}

/** The end of a key pair, and of the password over it. @returns its number, or null where there was none */
export async function deleteCredential(tx: Tx, user: UserId): Promise<number | null> {
  const [row] = await tx.query<{ key_epoch: number }>(
    'delete from access.credential where org_id = $1 and user_id = $2 returning key_epoch',
    [tx.actor.org, user],
  );
  return row?.key_epoch ?? null;
}

/**
 * Another record of the password over the same key pair: the public half, and whatever was sealed to it, stay as they are.
 * @param to.on the day on which she chose another password; null: a costlier hash of the same one, which is no change of hers
 */
export async function replacePassword(
  tx: Tx,
  user: UserId,
  to: { password: PasswordRecord; pepperNumber: number; wrappedPrivate: Buffer; on: string | null },
): Promise<void> {
  await tx.query(
    `update access.credential
     set salt = $3, memory_kib = $4, passes = $5, pepper_number = $6, commitment = $7, wrapped_private = $8,
       changed_on = coalesce($9::date, changed_on), version = version + 1
     where org_id = $1 and user_id = $2`,
    [
      tx.actor.org,
      user,
      to.password.salt,
      to.password.params.memoryKiB,
      to.password.params.passes,
      to.pepperNumber,
      to.password.commit,
      to.wrappedPrivate,
      to.on,
    ],
  );
}

export interface AccountRow {
  readonly id: UserId;
  readonly username: string;
  readonly displayName: Buffer;
  readonly roles: string[];
  readonly state: 'active' | 'disabled';
}

export async function findAccounts(tx: Tx): Promise<AccountRow[]> {
  const rows = await tx.query<{
    id: UserId;
    username: string;
    display_name: Buffer;
    roles: string[];
    state: 'active' | 'disabled';
  }>(
    'select id, username, display_name, roles, state from access.account where org_id = $1 order by username limit 1000',
    [tx.actor.org],
  );
  return rows.map((row) => ({
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    roles: row.roles,
    state: row.state,
  }));
}

/** An account as the users' page shows it. */
export interface UserRow extends AccountRow {
  /** a password was chosen and the key pair made */
  readonly hasKey: boolean;
  readonly lastSignIn: string | null;
  readonly link: { readonly kind: LinkKind; readonly until: Date } | null;
}

interface UserFacts {
  id: UserId;
  username: string;
  display_name: Buffer;
  roles: string[];
  state: 'active' | 'disabled';
  has_key: boolean;
  last_sign_in: string | null;
  link_kind: LinkKind | null;
  ends_at: Date | null;
}

/** All of them, or one. */
export async function findUsers(tx: Tx, id: UserId | null = null): Promise<UserRow[]> {
  const rows = await tx.query<UserFacts>(
    `select a.id, a.username, a.display_name, a.roles, a.state, c.user_id is not null as has_key,
       (select max(d.seen_on) from access.device d where d.org_id = a.org_id and d.user_id = a.id) as last_sign_in,
       l.kind as link_kind, l.ends_at
     from access.account a
       left join access.credential c on c.org_id = a.org_id and c.user_id = a.id
       left join access.join_link l on l.org_id = a.org_id and l.user_id = a.id
     where a.org_id = $1 and ($2::uuid is null or a.id = $2::uuid) order by a.username limit 1000`,
    [tx.actor.org, id],
  );
  return rows.map((row) => ({
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    roles: row.roles,
    state: row.state,
    hasKey: row.has_key,
    lastSignIn: row.last_sign_in,
    link: row.link_kind && row.ends_at ? { kind: row.link_kind, until: row.ends_at } : null,
  }));
}

export interface KeyOnFile {
  readonly publicKey: Buffer;
  readonly since: string;
}

/** Keys of these persons, as the table says: whether they are theirs, the roster and the ear decide. */
export async function findKeys(tx: Tx, users: readonly UserId[]): Promise<Map<UserId, KeyOnFile>> {
  const rows = await tx.query<{ user_id: UserId; public_key: Buffer; since: string }>(
    `select user_id, public_key, coalesce(keyed_on, changed_on) as since from access.credential
     where org_id = $1 and user_id = any ($2::uuid[])`,
    [tx.actor.org, users],
  );
  return new Map(rows.map((row) => [row.user_id, { publicKey: row.public_key, since: row.since }]));
}

/**
 * The key to which something is about to be sealed, held until the commit: a reset or a disabling that comes meanwhile waits,
 * and takes away again what was sealed to it.
 */
export async function holdKey(tx: Tx, user: UserId): Promise<Buffer | null> {
  const [row] = await tx.query<{ public_key: Buffer }>(
    `select c.public_key from access.account a join access.credential c on c.org_id = a.org_id and c.user_id = a.id
     where a.org_id = $1 and a.id = $2 and a.state = 'active' for share of a, c`,
    [tx.actor.org, user],
  );
  return row?.public_key ?? null;
}

/** The keys on file of those who are in a group now: what its roster is compared with. */
export async function findMemberKeys(tx: Tx, group: GroupId): Promise<Map<UserId, Buffer>> {
  const rows = await tx.query<{ user_id: UserId; public_key: Buffer }>(
    `select c.user_id, c.public_key from access.credential c where c.org_id = $1 and exists (
       select from vault.membership m where m.org_id = c.org_id and m.user_id = c.user_id and m.group_id = $2)`,
    [tx.actor.org, group],
  );
  return new Map(rows.map((row) => [row.user_id, row.public_key]));
}

export async function setState(tx: Tx, user: UserId, state: 'active' | 'disabled'): Promise<void> {
  await tx.query('update access.account set state = $3 where org_id = $1 and id = $2', [tx.actor.org, user, state]);
}

export async function setRoles(tx: Tx, user: UserId, roles: readonly string[]): Promise<void> {
  await tx.query('update access.account set roles = $3 where org_id = $1 and id = $2', [tx.actor.org, user, roles]);
}

export async function insertOrganisation(
  tx: Tx,
  organisation: { name: string; zone: string; synthetic: boolean; on: string },
): Promise<void> {
  await tx.query(
    'insert into access.organisation (org_id, name, zone, synthetic, made_on) values ($1, $2, $3, $4, $5)',
    [tx.actor.org, organisation.name, organisation.zone, organisation.synthetic, organisation.on],
  );
}

// 7_726_033 is held by whoever serves: a set-up that asked for it would wait for its own server
const ONE_SET_UP = 7_726_034;

/** True while there is no organisation at all; whoever asks next waits until this transaction has ended. */
export async function isFirstOrganisation(tx: Tx): Promise<boolean> {
  await tx.query('select pg_advisory_xact_lock($1)', [ONE_SET_UP]);
  // a statement of its own: it has to see what was committed while it waited
  return (await tx.query('select 1 from access.organisations() limit 1')).length === 0;
}

export async function findOwnDesk(tx: Tx, org: string, user: string): Promise<OwnDesk> {
  const [row] = await tx.query<{ own_desk: object }>(
    'select own_desk from access.account where org_id = $1 and id = $2',
    [org, user],
  );
  const read = ownDesk.safeParse({ ...untouchedDesk, ...row?.own_desk });
  return read.success ? read.data : untouchedDesk;
}

export async function keepOwnDesk(
  tx: Tx,
  org: string,
  user: string,
  chosen: { readonly [K in keyof OwnDesk]?: OwnDesk[K] | undefined },
): Promise<void> {
  await tx.query('update access.account set own_desk = own_desk || $3::jsonb where org_id = $1 and id = $2', [
    org,
    user,
    JSON.stringify(chosen),
  ]);
}
