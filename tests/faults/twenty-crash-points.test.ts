import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBuild } from '../a-build.ts';
import { type Serving, serveHome, type Visitor, visit } from './serving.ts';

/**
 * crash-points (security.md section 15), the other half: the server is killed while an act stands before a table that it needs.
 * The table is locked from outside, so the place is known and not a matter of luck. Afterwards the act is there whole or not at
 * all, and the same act again is whole. (Log and outbox travel with the commit in one breath: what was killed before those may
 * have been committed behind it, with its row in the log.)
 */
const person = { username: 'night-desk', password: 'seven quiet herons over the marsh' };
const today = new Date().toISOString().slice(0, 10);

interface Act {
  readonly name: string;
  readonly tables: readonly string[];
  /** what has to be there before, made in peace; answers the id that the act is about */
  prepare(desk: Visitor): Promise<string>;
  run(desk: Visitor, id: string): Promise<{ status: number }>;
  /** undefined: nothing of it is there */
  look(desk: Visitor, id: string): Promise<string | undefined>;
}

const contact = { line: 'sos', category: 'preventive_educational', summary: 'said before the light went out ◇' };
const made = async (answer: Promise<{ status: number }>) => expect((await answer).status).toBe(200);
const aPerson = async (desk: Visitor): Promise<string> => {
  const id = randomUUID();
  await made(desk.ask('PUT', `/api/people/persons/${id}`, { names: [{ kind: 'given', value: 'Ana ◇' }] }));
  return id;
};

const acts: readonly Act[] = [
  {
    name: 'a person is made',
    tables: [
      'people.person_counter',
      'people.person',
      'people.person_identity',
      'people.search_card',
      'people.contact_point',
      'vault.wrap',
      'audit.head',
    ],
    prepare: async () => randomUUID(),
    run: (desk, id) =>
      desk.ask('PUT', `/api/people/persons/${id}`, {
        names: [{ kind: 'given', value: 'Mara ◇' }],
        contactPoints: [{ kind: 'phone', value: '+381 99 100 2003' }],
      }),
    async look(desk, id) {
      const { status, body } = await desk.ask('GET', `/api/people/persons/${id}`);
      if (status === 404) return undefined;
      return JSON.stringify(body).includes('Mara') && JSON.stringify(body).includes('phone') ? 'whole' : 'half';
    },
  },
  {
    name: 'a contact is recorded and closed in one',
    tables: [
      'hotline.contact',
      'hotline.contact_version',
      'hotline.contact_text',
      'hotline.contact_client',
      'hotline.client_first',
      'hotline.number_block',
      'events.outbox',
      'tasks.task',
      'audit.entry',
    ],
    prepare: async () => randomUUID(),
    async run(desk, id) {
      const client = await aPersonOf(desk);
      return desk.ask('PUT', `/api/hotline/contacts/${id}`, {
        ...contact,
        clients: [client],
        followUp: 'callback',
        duty: { dueDay: today },
        finalise: true,
      });
    },
    async look(desk, id) {
      const { status, body } = await desk.ask('GET', `/api/hotline/contacts/${id}`);
      if (status === 404) return undefined;
      const duties = await desk.ask('GET', `/api/hotline/contacts/${id}/duties`);
      const isWhole =
        body.state === 'finalised' &&
        body.summary === contact.summary &&
        (body.clients as unknown[]).length === 1 &&
        duties.text.includes('hotline.callback');
      return isWhole ? 'whole' : `half: ${body.state}, ${duties.text}`;
    },
  },
  {
    name: 'a draft is closed',
    tables: ['hotline.contact', 'hotline.contact_version', 'vault.wrap', 'audit.entry'],
    async prepare(desk) {
      const id = randomUUID();
      await made(desk.ask('PUT', `/api/hotline/contacts/${id}`, contact));
      return id;
    },
    run: (desk, id) => desk.ask('POST', `/api/hotline/contacts/${id}/finalise`, {}),
    async look(desk, id) {
      const { body } = await desk.ask('GET', `/api/hotline/contacts/${id}`);
      expect(body.summary).toBe(contact.summary);
      return body.state === 'draft' ? undefined : body.state === 'finalised' && body.number ? 'whole' : 'half';
    },
  },
  {
    name: 'a flag is set',
    tables: ['hotline.flag', 'audit.head'],
    prepare: async () => randomUUID(),
    run: async (desk, id) =>
      desk.ask('POST', '/api/hotline/flags', {
        id,
        kind: 'self_harm_risk',
        person: await aPersonOf(desk),
        reason: 'she said so ◇',
      }),
    look: async (desk, id) => ((await desk.ask('GET', '/api/hotline/flags')).text.includes(id) ? 'whole' : undefined),
  },
];

