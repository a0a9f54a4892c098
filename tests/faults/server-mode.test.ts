import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { aBuild } from '../a-build.ts';
import { connect, type TestServer, testServer } from '../database/test-server.ts';
import { type Serving, serveHome, type Visitor, visit } from './serving.ts';

/**
 * An organisation that outgrows its home: moved to a PostgreSQL server, served there by two processes, and brought back.
 * The server is that of the run, with roles and a database of this story's own.
 */
const password = 'seven quiet herons over the marsh';
const prefix = `wm_${Array.from({ length: 6 }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join('')}_`;
const name = `${prefix}house`;
const text = 'KANARINAC-9431 stands under no other roof';

let build: Awaited<ReturnType<typeof aBuild>>;
let home: string;
let other: string;
let server: TestServer;
let url: string;
let env: Record<string, string>;
const running: Serving[] = [];

const command = (args: readonly string[], where = home, more: Record<string, string> = {}) =>
  spawnSync(process.execPath, [join(build.folder, 'server/cli.js'), ...args, '--home', where], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', WAYOUT_PASSWORD: password, ...more },
  });
const serveOn = async (where: string, more: Record<string, string> = {}) => {
  const one = await serveHome(build.folder, where, [], more);
  running.push(one);
  return one;
};
const ana = (at: Serving): Promise<Visitor> => visit(at.address, 'session', { username: 'ana', password });

beforeAll(async () => {
  build = await aBuild();
  home = mkdtempSync(join(tmpdir(), 'wayout-move-'));
  other = mkdtempSync(join(tmpdir(), 'wayout-beside-'));
  server = await testServer(inject('databaseRun'));
  const at = new URL(`postgres://${encodeURIComponent(server.user)}@localhost:${server.port}/${name}`);
  at.password = encodeURIComponent(server.password);
  at.searchParams.set('host', server.host);
  url = at.href;
  env = { DATABASE_URL: url, WAYOUT_ROLE_PREFIX: prefix };
  const admin = await connect(server);
  await admin.query(`create database ${name}`);
  await admin.end();
  const made = command(['setup', '--name', 'House ◇ Of Stories', '--user', 'ana', '--language', 'en']);
  expect(made.stderr).toContain('The organisation is made');
}, 240_000);

