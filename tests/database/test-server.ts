/**
 * The one PostgreSQL of a test run: embedded without fsync, or the server of DATABASE_URL (a login that may make roles and
 * databases). Made by the first worker that asks, found by the others through a file in the run's folder, ended by the run.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { withFileLock } from '../../src/platform/database/embedded/file-lock.ts';
import { startEmbedded } from '../../src/platform/database/embedded/index.ts';
import { makeRoles } from '../../src/platform/database/index.ts';

export interface TestServer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** where an administrator's connection begins */
  readonly database: string;
  readonly rolePrefix: string;
  /** first part of the name of every database this run makes */
  readonly databasePrefix: string;
  /** password of every role of this run */
  readonly rolePassword: string;
}

const SETTINGS = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '200' };

const places = (folder: string) => ({
  dataDir: join(folder, 'home', 'postgres'),
  secretsDir: join(folder, 'home', 'secrets'),
});

/** Only one worker at a time: for what is made once a run. */
export const onceAtATime = <Result>(folder: string, work: () => Promise<Result>): Promise<Result> =>
  withFileLock(join(folder, 'lock'), 600_000, (holder) => new Error(`process ${holder} holds the test database`), work);

export async function testServer(folder: string): Promise<TestServer> {
  const file = join(folder, 'server.json');
  if (!existsSync(file)) {
    await onceAtATime(folder, async () => {
      if (existsSync(file)) return;
      const server = process.env.DATABASE_URL ? fromUrl(process.env.DATABASE_URL) : await embedded(folder);
      const admin = await connect(server);
      await makeRoles(admin, server.rolePrefix, () => server.rolePassword);
      await admin.end();
      writeFileSync(`${file}.new`, JSON.stringify(server), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    });
  }
  return JSON.parse(readFileSync(file, 'utf8')) as TestServer;
}

/** The administrator's connection; `database` defaults to where it begins. */
export async function connect(server: TestServer, database = server.database): Promise<Client> {
  const { host, port, user, password } = server;
  const client = new Client({ host, port, user, password, database });
  await client.connect();
  return client;
}

async function embedded(folder: string): Promise<TestServer> {
  // Not stopped by this worker, whose file ends long before the run does.
  const running = await startEmbedded({ ...places(folder), settings: SETTINGS });
  return {
    host: running.socketDir,
    port: running.port,
    user: running.superuser,
    password: running.superuserPassword,
    database: 'postgres',
    rolePrefix: 'wayout_',
    databasePrefix: 'test_',
    rolePassword: randomBytes(18).toString('base64url'),
  };
}

function fromUrl(text: string): TestServer {
  const url = new URL(text);
  const letters = Array.from(randomBytes(8), (byte) => String.fromCharCode(97 + (byte % 26))).join('');
  return {
    host: url.searchParams.get('host') ?? url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)) || 'postgres',
    rolePrefix: `wt_${letters}_`,
    databasePrefix: `wt_${letters}_`,
    rolePassword: randomBytes(18).toString('base64url'),
  };
}

/** The embedded server goes with its folder; on somebody's server only what this run made is removed. */
export async function endTestServer(folder: string): Promise<void> {
  const file = join(folder, 'server.json');
  if (process.env.DATABASE_URL) {
    if (existsSync(file)) await removeWhatWasMade(JSON.parse(readFileSync(file, 'utf8')) as TestServer);
    return;
  }
  if (!existsSync(places(folder).dataDir)) return;
  // The worker that started it may not have ended yet; it has nothing left to ask.
  rmSync(join(folder, 'home', 'postgres.users'), { force: true });
  const running = await startEmbedded({ ...places(folder), settings: SETTINGS });
  await running.stop();
}

async function removeWhatWasMade(server: TestServer): Promise<void> {
  const admin = await connect(server);
  const list = async (sql: string) => (await admin.query<{ name: string }>(sql, [server.databasePrefix])).rows;
  for (const { name } of await list('select datname as name from pg_database where starts_with(datname, $1)')) {
    await admin.query(`drop database ${admin.escapeIdentifier(name)} with (force)`);
  }
  for (const { name } of await list('select rolname as name from pg_roles where starts_with(rolname, $1)')) {
    await admin.query(`drop role ${admin.escapeIdentifier(name)}`);
  }
  await admin.end();
}
