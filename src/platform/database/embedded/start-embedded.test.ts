import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Refusal } from '../../kernel/refusal.ts';
import { packageFolder, placeCopy } from './binaries.ts';
import { type RunningPostgres, startEmbedded } from './start-embedded.ts';

let root: string;
let home: string;
const open: RunningPostgres[] = [];
const children: ChildProcess[] = [];

beforeEach(() => {
  // mkdtemp makes it 0700: as root, every test here runs in a folder that only root may enter
  root = mkdtempSync(join(tmpdir(), 'wayout-home-'));
  home = join(root, 'home');
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const running of open.splice(0)) await running.stop();
  const left = postmasterOf(home);
  if (left !== undefined) await (await start()).stop();
  rmSync(root, { recursive: true, force: true });
});

async function start(at = home, watch = false): Promise<RunningPostgres> {
  const running = await startEmbedded({
    dataDir: join(at, 'postgres'),
    secretsDir: join(at, 'secrets'),
    settings: { fsync: 'off' },
    watch,
  });
  open.push(running);
  return running;
}

/** Another process that holds the home's database: what it said is whether it started it. */
async function holder(): Promise<{ child: ChildProcess; startedHere: boolean }> {
  const script = fileURLToPath(new URL('./hold-open.ts', import.meta.url));
  const child = spawn(process.execPath, [script, join(home, 'postgres'), join(home, 'secrets')]);
  children.push(child);
  child.stderr?.pipe(process.stderr);
  const [said] = await once(child.stdout!, 'data');
  return { child, startedHere: String(said).trim() === 'true' };
}

