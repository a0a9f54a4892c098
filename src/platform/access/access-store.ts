import type { Database, Tx } from '../database/index.ts';
import type { GroupId, OrganisationId, UserId } from '../kernel/index.ts';
import { limits, type Organisation, type Session } from './session.ts';

/**
 * Accounts, credentials, sessions and devices in the database. What is read before anybody is known goes through
 * definer functions that take a hash and give one row; everything else needs an actor.
 */
interface SessionRow {
  org_id: OrganisationId;
  user_id: UserId;
  process: string;
  seconds_since_confirmed: number;
  username: string;
  display_name: Buffer;
  roles: string[];
  language: string;
  groups: GroupId[];
  org_name: string;
  zone: string;
  synthetic: boolean;
}

const FIND_SESSION = 'select * from access.find_session($1, $2)';

export async function findSession(database: Database, tokenHash: Buffer): Promise<Session | null> {
  const [row] = await database.ask<SessionRow>('desk', FIND_SESSION, [tokenHash, limits.longestSeconds]);
  return row ? sessionOf(row, tokenHash) : null;
}

/** The same look inside a transaction that has begun as this session's person: in one breath with its first statement. */
export async function findSessionIn(tx: Tx, tokenHash: Buffer): Promise<Session | null> {
  const [row] = await tx.query<SessionRow>(FIND_SESSION, [tokenHash, limits.longestSeconds]);
  return row ? sessionOf(row, tokenHash) : null;
}

function sessionOf(row: SessionRow, tokenHash: Buffer): Session {
  return {
    org: row.org_id,
    user: row.user_id,
    tokenHash,
    process: row.process,
    secondsSinceConfirmed: row.seconds_since_confirmed,
    username: row.username,
    displayName: row.display_name,
    roles: row.roles,
    language: row.language,
    groups: row.groups,
    organisation: { id: row.org_id, name: row.org_name, zone: row.zone, synthetic: row.synthetic },
  };
}

export interface Login {
  readonly org: OrganisationId;
  readonly user: UserId;
  readonly state: 'active' | 'disabled';
  readonly salt: Buffer;
  readonly memoryKiB: number;
  readonly passes: number;
  readonly pepperNumber: number;
  readonly commitment: Buffer;
  readonly publicKey: Buffer;
  readonly wrappedPrivate: Buffer;
  readonly knownDevice: boolean;
  /** counts her key pairs */
  readonly keyEpoch: number;
  /** goes up with every new password: what was true before the hash need not be true behind it */
  readonly version: number;
}

export async function findLogin(database: Database, username: string, device: Buffer): Promise<Login | null> {
  const [row] = await database.ask<{
    org_id: OrganisationId;
    user_id: UserId;
    state: 'active' | 'disabled';
    salt: Buffer;
    memory_kib: number;
    passes: number;
    pepper_number: number;
    commitment: Buffer;
    public_key: Buffer;
    wrapped_private: Buffer;
    known_device: boolean;
    key_epoch: number;
    version: number;
  }>('desk', 'select * from access.find_login($1, $2)', [username, device]);
  if (!row) return null;
  return {
    org: row.org_id,
    user: row.user_id,
    state: row.state,
    salt: row.salt,
    memoryKiB: row.memory_kib,
    passes: row.passes,
    pepperNumber: row.pepper_number,
    commitment: row.commitment,
    publicKey: row.public_key,
    wrappedPrivate: row.wrapped_private,
    knownDevice: row.known_device,
    keyEpoch: row.key_epoch,
    version: row.version,
  };
}

export async function readGuesses(database: Database, key: Buffer): Promise<{ failures: number; secondsAgo: number }> {
  const [row] = await database.ask<{ failures: number; seconds_ago: number }>(
    'desk',
    'select * from access.read_guesses($1)',
    [key],
  );
  return { failures: row?.failures ?? 0, secondsAgo: row?.seconds_ago ?? 0 };
}

export async function countGuess(database: Database, key: Buffer): Promise<void> {
  await database.ask('desk', 'select access.count_guess($1)', [key]);
}

export async function clearGuesses(database: Database, key: Buffer): Promise<void> {
  await database.ask('desk', 'select access.clear_guesses($1)', [key]);
}

/**
 * Is what opened her key pair still so? Held until the commit: a password changed, a reset or a disabling in the meantime is
 * seen here, and one that comes later finds the session and ends it.
 */
