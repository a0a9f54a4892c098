import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { aBuild } from '../a-build.ts';
import { connect, type TestServer, testServer } from '../database/test-server.ts';
import { type Serving, serveHome, type Visitor, visit } from './serving.ts';

/**
 * A move is killed where it hurts: before the target has committed, between that and the source's farewell, and between that and
 * the target's release. Tables are locked from outside, so the places are known and not a matter of luck. At each of them at most
 * one of the two copies is served, and the same move made again finishes it.
 */
const password = 'seven quiet herons over the marsh';
const prefix = `wc_${Array.from({ length: 6 }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join('')}_`;
const name = `${prefix}house`;
const toServer = ['move', '--to', 'server'];
const toHome = ['move', '--to', 'embedded', '--replace-old-copy'];

let build: Awaited<ReturnType<typeof aBuild>>;
let home: string;
let server: TestServer;
let env: Record<string, string>;
const running: Serving[] = [];
const open: Client[] = [];

const ground = { PATH: process.env.PATH ?? '', NODE_ENV: 'production', WAYOUT_PASSWORD: password };
const argsOf = (args: readonly string[]) => [join(build.folder, 'server/cli.js'), ...args, '--home', home];
const command = (args: readonly string[], more: Record<string, string> = {}) =>
  spawnSync(process.execPath, argsOf(args), { encoding: 'utf8', env: { ...ground, ...more } });

async function atWork(more: Record<string, string>, run: (desk: Visitor) => Promise<void>): Promise<void> {
  const one = await serveHome(build.folder, home, ['--no-worker'], more);
  running.push(one);
  await run(await visit(one.address, 'session', { username: 'ana', password }));
  await one.stop();
}

const written: string[] = [];
/** She records one contact more, and everything that was ever recorded is there. */
const recordsAndFindsAll = (more: Record<string, string>) =>
  atWork(more, async (desk) => {
    const id = crypto.randomUUID();
    const body = { finalise: true, line: 'sos', category: 'other', summary: `word ${written.length} ◇` };
    expect((await desk.ask('PUT', `/api/hotline/contacts/${id}`, body)).status).toBe(200);
    written.push(id);
    for (const [at, one] of written.entries())
      expect((await desk.ask('GET', `/api/hotline/contacts/${one}`)).body.summary).toBe(`word ${at} ◇`);
  });

const isRefused = (more: Record<string, string>, why: RegExp) =>
  expect(serveHome(build.folder, home, ['--no-worker'], more)).rejects.toThrow(why);

async function there(): Promise<Client> {
  const client = await connect(server, name);
  client.on('error', () => undefined);
  open.push(client);
  return client;
}

/** The home's own database, which the command itself has started. */
async function here(): Promise<Client> {
  const lines = readFileSync(join(home, 'postgres/postmaster.pid'), 'utf8').split('\n');
  const client = new Client({
    host: lines[4] as string,
    port: Number(lines[3]),
    user: 'wayout_super',
    password: readFileSync(join(home, 'secrets/database-superuser'), 'utf8').trim(),
    database: 'wayout',
  });
  client.on('error', () => undefined);
  open.push(client);
  await client.connect();
  return client;
}

/** Lets reading pass and nobody write, until `free`. */
async function stands(client: Client, table: string, mode: 'share' | 'access exclusive'): Promise<() => Promise<void>> {
  await client.query('begin');
  await client.query(`lock table ${table} in ${mode} mode`);
  return async () => {
    await client.query('rollback');
  };
}

const waitsFor = (client: Client, table: string) =>
  until(async () => {
    const { rows } = await client.query('select 1 from pg_locks where not granted and relation = $1::regclass', [
      table,
    ]);
    return rows.length > 0;
  }, `nobody came to ${table}`);

const isMarked = (client: Client, state: string) =>
  until(async () => {
    const { rows } = await client.query('select 1 from platform.moved where state = $1', [state]);
    return rows.length > 0;
  }, `it was never ${state}`);

async function until(isSo: () => Promise<boolean>, otherwise: string): Promise<void> {
  for (let tries = 0; tries < 1500; tries++) {
    if (await isSo()) return;
    await sleep(20);
  }
  throw new Error(otherwise);
}

