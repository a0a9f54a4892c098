import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../tests/database/fresh-database.ts';
import type { Refusal } from '../kernel/index.ts';
import type { Login } from './connect.ts';
import { type ServingLock, takeServingLock } from './serving-lock.ts';

const SERVED = 7_726_033;

let database: FreshDatabase;
let root: Client;
let owner: Login;
let lock: ServingLock;
let told: Refusal[];

beforeAll(async () => {
  database = await freshDatabase();
  const { host, port, database: name, rolePrefix, passwordOf } = database.facts;
  owner = { host, port, database: name, user: `${rolePrefix}owner`, password: passwordOf('owner') };
  root = await database.asSuperuser();
});
afterAll(async () => {
  await root.end();
  await database.drop();
});

/** A server that serves, and whose connection with the lock is cut. */
async function serving(): Promise<void> {
  told = [];
  lock = await takeServingLock(owner, (refusal) => told.push(refusal));
  await lock.share();
}
const holders = `select pid from pg_locks where locktype = 'advisory' and objid = ${SERVED} and granted
  and database = (select oid from pg_database where datname = current_database()) and pid <> pg_backend_pid()`;
const held = async () => (await root.query(holders)).rows.length;
const cut = () => root.query(`select pg_terminate_backend(pid) from (${holders}) as holder`);

async function until(isThere: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500 && !(await isThere()); tries++) await sleep(20);
  expect(await isThere()).toBe(true);
}

describe('a server whose lock on the database was lost', () => {
  it('takes it again when nothing happened meanwhile, and nobody can change the ground under it', async () => {
    await serving();
    await cut();
    await until(async () => (await held()) === 0);
    await until(async () => (await held()) === 1);
    const { rows } = await root.query('select pg_try_advisory_lock($1) as alone', [SERVED]);
    expect(rows[0].alone).toBe(false);
    expect(told).toEqual([]);
    await lock.release();
  });

  it('stops with a sentence while somebody else changes the database', async () => {
    await serving();
    await cut();
    await root.query('select pg_advisory_lock($1)', [SERVED]);
    await until(() => told.length > 0);
    expect(told[0]).toMatchObject({ code: 'serve.lock-lost' });
    expect(String(told[0]?.data?.sentence)).toContain('migrate or move');
    await root.query('select pg_advisory_unlock($1)', [SERVED]);
    await sleep(1200);
    expect(await held()).toBe(0);
    expect(told).toHaveLength(1);
  });

  it('stops when the organisation was moved away, or is arriving, meanwhile', async () => {
    for (const [state, code] of [
      ['gone', 'database.moved'],
      ['arriving', 'database.arriving'],
    ]) {
      await serving();
      await cut();
      await root.query("insert into platform.moved (place, state) values ('elsewhere:5432/wayout', $1)", [state]);
      await until(() => told.length > 0);
      expect(told[0]).toMatchObject({ code });
      await root.query('delete from platform.moved');
    }
  });

  it('stops when the database was migrated meanwhile, and not when it made it anew itself', async () => {
    await serving();
    await root.query("update platform.migration set checksum = checksum || 'x' where name like '%0001-platform%'");
    await lock.renew();
    await cut();
    await until(async () => (await held()) === 0);
    await until(async () => (await held()) === 1);
    expect(told).toEqual([]);
    await cut();
    await root.query("update platform.migration set checksum = rtrim(checksum, 'x') where name like '%0001-platform%'");
    await until(() => told.length > 0);
    expect(told[0]).toMatchObject({ code: 'serve.lock-lost' });
  });
});
