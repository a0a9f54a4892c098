import { Client } from 'pg';
import { Refusal } from '../kernel/index.ts';
import type { Login } from './connect.ts';

/**
 * Several processes may serve one database of a PostgreSQL server; nobody migrates it, fills it or moves it under them.
 * Who serves holds a lock of the database in company with others, who changes the ground holds it alone. It lives with a
 * connection: a process that is gone holds nothing.
 */
const SERVED = 7_726_033;

export interface ServingLock {
  /** from now on others may serve too */
  share(): Promise<void>;
  /** is nobody else serving? Then nobody can begin until it is shared or released. */
  readonly alone: boolean;
  release(): Promise<void>;
}

export async function takeServingLock(owner: Login): Promise<ServingLock> {
  let client = await connected(owner);
  let released = false;
  let shared = false;
  const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [SERVED]);
  const alone = rows[0]?.alone ?? false;

  /** A database that was away is back: the lock is taken again as it was held. */
  function watch(): void {
    client.on('error', () => {
      if (!released) setTimeout(again, 1000).unref();
    });
  }
  async function again(): Promise<void> {
    if (released) return;
    try {
      client = await connected(owner);
      watch();
      if (shared) await client.query('select pg_advisory_lock_shared($1)', [SERVED]);
    } catch {
      setTimeout(again, 1000).unref();
    }
  }
  watch();
  return {
    alone,
    async share() {
      shared = true;
      await client.query('select pg_advisory_lock_shared($1)', [SERVED]);
      if (alone) await client.query('select pg_advisory_unlock($1)', [SERVED]);
    },
    async release() {
      released = true;
      await client.end().catch(() => undefined);
    },
  };
}

async function connected(owner: Login): Promise<Client> {
  const client = new Client(owner);
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

export const othersServe = (): Refusal =>
  new Refusal('serve.already-running', 409, {
    data: { sentence: 'A server runs on this database. Stop every one of them first.' },
  });