function begin(args: readonly string[]) {
  const one = spawn(process.execPath, argsOf(args), {
    env: { ...ground, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  one.stderr?.resume();
  return {
    /** as by a power cut: what still waits in a database for its lock is gone with it */
    async kill(...at: readonly Client[]) {
      one.kill('SIGKILL');
      if (one.exitCode === null && one.signalCode === null) await once(one, 'exit');
      for (const client of at)
        await client.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and wait_event_type = 'Lock'",
        );
    },
  };
}

beforeAll(async () => {
  build = await aBuild();
  home = mkdtempSync(join(tmpdir(), 'wayout-cut-move-'));
  server = await testServer(inject('databaseRun'));
  const at = new URL(`postgres://${encodeURIComponent(server.user)}@localhost:${server.port}/${name}`);
  at.password = encodeURIComponent(server.password);
  at.searchParams.set('host', server.host);
  env = { DATABASE_URL: at.href, WAYOUT_ROLE_PREFIX: prefix };
  const admin = await connect(server);
  await admin.query(`create database ${name}`);
  await admin.end();
  expect(command(['setup', '--name', 'House ◇ Of Stories', '--user', 'ana', '--language', 'en']).status).toBe(0);
  expect(command(['migrate'], env).status).toBe(0);
}, 240_000);

afterAll(async () => {
  for (const client of open) await client.end().catch(() => undefined);
  for (const one of running) await one.stop().catch(() => undefined);
  const admin = await connect(server);
  await admin.query(`drop database if exists ${name} with (force)`);
  const roles = await admin.query<{ rolname: string }>('select rolname from pg_roles where starts_with(rolname, $1)', [
    prefix,
  ]);
  for (const { rolname } of roles.rows) await admin.query(`drop role ${rolname}`);
  await admin.end();
  build.remove();
  rmSync(home, { recursive: true, force: true });
}, 60_000);

describe('a move that is killed', () => {
  it('before the target has committed leaves the source as it was, and nothing in the target', async () => {
    await recordsAndFindsAll({});
    const [lock, watch] = [await there(), await there()];
    const free = await stands(lock, 'vault.wrap', 'access exclusive');
    const move = begin(toServer);
    await waitsFor(watch, 'vault.wrap');
    await move.kill(watch);
    await free();
    const { rows } = await watch.query(
      'select (select count(*) from platform.moved) + (select count(*) from hotline.contact) as n',
    );
    expect(Number(rows[0].n)).toBe(0);
    await recordsAndFindsAll({});
  }, 120_000);

  it('between the target’s commit and the source’s farewell: the source lives on, the target waits, and nothing is lost', async () => {
    const [lock, watch] = [await there(), await there()];
    const free = await stands(lock, 'vault.wrap', 'access exclusive');
    const move = begin(toServer);
    await waitsFor(watch, 'vault.wrap');
    const source = await here();
    const farewell = await stands(source, 'platform.moved', 'share');
    await free();
    await isMarked(watch, 'arriving');
    await move.kill(await here());
    await farewell();
    await source.end();

    await isRefused(env, /cut short/);
    // somebody goes on working where everything still is
    await recordsAndFindsAll({});
    const again = command(toServer, env);
    expect(again.stderr).toContain('are there');
    expect(again.status).toBe(0);
    await isRefused({}, /was moved to/);
    await recordsAndFindsAll(env);
  }, 180_000);

  it('between the source’s farewell and the target’s release: neither is served until the same move is made again', async () => {
    const [lock, watch] = [await there(), await there()];
    const free = await stands(lock, 'vault.wrap', 'access exclusive');
    const move = begin(toHome);
    await waitsFor(watch, 'vault.wrap');
    const farewell = await stands(await there(), 'platform.moved', 'share');
    await free();
    const target = await here();
    await isMarked(target, 'arriving');
    const release = await stands(await here(), 'platform.moved', 'share');
    await farewell();
    await isMarked(watch, 'gone');
    await waitsFor(target, 'platform.moved');
    await move.kill(target);
    await release();

    await isRefused(env, /was moved to/);
    await isRefused({}, /cut short/);
    const again = command(toHome, env);
    expect(again.stderr).toContain('The move that was cut short is finished');
    expect(again.status).toBe(0);
    await recordsAndFindsAll({});
    await isRefused(env, /was moved to/);
    expect(command(['audit', 'verify']).stdout).toMatch(/the chain holds/);
  }, 180_000);
});