export async function holdsStill(tx: Tx, login: Pick<Login, 'user' | 'version'>): Promise<boolean> {
  const rows = await tx.query(
    `select 1 as held from access.account a join access.credential c on c.org_id = a.org_id and c.user_id = a.id
     where a.org_id = $1 and a.id = $2 and a.state = 'active' and c.version = $3 for update of a, c`,
    [tx.actor.org, login.user, login.version],
  );
  return rows.length > 0;
}

export async function beginSession(
  tx: Tx,
  session: { tokenHash: Buffer; user: UserId; process: string },
): Promise<void> {
  await tx.query('select access.begin_session($1)', [session.tokenHash]);
  await tx.query(
    `insert into access.session (org_id, token_hash, user_id, process, begun_at, seen_at, confirmed_at)
     values ($1, $2, $3, $4, now(), now(), now())`,
    [tx.actor.org, session.tokenHash, session.user, session.process],
  );
}

/** Is she signed in anywhere? Whoever was disabled, reset or given other roles is not, from that moment on. */
export async function isSignedIn(tx: Tx, user: UserId): Promise<boolean> {
  const rows = await tx.query(
    `select 1 as there from access.session s join access.account a on a.org_id = s.org_id and a.id = s.user_id
     where s.org_id = $1 and s.user_id = $2 and a.state = 'active' limit 1`,
    [tx.actor.org, user],
  );
  return rows.length > 0;
}

export async function endSession(database: Database, tokenHash: Buffer): Promise<void> {
  await database.ask('desk', 'select access.end_session($1)', [tokenHash]);
}

/** After a password was given again: the session lives on in this process under a new token. */
export async function moveSession(tx: Tx, from: Buffer, to: { tokenHash: Buffer; process: string }): Promise<void> {
  await tx.query('select access.begin_session($1)', [to.tokenHash]);
  await tx.query(
    `insert into access.session (org_id, token_hash, user_id, process, begun_at, seen_at, confirmed_at)
     select org_id, $3, user_id, $4, begun_at, now(), now() from access.session where org_id = $1 and token_hash = $2`,
    [tx.actor.org, from, to.tokenHash, to.process],
  );
  await tx.query('select access.end_session($1)', [from]);
}

export async function endSessionsOfUser(tx: Tx, user: UserId, except: Buffer | null = null): Promise<void> {
  const rows = await tx.query<{ token_hash: Buffer }>(
    'select token_hash from access.session where org_id = $1 and user_id = $2',
    [tx.actor.org, user],
  );
  for (const row of rows) {
    if (!except?.equals(row.token_hash)) await tx.query('select access.end_session($1)', [row.token_hash]);
  }
}

export async function endSessionsOfProcess(database: Database, process: string): Promise<void> {
  await database.ask('desk', "select access.end_sessions_of($1::uuid[], '{}')", [[process]]);
}

/** At start of a server that is alone on its home: whatever another process left behind holds no key any more. */
export async function endSessionsExcept(database: Database, process: string): Promise<void> {
  await database.ask('desk', "select access.end_sessions_of('{}', $1::uuid[])", [[process]]);
}

export async function rememberDevice(tx: Tx, user: UserId, device: Buffer): Promise<void> {
  await tx.query(
    `insert into access.device (org_id, user_id, device_hash, seen_on) values ($1, $2, $3, current_date)
     on conflict (org_id, user_id, device_hash) do update set seen_on = excluded.seen_on`,
    [tx.actor.org, user, device],
  );
}

/** An organisation of this home, as it is known before anybody has signed in. */
export interface FoundOrganisation extends Organisation {
  /** false: a demonstration whose filling was cut short */
  readonly ready: boolean;
}

export async function organisations(
  database: Database,
  kind: 'desk' | 'jobs' | 'stats' | 'audit' = 'desk',
): Promise<FoundOrganisation[]> {
  const rows = await database.ask<{
    org_id: OrganisationId;
    name: string;
    synthetic: boolean;
    zone: string;
    ready: boolean;
  }>(kind, 'select * from access.organisations()');
  return rows.map(({ org_id: id, name, synthetic, zone, ready }) => ({ id, name, synthetic, zone, ready }));
}

export async function markReady(tx: Tx, ready: boolean): Promise<void> {
  await tx.query('update access.organisation set ready = $2 where org_id = $1', [tx.actor.org, ready]);
}
