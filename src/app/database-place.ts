import { join } from 'node:path';
import type { Settings } from '../platform/config/index.ts';
import { findPostmaster } from '../platform/database/embedded/index.ts';
import { Refusal } from '../platform/kernel/index.ts';

/** Where a home's database listens, for a process that only logs in as one role: it starts nothing and migrates nothing. */
export interface DatabasePlace {
  readonly host: string;
  readonly port: number;
  readonly database: string;
}

export const DATABASE = 'wayout';

export function placeOfUrl(url: string): DatabasePlace {
  const at = new URL(url);
  return {
    host: at.searchParams.get('host') ?? at.hostname,
    port: Number(at.port || 5432),
    database: decodeURIComponent(at.pathname.slice(1)) || DATABASE,
  };
}

/** @throws Refusal `database.not-running` 503 where the home's own database does not run */
export async function databasePlace(settings: Pick<Settings, 'home' | 'databaseUrl'>): Promise<DatabasePlace> {
  if (settings.databaseUrl) return placeOfUrl(settings.databaseUrl);
  const running = await findPostmaster(join(settings.home, 'postgres'));
  if (!running) {
    throw new Refusal('database.not-running', 503, {
      data: { sentence: 'The database of this home does not run. Start the server first: wayout serve --home DIR.' },
    });
  }
  const host = running.socketDir === '' ? '127.0.0.1' : running.socketDir;
  return { host, port: running.port, database: DATABASE };
}
