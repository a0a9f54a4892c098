import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { aContact } from '../../src/modules/hotline/testing.ts';
import * as people from '../../src/modules/people/contract.ts';
import { type Jobs, runJobs } from '../../src/platform/jobs/index.ts';
import { systemClock } from '../../src/platform/kernel/index.ts';
import { aHouse, type TestHouse } from '../house.ts';
import { aWorld, canaries, type Hands, someHands } from './samples.ts';

/** Background work has the rights of the jobs role and no key: enough for what the manifests name, and not for a word more. */
let house: TestHouse;
let hands: Hands;
let jobs: Jobs;
const said: Record<string, unknown>[] = [];

beforeAll(async () => {
  house = await aHouse({ settings: { openDrafts: 1000 } });
  hands = await someHands(house);
  jobs = await runJobs({
    database: house.house.ground.database,
    modules: house.house.furniture.modules,
    clock: systemClock,
    log: (line) => void said.push(line),
    pause: 20,
  });
});
afterAll(async () => {
  await jobs.stop();
  await house.close();
});

async function quiet(): Promise<void> {
  const superuser = await house.database.asSuperuser();
  for (let still = 0; still < 3; ) {
    await new Promise((done) => setTimeout(done, 50));
    const { rows } = await superuser.query<{ n: number }>(
      `select (select count(*) from events.outbox)::int
         + (select count(*) from graphile_worker._private_jobs where run_at <= now() or attempts > 0)::int as n`,
    );
    still = rows[0]?.n === 0 || said.length > 0 ? still + 1 : 0;
  }
  await superuser.end();
}

const handlers = () => house.house.furniture.modules.flatMap((module) => Object.keys(module.handlers ?? {}));

describe('background work', () => {
  it('does what every module promises when a person is erased, with the jobs role alone', async () => {
    const world = await aWorld(house, hands);
    await hands.supervisor.call(people.erasePerson, { id: world.person as never, reason: 'asked for it ◇' });
    await quiet();
    expect(said).toEqual([]);
    const superuser = await house.database.asSuperuser();
    const { rows } = await superuser.query<{ place: string }>(
      `select table_schema || '.' || table_name as place from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema in ('hotline', 'cases', 'people', 'tasks', 'vault')`,
    );
    for (const { place } of rows) {
      // two empty rows stay as the sign that she is gone: for those who name her, and for indexes in other processes
      if (place === 'people.person' || place === 'people.search_card') continue;
      const left = await superuser.query(`select 1 from ${place} t where t::text like $1`, [`%${world.person}%`]);
      expect(left.rowCount, `${place} still leads to the person`).toBe(0);
    }
    const stones = await superuser.query(
      `select p.state, p.subject_key, c.sealed, c.key_id from people.person p
       left join people.search_card c on c.org_id = p.org_id and c.person_id = p.id where p.id = $1`,
      [world.person],
    );
    expect(stones.rows).toEqual([{ state: 'erased', subject_key: null, sealed: null, key_id: null }]);
    await superuser.end();
  }, 60_000);

  it('destroys words, numbers and keys of the contacts that were hers alone, and of what was found about her', async () => {
    const world = await aWorld(house, hands);
    const { supervisor } = hands;
    const number = '+381 99 765 4321';
    const told = (clients: readonly string[]) =>
      supervisor.call(
        hotline.recordContact,
        aContact({ clients: clients as never, summary: canaries.story, callerNumber: number }),
      );
    const hers = await told([world.person]);
    await supervisor.call(hotline.addDuty, {
      id: hers.id,
      kind: 'follow_up',
      dueDay: '2021-12-20' as never,
      note: canaries.note,
    });
    const other = await aWorld(house, hands);
    const shared = await told([world.person, other.person]);
    const superuser = await house.database.asSuperuser();
    const [finding] = (await superuser.query('select key_id from cases.finding where id = $1', [world.finding])).rows;
    await supervisor.call(people.erasePerson, { id: world.person as never, reason: 'asked for it ◇' });
    await quiet();
    expect(said).toEqual([]);

    const opened = await supervisor.call(hotline.getContact, { id: hers.id });
    expect(opened).toMatchObject({
      textState: 'destroyed',
      summary: '',
      callerNumber: '',
      category: expect.any(String),
    });
    const duties = await supervisor.call(hotline.listDuties, { id: hers.id });
    expect(duties.map((duty) => duty.note)).toEqual(['']);
    const wraps = await superuser.query('select key_id from vault.wrap where key_id = any ($1)', [
      [hers.id, finding.key_id],
    ]);
    expect(wraps.rows).toEqual([]);
    const kept = await supervisor.call(hotline.getContact, { id: shared.id });
    expect(kept).toMatchObject({ textState: 'open', summary: canaries.story });
    const left = await superuser.query('select number_index from hotline.contact where id = any ($1) order by 1', [
      [hers.id, shared.id],
    ]);
    expect(left.rows.map((row) => row.number_index === null).sort()).toEqual([false, true]);
    await superuser.end();
  }, 60_000);

  it('takes every event a second time without harm', async () => {
    const world = await aWorld(house, hands);
    for (let i = 0; i < 2; i++) {
      await hands.supervisor.inside(async (it) => {
        for (const kind of new Set(handlers())) {
          it.tx.emit({ kind, payload: { person: world.person, contact: world.contact, finding: world.finding } });
        }
      });
      await quiet();
    }
    expect(said).toEqual([]);
  }, 60_000);

  it('keeps every rhythm of the manifests going', async () => {
    const ids = house.house.furniture.modules.flatMap((module) => (module.jobs ?? []).map((job) => job.id));
    const superuser = await house.database.asSuperuser();
    const { rows } = await superuser.query<{ key: string }>(
      'select key from graphile_worker.jobs where key is not null',
    );
    expect(rows.map((row) => row.key).sort()).toEqual(ids.map((id) => `${id}:${house.org}`).sort());
    await superuser.end();
    expect(said).toEqual([]);
  });

  it('reads no key, no credential and no sealed text', async () => {
    const client = await house.database.asRole('jobs');
    await client.query("select set_config('app.org', $1, false)", [house.org]);
    for (const asked of [
      'select wrapped from vault.wrap',
      'select wrapped from vault.membership',
      'select * from access.credential',
      'select * from access.session',
      'select display_name from access.account',
      'select sealed from people.person_identity',
      'select sealed from people.contact_point',
      'select sealed from hotline.contact_text',
      'select text from tasks.task',
      'select sealed from audit.entry',
    ]) {
      await expect(client.query(asked), asked).rejects.toThrow(/permission denied/);
    }
    await client.end();
  });
});
