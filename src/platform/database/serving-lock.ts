import { Client } from 'pg';
import { Refusal } from '../kernel/index.ts';
import type { Login } from './connect.ts';
import { moveMark, moveRefusal } from './whose.ts';

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
  /** whoever holds it has itself made the ground anew: what is there now is what it serves */
  renew(): Promise<void>;
  release(): Promise<void>;
}

/** How often a lost lock is asked for again, in milliseconds. */
const ASK_AGAIN = 1000;

/**
 * @param onTaken the connection that held the lock was lost, and when it came back the database was another's: somebody else is
 *   changing it, or it was moved away, migrated or made anew. Whoever serves it has to stop.
 */
export async function takeServingLock(
  owner: Login,
  onTaken: (refusal: Refusal) => void = () => undefined,
): Promise<ServingLock> {
  let client = await connected(owner);
  let released = false;
  let held: 'alone' | 'shared' | 'not' = 'not';
  let ground = '';
  const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [SERVED]);
  const alone = rows[0]?.alone ?? false;
  if (alone) held = 'alone';

  function watch(): void {
    client.once('error', () => {
      if (!released) setTimeout(again, ASK_AGAIN).unref();
    });
  }

  /** A database that was away is back: the lock is taken again as it was held, if it is still the same database. */
  async function again(): Promise<void> {
    if (released) return;
    try {
      client = await connected(owner);
      if (released) return await client.end();
      watch();
      if (held === 'not') return;
      const take = held === 'shared' ? 'pg_try_advisory_lock_shared' : 'pg_try_advisory_lock';
      const { rows } = await client.query<{ taken: boolean }>(`select ${take}($1) as taken`, [SERVED]);
      const refusal = rows[0]?.taken ? await changedGround(client, held === 'shared' ? ground : null) : otherAtWork();
      if (!refusal || released) return;
      released = true;
      await client.end().catch(() => undefined);
      onTaken(refusal);
    } catch {
      setTimeout(again, ASK_AGAIN).unref();
    }
  }
  watch();
  return {
    alone,
    async share() {
      await client.query('select pg_advisory_lock_shared($1)', [SERVED]);
      if (alone) await client.query('select pg_advisory_unlock($1)', [SERVED]);
      ground = await groundOf(client);
      held = 'shared';
    },
    async renew() {
      if (held === 'shared') ground = await groundOf(client);
    },
    async release() {
      released = true;
      await client.end().catch(() => undefined);
    },
  };
}

/** What whoever migrates, moves back or empties a database changes: its tables are others, or what has been run over them. */
async function groundOf(client: Client): Promise<string> {
  const { rows } = await client.query<{ ground: string }>(
    `select 'platform.migration'::regclass::oid || md5(coalesce(string_agg(name || ' ' || checksum, ',' order by name), '')) as ground
     from platform.migration`,
  );
  return rows[0]?.ground ?? '';
}

/** @param before null: whoever held it alone was changing it itself */
async function changedGround(client: Client, before: string | null): Promise<Refusal | undefined> {
  const moved = before === null ? undefined : moveRefusal(await moveMark(client));
  if (moved) return moved;
  return before === null || (await groundOf(client)) === before
    ? undefined
    : new Refusal('serve.lock-lost', 409, {
        data: {
          sentence:
            'The connection to the database was lost for a while, and meanwhile somebody migrated the database or made it anew. Start again.',
        },
      });
}

const otherAtWork = (): Refusal =>
  new Refusal('serve.lock-lost', 409, {
    data: {
      sentence:
        'The connection to the database was lost for a while, and meanwhile somebody began to change it (migrate or move). Start again when that is done.',
    },
  });

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
