import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { databasePlace } from '../../src/app/database-place.ts';
import { CHILD } from '../../src/app/worker-channel.ts';
import { startWorkerProcess, type WorkerProcess } from '../../src/app/worker-process.ts';
import { readSettings, type Settings } from '../../src/platform/config/index.ts';
import { newId } from '../../src/platform/kernel/index.ts';
import { aBuild } from '../a-build.ts';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../house.ts';

/** The worker as a process: the bundle that `serve` starts, over a house of its own. */
let house: TestHouse;
let mila: SomebodyAtWork;
let settings: Settings;
let entry: string;
let build: Awaited<ReturnType<typeof aBuild>>;
let worker: WorkerProcess | undefined;
let said: Record<string, unknown>[] = [];

beforeAll(async () => {
  build = await aBuild();
  entry = join(build.folder, 'worker/worker.js');
  house = await aHouse();
  mila = await house.signedIn('consultant');
  const home = mkdtempSync(join(tmpdir(), 'wayout-worker-'));
  const { host, port, database, rolePrefix, passwordOf } = house.database.facts;
  mkdirSync(join(home, 'secrets'));
  writeFileSync(join(home, 'secrets/database-jobs'), passwordOf('jobs'));
  const databaseUrl = `postgres://nobody@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
  settings = readSettings({ home, databaseUrl, rolePrefix }, {});
});
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
  said = [];
});
afterAll(async () => {
  await house?.close();
  build.remove();
});

async function until(met: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) {
    if (await met()) return;
  }
  throw new Error(`it did not happen: ${what}; ${JSON.stringify(said)}`);
}

async function ask<Row>(sql: string): Promise<Row[]> {
  const superuser = await house.database.asSuperuser();
  const { rows } = await superuser.query(sql);
  await superuser.end();
  return rows as Row[];
}

const outbox = async () => (await ask<{ n: number }>('select count(*)::int as n from events.outbox'))[0]?.n;
const waiting = async () =>
  (
    await ask<{ n: number }>(
      "select count(*)::int as n from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'hand-on'",
    )
  )[0]?.n;
const residentOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
const readyLines = () => said.filter((line) => line.event === 'worker-ready');
const tell = (kind = 'test.told', times = 1) =>
  mila.inside(async (it) => {
    for (let n = 0; n < times; n++) it.tx.emit({ kind, payload: { person: newId() } });
  });

async function started(): Promise<WorkerProcess> {
  worker = startWorkerProcess(settings, { entry, firstDelay: 100, log: (line) => said.push(line) });
  await until(() => readyLines().length === 1, 'the worker is ready');
  return worker;
}

describe('the worker beside the server', () => {
  it('logs in as the jobs role and as nobody else, and adds at most 55 MB to a bare Node', async () => {
    const { pid } = await started();
    // a day's worth of work at once
    await tell('people.person-erased', 1000);
    await until(async () => (await outbox()) === 0 && (await waiting()) === 0, 'everything is handed on');
    const logins = await ask<{ usename: string }>(
      "select distinct usename from pg_stat_activity where datname = current_database() and application_name in ('wayout queue', 'wayout jobs')",
    );
    expect(logins).toEqual([{ usename: `${settings.rolePrefix}jobs` }]);
    if (process.platform === 'linux') {
      // how much of Node's own program file lies in memory differs by tens of megabytes between machines and moments, and it
      // lies there once for all processes: a bare Node (45 MB and more) stands beside, the worker adds the rest of its 100 MB
      const bare = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
      await new Promise((done) => setTimeout(done, 500));
      const added = residentOf(pid as number) - residentOf(bare.pid as number);
      bare.kill();
      expect(added).toBeGreaterThan(0);
      expect(added).toBeLessThan(55_000_000);
    }
  });

  it('is told nothing by the environment: no database address, no setting, no secret', async () => {
    process.env.WAYOUT_CANARY = 'a canary of the environment';
    try {
      const { pid } = await started();
      if (process.platform !== 'linux') return;
      const shown = readFileSync(`/proc/${pid}/environ`, 'utf8') + readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      expect(shown).toContain(settings.home);
      for (const word of ['canary', 'postgres://', house.database.facts.passwordOf('jobs')])
        expect(shown).not.toContain(word);
    } finally {
      delete process.env.WAYOUT_CANARY;
    }
  });

  it('killed at work is started again and hands on what was told meanwhile', async () => {
    const one = await started();
    process.kill(one.pid as number, 'SIGKILL');
    await until(() => said.some((line) => line.event === 'worker-died'), 'the server sees it die');
    await tell();
    await until(() => readyLines().length === 2, 'a new one is ready');
    await until(async () => (await outbox()) === 0, 'the outbox is empty');
  });

  it('stops within a moment when the server stops, and is not started again', async () => {
    const one = await started();
    const { pid } = one;
    await one.stop();
    expect(() => process.kill(pid as number, 0)).toThrow();
    expect(said.some((line) => line.event === 'worker-died')).toBe(false);
  });

  it('ends when its server is gone without a word', async () => {
    const { home, rolePrefix } = settings;
    const child = fork(entry, [CHILD, home], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: {} });
    child.send({ begin: { home, rolePrefix, place: await databasePlace(settings) } });
    await once(child, 'message');
    child.disconnect();
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
  });
});
