import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { openSecrets, type Secrets, type Settings, secretsFolder } from '../platform/config/index.ts';
import { startEmbedded } from '../platform/database/embedded/index.ts';
import { type ConnectionFacts, makeDatabase, makeRoles, migrate } from '../platform/database/index.ts';
import { Refusal } from '../platform/kernel/index.ts';
import type { Furniture } from './modules.ts';

/** The database of a home, running and migrated: embedded, or the PostgreSQL server of DATABASE_URL. */
export interface Home {
  readonly secrets: Secrets;
  readonly facts: ConnectionFacts;
  close(): Promise<void>;
}

const DATABASE = 'wayout';
const OLDEST = 160_000;

interface Admin {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly entry: string;
  readonly database: string;
  stop(): Promise<void>;
}

async function embedded(settings: Settings, onLine: (line: string) => void, watch: boolean): Promise<Admin> {
  const running = await startEmbedded({
    dataDir: join(settings.home, 'postgres'),
    secretsDir: secretsFolder(settings),
    onLine,
    watch,
  });
  return {
    host: running.socketDir,
    port: running.port,
    user: running.superuser,
    password: running.superuserPassword,
    entry: 'postgres',
    database: DATABASE,
    stop: running.stop,
  };
}

function server(url: string): Admin {
  const at = new URL(url);
  const database = decodeURIComponent(at.pathname.slice(1)) || DATABASE;
  return {
    host: at.searchParams.get('host') ?? at.hostname,
    port: Number(at.port || 5432),
    user: decodeURIComponent(at.username),
    password: decodeURIComponent(at.password),
    entry: database,
    database,
    stop: async () => undefined,
  };
}

export interface HomeParts {
  readonly settings: Settings;
  readonly furniture: Pick<Furniture, 'migrations' | 'everyTime'>;
  readonly onLine: (line: string) => void;
  /** a server brings a killed database back by itself */
  readonly watch?: boolean;
}

export async function openHome({ settings, furniture, onLine, watch = false }: HomeParts): Promise<Home> {
  mkdirSync(settings.home, { recursive: true, mode: 0o700 });
  const secrets = openSecrets(settings);
  const admin = settings.databaseUrl ? server(settings.databaseUrl) : await embedded(settings, onLine, watch);
  try {
    const { host, port, database } = admin;
    const facts: ConnectionFacts = {
      host,
      port,
      database,
      rolePrefix: settings.rolePrefix,
      passwordOf: secrets.passwordOf,
    };
    if (!(await ownerGetsIn(facts))) await makeRolesAndDatabase(admin, settings, secrets);
    const migrating = new Client({
      host,
      port,
      database,
      user: `${settings.rolePrefix}owner`,
      password: secrets.passwordOf('owner'),
    });
    await migrating.connect();
    try {
      const ran = await migrate(migrating, furniture.migrations, settings.rolePrefix, furniture.everyTime);
      if (ran.length > 0) onLine(`${ran.length} migrations applied`);
    } finally {
      await migrating.end();
    }
    return { secrets, facts, close: () => admin.stop() };
  } catch (cause) {
    await admin.stop();
    throw cause;
  }
}

/** Roles and database are there and the passwords are those of this home: the common start does nothing more. */
async function ownerGetsIn(facts: ConnectionFacts): Promise<boolean> {
  const { host, port, database } = facts;
  const probe = new Client({
    host,
    port,
    database,
    user: `${facts.rolePrefix}stats`,
    password: facts.passwordOf('stats'),
  });
  try {
    await probe.connect();
    return true;
  } catch {
    return false;
  } finally {
    await probe.end().catch(() => undefined);
  }
}

const ROLES_LOCK = 7_726_030;

async function makeRolesAndDatabase(admin: Admin, settings: Settings, secrets: Secrets): Promise<void> {
  const { host, port } = admin;
  const superuser = new Client({ host, port, user: admin.user, password: admin.password, database: admin.entry });
  await superuser.connect();
  try {
    await superuser.query('select pg_advisory_lock($1)', [ROLES_LOCK]);
    const version = Number(
      (await superuser.query<{ v: string }>("select current_setting('server_version_num') as v")).rows[0]?.v,
    );
    if (version < OLDEST) {
      throw new Refusal('database.too-old', 409, { data: { sentence: 'Wayout needs PostgreSQL 16 or newer.' } });
    }
    await makeRoles(superuser, settings.rolePrefix, secrets.passwordOf);
    await makeDatabase(superuser, admin.database, settings.rolePrefix);
  } finally {
    await superuser.end();
  }
}
