import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSecrets, type Secrets, type Settings, secretsFolder } from '../platform/config/index.ts';
import { startEmbedded } from '../platform/database/embedded/index.ts';
import {
  type ConnectionFacts,
  canConnect,
  dropOwnSchemas,
  isMigrated,
  type Login,
  migrate,
  othersServe,
  prepareServer,
  refuseForeign,
  refuseMoved,
  type ServingLock,
  takeServingLock,
  withConnection,
} from '../platform/database/index.ts';
import type { Refusal } from '../platform/kernel/index.ts';
import { DATABASE, placeOfUrl } from './database-place.ts';
import type { Furniture } from './modules.ts';

/** The database of a home, running and migrated: embedded, or the PostgreSQL server of DATABASE_URL. */
export interface Home {
  readonly secrets: Secrets;
  readonly facts: ConnectionFacts;
  /** the owner's login: for what moves tables, never for an act */
  readonly owner: Login;
  /** Removes every organisation of this home: tables and all, made anew and empty. Nobody else may be at work in it. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

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
  const place = placeOfUrl(url);
  return {
    ...place,
    user: decodeURIComponent(at.username),
    password: decodeURIComponent(at.password),
    entry: place.database,
    stop: async () => undefined,
  };
}

export interface HomeParts {
  readonly settings: Settings;
  readonly furniture: Pick<Furniture, 'migrations' | 'everyTime'>;
  readonly onLine: (line: string) => void;
  /** a server brings a killed database back by itself */
  readonly watch?: boolean;
  /**
   * On a PostgreSQL server: `serving` stays for long and in company, `alone` changes the ground and is refused while
   * others serve, a `visit` (the default) does neither.
   */
  readonly as?: 'serving' | 'alone' | 'visit';
  /** the database may say that its organisation went to another one */
  readonly moved?: 'refused' | 'expected';
  /** the lock on a PostgreSQL server was lost and is another's now: whoever serves has to stop */
  readonly onTaken?: (refusal: Refusal) => void;
  /** gives the roles of a database that another home made the passwords of this one */
  readonly renewPasswords?: boolean;
}

export async function openHome(parts: HomeParts): Promise<Home> {
  const { settings, furniture, onLine, watch = false, as = 'visit', moved = 'refused' } = parts;
  mkdirSync(settings.home, { recursive: true, mode: 0o700 });
  const secrets = openSecrets(settings);
  const admin = settings.databaseUrl ? server(settings.databaseUrl) : await embedded(settings, onLine, watch);
  let lock: ServingLock | null = null;
  try {
    const { host, port, database } = admin;
    const facts: ConnectionFacts = {
      host,
      port,
      database,
      rolePrefix: settings.rolePrefix,
      passwordOf: secrets.passwordOf,
    };
    const loginOf = (role: string): Login => ({
      host,
      port,
      database,
      user: `${settings.rolePrefix}${role}`,
      password: secrets.passwordOf(role),
    });
    // roles and database are there and the passwords are those of this home: the common start does nothing more
    if (!(await canConnect(loginOf('stats')))) {
      if (settings.databaseUrl && !parts.renewPasswords) await refuseForeign(admin);
      await prepareServer({ host, port, user: admin.user, password: admin.password, database: admin.entry }, facts);
    }
    const owner = loginOf('owner');
    lock = settings.databaseUrl ? await takeServingLock(owner, parts.onTaken) : null;
    await withConnection(owner, async (client) => {
      if (lock && !lock.alone) {
        if (as === 'alone' || !(await isMigrated(client, furniture.migrations, furniture.everyTime)))
          throw othersServe();
        return;
      }
      const ran = await migrate(client, furniture.migrations, settings.rolePrefix, furniture.everyTime);
      if (ran.length > 0) onLine(`${ran.length} migrations applied`);
    });
    if (moved === 'refused') await refuseMoved(owner);
    if (as === 'serving') await lock?.share();
    if (as === 'visit') await lock?.release();
    return {
      secrets,
      facts,
      owner,
      async empty() {
        for (const role of ['jobs', 'owner']) await withConnection(loginOf(role), dropOwnSchemas);
        await withConnection(owner, (client) =>
          migrate(client, furniture.migrations, settings.rolePrefix, furniture.everyTime),
        );
        await lock?.renew();
      },
      async close() {
        await lock?.release();
        await admin.stop();
      },
    };
  } catch (cause) {
    await lock?.release();
    await admin.stop();
    throw cause;
  }
}