const TRAVELS_WITH_THE_COMMIT = /^(?:audit|events)\./;

/** Somebody whom every act may be about; made once, in peace. */
let somebody = '';
async function aPersonOf(desk: Visitor): Promise<string> {
  somebody ||= await aPerson(desk);
  return somebody;
}

describe('killed before a table', () => {
  let build: Awaited<ReturnType<typeof aBuild>>;
  let home: string;
  let serving: Serving;
  let desk: Visitor;
  const reached: string[] = [];

  const open = async () => {
    serving = await serveHome(build.folder, home, ['--no-worker']);
    desk = await visit(serving.address, 'session', person);
  };

  beforeAll(async () => {
    build = await aBuild();
    home = mkdtempSync(join(tmpdir(), 'wayout-points-'));
    serving = await serveHome(build.folder, home, ['--no-worker']);
    desk = await visit(serving.address, 'setup', {
      organisationName: 'Points ◇ test',
      zone: 'Europe/Belgrade',
      displayName: 'Night ◇ desk',
      ...person,
    });
    await aPersonOf(desk);
  }, 180_000);
  afterAll(async () => {
    await serving?.stop();
    rmSync(home, { recursive: true, force: true });
    build.remove();
  });

  async function asRoot(): Promise<Client> {
    const lines = readFileSync(join(home, 'postgres/postmaster.pid'), 'utf8').split('\n');
    const client = new Client({
      host: lines[4] as string,
      port: Number(lines[3]),
      user: 'wayout_super',
      password: readFileSync(join(home, 'secrets/database-superuser'), 'utf8').trim(),
      database: 'wayout',
    });
    // the end of the database is part of the story
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** True when the act stood before the table and was killed there; false when it never came by. */
  async function killedBefore(table: string, run: () => Promise<{ status: number }>): Promise<boolean> {
    const lock = await asRoot();
    const watch = await asRoot();
    await lock.query('begin');
    await lock.query(`lock table ${table} in access exclusive mode`);
    let answer: number | undefined;
    run().then(
      ({ status }) => {
        answer = status;
      },
      () => undefined,
    );
    let waits = false;
    for (let i = 0; i < 300 && !waits && answer === undefined; i++) {
      await sleep(20);
      const { rows } = await watch.query('select 1 from pg_locks where not granted and relation = $1::regclass', [
        table,
      ]);
      waits = rows.length > 0;
    }
    if (waits) {
      await serving.kill();
      await sleep(50);
    }
    expect(waits || answer === 200, `${table}: ${answer}`).toBe(true);
    await lock.end().catch(() => undefined);
    await watch.end().catch(() => undefined);
    return waits;
  }

  const points = acts.flatMap((act) => act.tables.map((table) => [act.name, table, act] as const));

  it.each(points)('%s, %s: all of it is there or nothing, and again it is whole', async (name, table, act) => {
    const id = await act.prepare(desk);
    if (!(await killedBefore(table, () => act.run(desk, id)))) {
      expect(await act.look(desk, id)).toBe('whole');
      return;
    }
    reached.push(`${name}: ${table}`);
    await open();
    const left = await act.look(desk, id);
    expect([undefined, 'whole']).toContain(left);
    if (!TRAVELS_WITH_THE_COMMIT.test(table)) expect(left).toBeUndefined();
    if (left === undefined) expect((await act.run(desk, id)).status).toBe(200);
    expect(await act.look(desk, id)).toBe('whole');
  });

  it('was killed at twenty points at least', () => {
    expect(reached.length, reached.join('\n')).toBeGreaterThanOrEqual(20);
  });

  it('left a chain of the log that holds', () => {
    const verify = spawnSync(
      process.execPath,
      [join(build.folder, 'server/cli.js'), 'audit', 'verify', '--home', home],
      { encoding: 'utf8', env: { ...process.env, DATABASE_URL: '' } },
    );
    expect(verify.stdout).toMatch(/the chain holds/);
  });
});
