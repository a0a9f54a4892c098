import type { Tx } from '../database/index.ts';
import type { UserId } from '../kernel/index.ts';
import type { PasswordRecord } from '../vault/index.ts';

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
  /** somebody else typed the password */
  readonly mustChange?: boolean;
}

/** @returns false where the user name is taken in this install */
export async function insertAccount(tx: Tx, account: NewAccount): Promise<boolean> {
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
  await tx.query(
    `insert into access.credential (org_id, user_id, salt, memory_kib, passes, pepper_number, commitment, public_key, wrapped_private, changed_on, must_change)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      org,
      account.id,
      account.password.salt,
      account.password.params.memoryKiB,
      account.password.params.passes,
      account.pepperNumber,
      account.password.commit,
      account.publicKey,
      account.wrappedPrivate,
      account.on,
      account.mustChange ?? false,
    ],
  );
  return true;
}

/** Another password over the same key pair: the public half, and whatever was sealed to it, stay as they are. */
export async function changePassword(
  tx: Tx,
  user: UserId,
  to: { password: PasswordRecord; pepperNumber: number; wrappedPrivate: Buffer; on: string },
): Promise<void> {
  await tx.query(
    `update access.credential
     set salt = $3, memory_kib = $4, passes = $5, pepper_number = $6, commitment = $7, wrapped_private = $8,
       changed_on = $9, must_change = false
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

export async function findPublicKeys(tx: Tx): Promise<Map<UserId, Buffer>> {
  const rows = await tx.query<{ user_id: UserId; public_key: Buffer }>(
    'select user_id, public_key from access.credential where org_id = $1',
    [tx.actor.org],
  );
  return new Map(rows.map((row) => [row.user_id, row.public_key]));
}

export async function disableAccount(tx: Tx, user: UserId): Promise<void> {
  await tx.query(`update access.account set state = 'disabled' where org_id = $1 and id = $2`, [tx.actor.org, user]);
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

const ONE_SET_UP = 7_726_033;

/** True while there is no organisation at all; whoever asks next waits until this transaction has ended. */
export async function isFirstOrganisation(tx: Tx): Promise<boolean> {
  await tx.query('select pg_advisory_xact_lock($1)', [ONE_SET_UP]);
  // a statement of its own: it has to see what was committed while it waited
  return (await tx.query('select 1 from access.organisations() limit 1')).length === 0;
}
