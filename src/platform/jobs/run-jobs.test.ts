import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../tests/house.ts';
import type { DomainEvent } from '../database/index.ts';
import { systemClock } from '../kernel/index.ts';
import { type Jobs, type JobsParts, runJobs } from './index.ts';
import { nextTurn } from './rhythm.ts';

let house: TestHouse;
let mila: SomebodyAtWork;
let working: Jobs | undefined;
const said: object[] = [];

beforeAll(async () => {
  house = await aHouse();
  mila = await house.signedIn('consultant');
});
afterEach(async () => {
  await working?.stop();
  working = undefined;
});
afterAll(() => house.close());

async function work(modules: JobsParts['modules']): Promise<Jobs> {
  const { database } = house.house.ground;
  working = await runJobs({ database, modules, clock: systemClock, log: (line) => said.push(line), pause: 20 });
  return working;
}

async function until(met: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 15_000; Date.now() < end; await new Promise((done) => setTimeout(done, 20))) {
    if (await met()) return;
  }
  throw new Error(
    `it did not happen: ${JSON.stringify({ said: said.slice(-5), ...(await queued()), at: await waits() })}`,
  );
}

/** For whoever reads a failure: what every connection to this database is doing, without a statement. */
async function waits(): Promise<object[]> {
  const superuser = await house.database.asSuperuser();
  const { rows } = await superuser.query(
    `select application_name as who, state, wait_event as waits_for, extract(epoch from now() - state_change)::int as seconds
       from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  await superuser.end();
  return rows;
}

const tell = (kind: string, n = 1) =>
  mila.inside(async (it) => {
    for (let i = 0; i < n; i++) it.tx.emit({ kind, payload: { n: i } });
  });

async function queued(): Promise<{ outbox: number; jobs: number }> {
  const superuser = await house.database.asSuperuser();
  const count = async (table: string) => (await superuser.query(`select count(*)::int as n from ${table}`)).rows[0].n;
  const counts = { outbox: await count('events.outbox'), jobs: await count('graphile_worker._private_jobs') };
  await superuser.end();
  return counts;
}

describe('what modules tell upwards', () => {
  it('reaches every module that listens, and leaves the outbox and the queue', async () => {
    const heard: string[] = [];
    const listener = (name: string) => ({
      name,
      handlers: {
        'test.happened': async (_tx: unknown, event: DomainEvent) => void heard.push(`${name} ${event.payload.n}`),
      },
    });
    await tell('test.happened', 3);
    await tell('test.nobody-listens');
    await work([listener('one'), listener('other')]);
    await until(() => heard.length === 6);
    expect(heard.sort()).toEqual(['one 0', 'one 1', 'one 2', 'other 0', 'other 1', 'other 2']);
    await until(async () => JSON.stringify(await queued()) === '{"outbox":0,"jobs":0}');
  });

  it('is never handed on when the act itself did not happen', async () => {
    const heard: string[] = [];
    const act = mila.inside(async (it) => {
      it.tx.emit({ kind: 'test.undone', payload: { n: 1 } });
      throw new Error('changed her mind');
    });
    await expect(act).rejects.toThrow('changed her mind');
    await work([{ name: 'one', handlers: { 'test.undone': async () => void heard.push('undone') } }]);
    await tell('test.undone');
    await until(() => heard.length > 0);
    expect(heard).toHaveLength(1);
  });

  it('a handler that fails is tried again, and the others do not wait for it', async () => {
    const heard: string[] = [];
    let tries = 0;
    await tell('test.hard');
    await work([
      {
        name: 'stumbling',
        handlers: {
          'test.hard': async (tx) => {
            tries += 1;
            if (tries === 1) await tx.queryBuilt("select 'a secret word'::int");
            heard.push('stumbling');
          },
        },
      },
      { name: 'steady', handlers: { 'test.hard': async () => void heard.push('steady') } },
    ]);
    await until(() => heard.length === 2);
    expect(heard).toEqual(['steady', 'stumbling']);
    expect(tries).toBe(2);
    expect(said.at(-1)).toMatchObject({ event: 'work-failed', attempt: 1 });
    // what a driver says may repeat a value: it stands neither in the log nor in the queue
    expect(JSON.stringify(said)).not.toContain('secret');
  });

  it('writes what a handler writes in one transaction with the jobs role, and rolls it back when it fails', async () => {
    let tries = 0;
    const roles: string[] = [];
    await tell('test.chain');
    await work([
      {
        name: 'one',
        handlers: {
          'test.chain': async (tx) => {
            tries += 1;
            tx.emit({ kind: 'test.second', payload: { n: tries } });
            await tx.queryBuilt('select 1');
            if (tries === 1) throw new Error('not yet');
          },
          'test.second': async (tx, event) => {
            const [row] = await tx.queryBuilt<{ me: string }>('select current_user as me');
            roles.push(`${row?.me.endsWith('_jobs')} ${event.payload.n}`);
          },
        },
      },
    ]);
    await until(() => roles.length > 0);
    await new Promise((done) => setTimeout(done, 200));
    expect(roles).toEqual(['true 2']);
  });
});

describe('an organisation whose outbox cannot be read', () => {
  it('keeps no other organisation waiting', async () => {
    const superuser = await house.database.asSuperuser();
    // several, because nobody promises an order: one of them comes first
    const broken = Array.from({ length: 12 }, (_, n) => `0000000${n.toString(16)}-0000-4000-8000-000000000000`);
    const each = 'from unnest($1::uuid[]) as o (id)';
    await superuser.query(
      `insert into access.organisation (org_id, name, zone, synthetic, made_on) select id, 'Broken ◇', 'UTC', true, current_date ${each}`,
      [broken],
    );
    await superuser.query(`insert into access.login_directory select 'broken-' || id, id, id ${each}`, [broken]);
    await superuser.query(
      `insert into events.outbox (org_id, id, kind, payload) select id, id, 'test.broken', '{}' ${each}`,
      [broken],
    );
    await superuser.query(
      `create function events.refuse_broken() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`,
    );
    await superuser.query(
      `create trigger refuse_broken before delete on events.outbox for each row when (old.kind = 'test.broken') execute function events.refuse_broken()`,
    );
    const heard: string[] = [];
    await tell('test.after-broken');
    await work([{ name: 'one', handlers: { 'test.after-broken': async () => void heard.push('heard') } }]);
    await until(() => said.some((line) => 'event' in line && line.event === 'relay-failed'));
    await until(() => heard.length === 1);
    await superuser.query('drop trigger refuse_broken on events.outbox');
    await superuser.query('drop function events.refuse_broken');
    for (const table of ['events.outbox', 'access.login_directory', 'access.organisation'])
      await superuser.query(`delete from ${table} where org_id = any ($1)`, [broken]);
    await superuser.end();
  });
});

describe('a worker that is gone', () => {
  it('leaves nothing behind that the next one does not take up at once', async () => {
    await tell('test.cut-off', 5);
    const held: (() => void)[] = [];
    const first = await work([
      { name: 'one', handlers: { 'test.cut-off': () => new Promise<void>((done) => void held.push(done)) } },
    ]);
    const superuser = await house.database.asSuperuser();
    const locked = async () =>
      (
        await superuser.query(
          'select count(*)::int as n from graphile_worker._private_jobs where locked_by is not null',
        )
      ).rows[0].n;
    await until(async () => (await locked()) === 2);
    // as if killed: every connection of the jobs role is cut
    await superuser.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'wayout queue'",
    );
    await first.lost;
    working = undefined;
    const heard = new Set<unknown>();
    await work([{ name: 'one', handlers: { 'test.cut-off': async (_tx, event) => void heard.add(event.payload.n) } }]);
    await until(() => heard.size === 5);
    for (const letGo of held) letGo();
    await first.stop();
    await superuser.end();
  });

  it('makes room for the one that waited', async () => {
    const heard: string[] = [];
    const first = await work([{ name: 'one', handlers: { 'test.room': async () => void heard.push('first') } }]);
    let second: Jobs | undefined;
    const { database } = house.house.ground;
    const waiting = runJobs({
      database,
      modules: [{ name: 'one', handlers: { 'test.room': async () => void heard.push('second') } }],
      clock: systemClock,
      log: (line) => said.push(line),
      pause: 20,
    }).then((jobs) => {
      second = jobs;
    });
    await tell('test.room');
    await until(() => heard.length === 1);
    expect(second).toBeUndefined();
    await first.stop();
    await waiting;
    await tell('test.room');
    await until(() => heard.length === 2);
    expect(heard).toEqual(['first', 'second']);
    working = second;
  });
});

describe('work at a rhythm', () => {
  it('runs in each organisation at once and then on whole multiples of its period, through a failure', async () => {
    const turns: { org: string; at: number }[] = [];
    const job = {
      id: 'test.sweep' as const,
      everySeconds: 1,
      run: async (tx: { actor: { org: string } }) => {
        turns.push({ org: tx.actor.org, at: Date.now() });
        if (turns.length === 2) throw new Error('a bad moment');
      },
    };
    await work([{ name: 'one', jobs: [job] }]);
    await until(() => turns.length >= 4);
    expect(new Set(turns.map((turn) => turn.org))).toEqual(new Set([house.org]));
  });

  it('turns tell nothing about when the program was started', () => {
    expect(nextTurn(new Date('2021-12-14T10:07:31.250Z'), 300).toISOString()).toBe('2021-12-14T10:10:00.000Z');
    expect(nextTurn(new Date('2021-12-14T10:10:00.000Z'), 300).toISOString()).toBe('2021-12-14T10:15:00.000Z');
  });
});