async function query(running: RunningPostgres, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({
    host: running.socketDir,
    port: running.port,
    user: running.superuser,
    password: running.superuserPassword,
    database: 'postgres',
  });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function postmasterOf(at: string): number | undefined {
  const path = join(at, 'postgres', 'postmaster.pid');
  return existsSync(path) ? Number.parseInt(readFileSync(path, 'utf8'), 10) : undefined;
}

describe('the embedded database', () => {
  it('starts, answers in UTF-8, and is gone after stop', async () => {
    const running = await start();
    expect(running.startedHere).toBe(true);
    const [row] = await query(
      running,
      `select current_setting('server_version_num')::int / 10000 as major, current_setting('server_encoding') as encoding,
        current_setting('data_checksums') as checksums, current_setting('TimeZone') as zone, lower('ĐŠ Ђ') as lower,
        current_setting('listen_addresses') as addresses, (select datlocale from pg_database where datname = 'postgres') as locale`,
    );
    expect(row).toEqual({
      major: 18,
      encoding: 'UTF8',
      checksums: 'on',
      zone: 'UTC',
      lower: 'đš ђ',
      addresses: process.platform === 'win32' ? '127.0.0.1' : '',
      locale: 'C.UTF-8',
    });
    await running.stop();
    expect(postmasterOf(home)).toBeUndefined();
    await expect(query(running, 'select 1')).rejects.toThrow();
  });

  it('starts again after a clean stop in less than a second, with what was written', async () => {
    const first = await start();
    await query(first, 'create table kept (id int)');
    await first.stop();
    const before = performance.now();
    const second = await start();
    expect(performance.now() - before).toBeLessThan(1000);
    expect(second.superuserPassword).toBe(first.superuserPassword);
    expect(await query(second, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }]);
  });

  it('lets nobody in without the password, and keeps secrets and log to their owner', async () => {
    const running = await start();
    await expect(query({ ...running, superuserPassword: 'wrong' }, 'select 1')).rejects.toThrow(/password/);
    expect(statSync(join(home, 'secrets', 'database-superuser')).mode & 0o777).toBe(0o600);
    expect(statSync(join(home, 'log', 'postgres.log')).mode & 0o777).toBe(0o600);
    expect(statSync(running.socketDir).mode & 0o777).toBe(0o700);
    expect(existsSync(join(home, 'postgres.making'))).toBe(false);
  });

  it('writes no statement and no value into its log, not even of what failed', async () => {
    const running = await start();
    await query(running, `create table people (name text primary key check (name <> 'Canary-One'))`);
    await query(running, `insert into people values ('Canary-Two')`);
    await expect(query(running, `insert into people values ('Canary-One')`)).rejects.toThrow();
    await expect(query(running, `insert into people values ('Canary-Two')`)).rejects.toThrow();
    await expect(query(running, `selekt 'Canary-Three'`)).rejects.toThrow();
    expect(readFileSync(join(home, 'log', 'postgres.log'), 'utf8')).not.toMatch(/Canary/);
  });

  it('is shared: the second user finds it running and does not stop it for the first', async () => {
    const first = await start();
    const second = await start();
    expect(second.startedHere).toBe(false);
    await second.stop();
    await second.stop();
    expect(await query(first, 'select 1 as one')).toEqual([{ one: 1 }]);
    await first.stop();
    expect(postmasterOf(home)).toBeUndefined();
  });

  it('stays until the last user is done, whoever began', async () => {
    const { child, startedHere } = await holder();
    expect(startedHere).toBe(true);
    const mine = await start();
    expect(mine.startedHere).toBe(false);
    child.stdin?.end();
    await once(child, 'exit');
    expect(await query(mine, 'select 1 as one')).toEqual([{ one: 1 }]);
    await mine.stop();
    expect(postmasterOf(home)).toBeUndefined();
  });

  it('two first starts at once make one database', async () => {
    const [a, b] = await Promise.all([start(), start()]);
    expect([a.startedHere, b.startedHere].sort()).toEqual([false, true]);
    expect(await query(a, 'select 1 as one')).toEqual(await query(b, 'select 1 as one'));
  });

  it('takes over the running database of a process that was killed, and stops it in its turn', async () => {
    const { child } = await holder();
    const pid = postmasterOf(home);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const mine = await start();
    expect(postmasterOf(home)).toBe(pid);
    expect(mine.startedHere).toBe(true);
    expect(await query(mine, 'select 1 as one')).toEqual([{ one: 1 }]);
    await mine.stop();
    expect(postmasterOf(home)).toBeUndefined();
  });

  it('recovers when both it and its starter were killed', async () => {
    const { child } = await holder();
    const { port, ...rest } = await start();
    await query({ port, ...rest }, 'create table kept as select 7 as n');
    process.kill(postmasterOf(home)!, 'SIGKILL');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const again = await start();
    expect(await query(again, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('comes back by itself, at the same address, when it was killed beside a living server', async () => {
    const running = await start(home, true);
    await query(running, 'create table kept as select 7 as n');
    const killed = postmasterOf(home);
    process.kill(killed!, 'SIGKILL');
    await vi.waitFor(async () => expect(await query(running, 'select n from kept')).toEqual([{ n: 7 }]), {
      timeout: 15_000,
      interval: 100,
    });
    expect(postmasterOf(home)).not.toBe(killed);
    await running.stop();
    expect(postmasterOf(home)).toBeUndefined();
  });

  it('is not kept from starting by a pid file whose number belongs to somebody else', async () => {
    await (await start()).stop();
    const path = join(home, 'postgres', 'postmaster.pid');
    writeFileSync(path, `${process.pid}\n${join(home, 'postgres')}\n0\n5432\n/nowhere\n\n0 0\nready   \n`);
    expect(await query(await start(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('begins anew after an initdb that was cut off', async () => {
    mkdirSync(join(home, 'postgres.making', 'data'), { recursive: true });
    writeFileSync(join(home, 'postgres.making', 'data', 'PG_VERSION'), '18\n');
    expect(await query(await start(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('refuses a data folder of another major version and says how to carry the data over', async () => {
    const dataDir = join(home, 'postgres');
    mkdirSync(dataDir, { recursive: true });
    mkdirSync(join(home, 'secrets'));
    writeFileSync(join(home, 'secrets', 'database-superuser'), 'any\n');
    writeFileSync(join(dataDir, 'PG_VERSION'), '17\n');
    const refusal = await start().catch((error: Refusal) => error as Refusal);
    expect(refusal).toMatchObject({ code: 'embedded-database.other-major-version' });
    expect((refusal as Refusal).data?.sentence).toMatch(/PostgreSQL 17.*PostgreSQL 18.*pg_dumpall.*psql/);
    expect(readFileSync(join(dataDir, 'PG_VERSION'), 'utf8')).toBe('17\n');
  });

  it('refuses a database whose password is gone instead of making another', async () => {
    await (await start()).stop();
    rmSync(join(home, 'secrets'), { recursive: true });
    await expect(start()).rejects.toMatchObject({ code: 'embedded-database.password-missing' });
  });

  it('works in a folder that only its owner may enter, and keeps every byte of data there', async () => {
    const closed = join(root, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o700);
    chmodSync(root, 0o700);
    const running = await start(join(closed, 'home'));
    expect(await query(running, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(statSync(join(closed, 'home', 'postgres', 'base')).isDirectory()).toBe(true);
  });

  it.runIf(process.getuid?.() === 0)('places PostgreSQL where others can run it, with links that stay there', () => {
    const closed = join(root, 'node_modules', 'package');
    cpSync(packageFolder(), closed, { recursive: true, verbatimSymlinks: true });
    chmodSync(root, 0o700);
    const place = placeCopy(closed, '0-test', { uid: 65534, gid: 65534 }, root);
    try {
      const libraries = join(place, 'lib');
      const links = readdirSync(libraries, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink());
      expect(links.length).toBeGreaterThan(0);
      for (const link of links) expect(readlinkSync(join(libraries, link.name))).not.toMatch(/^\//);
    } finally {
      rmSync(dirname(place), { recursive: true });
    }
  });

  it('works in a home whose path is longer than a socket may be, with spaces and other letters', async () => {
    const running = await start(join(root, 'Дом са дугим именом '.repeat(4).trim(), 'x'.repeat(120)));
    expect(running.socketDir.length).toBeLessThan(90);
    expect(await query(running, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});