afterAll(async () => {
  for (const one of running) await one.stop().catch(() => undefined);
  const admin = await connect(server);
  await admin.query(`drop database if exists ${name} with (force)`);
  const roles = await admin.query<{ rolname: string }>('select rolname from pg_roles where starts_with(rolname, $1)', [
    prefix,
  ]);
  for (const { rolname } of roles.rows) await admin.query(`drop role ${rolname}`);
  await admin.end();
  build.remove();
  for (const folder of [home, other]) rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** One finalised contact with words, and how it is found again. */
async function record(visitor: Visitor): Promise<string> {
  const id = crypto.randomUUID();
  const body = { finalise: true, line: 'sos', category: 'other', callerNumber: '+381 99 100 2003', summary: text };
  const answer = await visitor.ask('PUT', `/api/hotline/contacts/${id}`, body);
  expect(answer.status).toBe(200);
  return id;
}

async function looks(visitor: Visitor, id: string) {
  const [contact, found, report] = await Promise.all([
    visitor.ask('GET', `/api/hotline/contacts/${id}`),
    visitor.ask('POST', '/api/hotline/contacts/search', { phone: '+381991002003', purpose: 'open_contact' }),
    visitor.ask('GET', `/api/statistics/reports/hotline?year=${new Date().getFullYear()}&format=json`),
  ]);
  return { words: contact.body.summary, found: found.text, report: report.text };
}

describe('an organisation that moves to a PostgreSQL server', () => {
  let contact: string;
  let before: Awaited<ReturnType<typeof looks>>;

  it('is the same there: words, searches, report and audit log', async () => {
    const own = await serveOn(home);
    const atHome = await ana(own);
    contact = await record(atHome);
    before = await looks(atHome, contact);
    expect(before.words).toBe(text);
    expect(before.found).toContain(contact);

    const refused = command(['move', '--to', 'server'], home, env);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('runs on this home already');
    await own.stop();

    const moved = command(['move', '--to', 'server'], home, env);
    expect(moved.stderr).toContain('are there');
    expect(moved.status).toBe(0);

    const there = await serveOn(home, env);
    expect(await looks(await ana(there), contact)).toEqual(before);
    expect(command(['audit', 'verify'], home, env).stdout).toMatch(/the chain holds/);
    await there.stop();
  }, 120_000);

  it('the copy that stayed behind is served no more, and says where everything is', async () => {
    await expect(serveHome(build.folder, home)).rejects.toThrow(/was moved to/);
    expect(command(['move', '--to', 'server'], home, env).status).toBe(1);
  }, 60_000);

  it('an end in one of two processes counts in the other at once, and keys never leave theirs', async () => {
    cpSync(join(home, 'secrets'), join(other, 'secrets'), { recursive: true });
    const [one, two] = [await serveOn(home, env), await serveOn(other, env)];
    const atOne = await ana(one);
    expect((await atOne.ask('GET', '/api/hotline/contacts')).status).toBe(200);

    // the same cookie at the other process: the session is known there, its keys are not
    const carried = await carry(atOne, one, two);
    expect((await carried('GET', '/api/session')).status).toBe(200);
    expect((await carried('GET', `/api/hotline/contacts/${contact}`)).status).toBe(423);

    expect((await atOne.ask('DELETE', '/api/session')).status).toBe(200);
    expect((await carried('GET', `/api/hotline/contacts/${contact}`)).status).toBe(401);
    expect((await atOne.ask('GET', '/api/hotline/contacts')).status).toBe(401);

    // nobody changes the ground under them
    const migrate = command(['migrate'], mkCopy(), env);
    expect(migrate.status).toBe(1);
    expect(migrate.stderr).toContain('A server runs on this database');
    await Promise.all([one.stop(), two.stop()]);
  }, 120_000);

  it('a server that lost its hold on the database while somebody else took it stops and says why', async () => {
    const one = await serveOn(home, env);
    const admin = await connect(server, name);
    // the lock of serving-lock.ts, by its number
    const held = `select pid from pg_locks where locktype = 'advisory' and objid = 7726033 and pid <> pg_backend_pid()
      and database = (select oid from pg_database where datname = current_database())`;
    await admin.query(`select pg_terminate_backend(pid) from (${held}) as holder`);
    await admin.query('select pg_advisory_lock(7726033)');
    const [code] = (await once(one.process, 'exit')) as [number];
    expect(one.said()).toMatch(/somebody began to change it.*Start again/);
    expect(code).toBe(1);
    await admin.end();
  }, 60_000);

  it('a home with other secrets does not take the roles away from the one that made them', () => {
    const stranger = mkdtempSync(join(tmpdir(), 'wayout-stranger-'));
    const tried = command(['migrate'], stranger, env);
    expect(tried.status).toBe(1);
    expect(tried.stderr).toContain('made by another home');
    rmSync(stranger, { recursive: true, force: true });
  }, 60_000);

  it('cut short in the middle of a move, the target is empty and the move can be made again', async () => {
    const back = ['move', '--to', 'embedded', '--replace-old-copy'];
    const cut = spawn(process.execPath, [join(build.folder, 'server/cli.js'), ...back, '--home', home], {
      env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    cut.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    for (let tries = 0; tries < 600 && !said.includes('audit.entry'); tries++) await sleep(20);
    cut.kill('SIGKILL');
    if (cut.exitCode === null && cut.signalCode === null) await once(cut, 'exit');
    expect(said).toContain('audit.entry');

    const again = command(
      ['move', '--to', 'embedded', ...(said.includes('are here') ? ['--replace-old-copy'] : [])],
      home,
      env,
    );
    expect(again.stderr).toContain('are here');
    expect(again.status).toBe(0);
    const own = await serveOn(home);
    expect(await looks(await ana(own), contact)).toEqual(before);
    expect(command(['audit', 'verify']).stdout).toMatch(/the chain holds/);
    await own.stop();
  }, 120_000);
});

/** A third home with the right secrets, for a command beside two servers. */
function mkCopy(): string {
  const third = mkdtempSync(join(tmpdir(), 'wayout-third-'));
  cpSync(join(home, 'secrets'), join(third, 'secrets'), { recursive: true });
  return third;
}

/** Her cookie carried to another process: same requests, another address. */
async function carry(visitor: Visitor, from: Serving, to: Serving) {
  const cookies = visitor.cookies();
  expect(from.address).not.toBe(to.address);
  return async (method: string, path: string) => {
    const response = await fetch(`${to.address}${path}`, { method, headers: { cookie: cookies } });
    return { status: response.status };
  };
}
