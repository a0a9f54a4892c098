import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openSecrets, type Secrets, type Settings, secretsFolder } from '../platform/config/index.ts';
import { startEmbedded } from '../platform/database/embedded/index.ts';
import {
  type ConnectionFacts,
  canConnect,
  dropOwnSchemas,
  migrate,
  prepareServer,
  withConnection,
} from '../platform/database/index.ts';
import { DATABASE, placeOfUrl } from './database-place.ts';
import type { Furniture } from './modules.ts';

/** The database of a home, running and migrated: embedded, or the PostgreSQL server of DATABASE_URL. */
export interface Home {
  readonly secrets: Secrets;
  readonly facts: ConnectionFacts;
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
    const loginOf = (role: string) => ({
      host,
      port,
      database,
      user: `${settings.rolePrefix}${role}`,
      password: secrets.passwordOf(role),
    });
    // roles and database are there and the passwords are those of this home: the common start does nothing more
    if (!(await canConnect(loginOf('stats')))) {
      await prepareServer({ host, port, user: admin.user, password: admin.password, database: admin.entry }, facts);
    }
    const ran = await withConnection(loginOf('owner'), (owner) =>
      migrate(owner, furniture.migrations, settings.rolePrefix, furniture.everyTime),
    );
    if (ran.length > 0) onLine(`${ran.length} migrations applied`);
    return {
      secrets,
      facts,
      async empty() {
        for (const role of ['jobs', 'owner']) await withConnection(loginOf(role), dropOwnSchemas);
        await withConnection(loginOf('owner'), (owner) =>
          migrate(owner, furniture.migrations, settings.rolePrefix, furniture.everyTime),
        );
      },
      close: () => admin.stop(),
    };
  } catch (cause) {
    await admin.stop();
    throw cause;
  }
}
