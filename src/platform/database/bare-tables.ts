import { availableParallelism } from 'node:os';
import type { Client } from 'pg';
import { ownerLogin } from './bulk-load.ts';
import { withConnection } from './connect.ts';
import type { ConnectionFacts } from './database.ts';

/**
 * Tables without indexes, for the load of a new and empty home: an index that is built at the end costs a tenth of one that
 * stands while millions of random keys arrive. What was taken down is written down as statements in the schema `loading`,
 * in the same transaction; it is put back statement by statement, and the schema goes when the load is over. So whatever
 * breaks off in between, the next run finds what is missing. For every other role row security holds all the while.
 */

/** not the workers' number (jobs/queue.ts): a load does not wait for a worker */
const LOCK = 7_726_035;

/**
 * @returns false where a table has rows already: then all of them stay as they are. Tables that follow later, while others
 * are bare, may have some.
 */
export function layBare(facts: ConnectionFacts, tables: readonly string[]): Promise<boolean> {
  return withConnection(ownerLogin(facts), async (client) => {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    const begun = await isBegun(client);
    const open = await notYetBare(client, tables, begun);
    for (const table of open) {
      await client.query(`alter table ${table} no force row level security`);
      if (begun) continue;
      const { rowCount } = await client.query(`select from ${table} limit 1`);
      if (rowCount === 0) continue;
      await client.query('rollback');
      return false;
    }
    if (!begun) {
      await client.query('create schema loading');
      await client.query(`create table loading.taken_down (
        place text not null, step integer generated always as identity primary key, statement text not null,
        stands boolean not null default false)`);
      await client.query(
        'create table loading.portion (kind text, at bigint, settled boolean, primary key (kind, at))',
      );
    }
    for (const table of open) await takeDown(client, table);
    await client.query('commit');
    return true;
  });
}

/** Written in the transaction that copies a portion; the portions before it are settled by then. */
export const NOTE_PORTION = `with before as (update loading.portion set settled = true where kind = $1 and at < $2 and not settled)
  insert into loading.portion (kind, at, settled) values ($1, $2, false)`;

/** First index of a portion whose rows are there → whether all that follows them is there too. */
export function portionsThere(facts: ConnectionFacts, kind: string): Promise<ReadonlyMap<number, boolean>> {
  return withConnection(ownerLogin(facts), async (client) => {
    const { rows } = await client.query<{ at: number; settled: boolean }>(
      'select at::integer as at, settled from loading.portion where kind = $1',
      [kind],
    );
    return new Map(rows.map((row) => [row.at, row.settled]));
  });
}

/** What was taken down stands again, table beside table. Nothing to do where nothing is bare. */
export async function dressTables(
  facts: ConnectionFacts,
  onStep: (statement: string, ms: number) => void = () => undefined,
): Promise<void> {
  const login = ownerLogin(facts);
  const tables = await withConnection(login, async (client) => {
    if (!(await isBegun(client))) return [];
    const { rows } = await client.query<{ place: string }>(
      'select place from loading.taken_down where not stands group by place order by pg_relation_size(place::regclass) desc',
    );
    return rows.map((row) => row.place);
  });
  const cores = availableParallelism();
  const dressSome = () =>
    withConnection(login, async (client) => {
      await client.query("set maintenance_work_mem = '256MB'");
      if (cores <= 2) await client.query('set max_parallel_maintenance_workers = 0');
      for (let table = tables.shift(); table !== undefined; table = tables.shift()) await dress(client, table, onStep);
    });
  await Promise.all(Array.from({ length: Math.min(2, cores, tables.length) }, dressSome));
}

/** The load is over: nothing is left that tells of it. */
export async function forgetLoading(facts: ConnectionFacts): Promise<void> {
  await withConnection(ownerLogin(facts), (client) => client.query('drop schema if exists loading cascade'));
}

async function isBegun(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ bare: boolean }>("select to_regnamespace('loading') is not null as bare");
  return rows[0]?.bare === true;
}

async function notYetBare(client: Client, tables: readonly string[], begun: boolean): Promise<readonly string[]> {
  if (!begun) return tables;
  const { rows } = await client.query<{ place: string }>('select distinct place from loading.taken_down');
  const bare = new Set(rows.map((row) => row.place));
  return tables.filter((table) => !bare.has(table));
}

const NOTE = 'insert into loading.taken_down (place, statement) select $1, unnest($2::text[])';

/** Keys first, because nothing else waits for a table that is locked for a key. */
async function takeDown(client: Client, table: string): Promise<void> {
  const keys = await client.query<{ drop: string; make: string }>(
    `select format('alter table %s drop constraint %I', $1::text, conname) as drop,
       format('alter table %s add constraint %I %s', $1::text, conname, pg_get_constraintdef(oid)) as make
     from pg_constraint where conrelid = $1::regclass and contype in ('p', 'u') order by conname`,
    [table],
  );
  const indexes = await client.query<{ drop: string; make: string }>(
    `select format('drop index %s', i.indexrelid::regclass) as drop, pg_get_indexdef(i.indexrelid) as make
     from pg_index i where i.indrelid = $1::regclass
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.conrelid = i.indrelid) order by 1`,
    [table],
  );
  const all = [...keys.rows, ...indexes.rows];
  // its statistics and its tidying wait as well: a table that grows by the million would be swept again and again
  await client.query(`alter table ${table} set (autovacuum_enabled = false)`);
  const first = [`alter table ${table} force row level security`, `alter table ${table} reset (autovacuum_enabled)`];
  await client.query(NOTE, [table, [...first, ...all.map((one) => one.make)]]);
  for (const { drop } of all) await client.query(drop);
}

async function dress(client: Client, table: string, onStep: (statement: string, ms: number) => void): Promise<void> {
  const { rows } = await client.query<{ step: number; statement: string }>(
    'select step, statement from loading.taken_down where place = $1 and not stands order by step',
    [table],
  );
  for (const { step, statement } of rows) {
    const begun = performance.now();
    await client.query('begin');
    await client.query(statement);
    await client.query('update loading.taken_down set stands = true where step = $1', [step]);
    await client.query('commit');
    onStep(statement, performance.now() - begun);
  }
  // a month that is read live is read out of its index alone only where the table says that all of its rows are visible
  if (rows.length > 0) await client.query(`vacuum (analyze) ${table}`);
}
