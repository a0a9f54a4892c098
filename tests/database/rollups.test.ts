import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules, statistics } from '../../src/app/modules.ts';
import * as cases from '../../src/modules/cases/contract.ts';
import { aFinding } from '../../src/modules/cases/testing.ts';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { aContact } from '../../src/modules/hotline/testing.ts';
import * as links from '../../src/modules/people/links-contract.ts';
import {
  type Definition,
  openStatistics,
  type ReportLayout,
  rollUpTurn,
  type Statistics,
  type Verified,
  verifyRollups,
} from '../../src/modules/statistics/index.ts';
import { addDays, type Day, day, type Id, type Month, monthOf, newId } from '../../src/platform/kernel/index.ts';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../house.ts';

/** The same definitions with nothing counted ahead: every figure from the views. */
const plain: Statistics = openStatistics({
  definitions: modules.flatMap((module) => (module.definitions ?? []) as readonly Definition[]),
  reports: modules.flatMap((module) => (module.reports ?? []) as readonly ReportLayout[]),
});

const START = day('2021-02-20');

const rollUp = (house: TestHouse, today: Day): Promise<void> =>
  house.as('jobs', async (tx) => {
    while ((await rollUpTurn(tx, statistics.rollups, monthOf(today))).more);
  });

const verify = (house: TestHouse, year?: number): Promise<Verified> =>
  house.as('stats', (tx) => verifyRollups(tx, statistics.rollups, year));

interface Asked {
  readonly from: Day;
  readonly to: Day;
  readonly asOf: Day;
  readonly today: Day;
  readonly line: string;
}

const report = (house: TestHouse, engine: Statistics, { from, to, ...asked }: Asked): Promise<object> =>
  house.as('stats', async (tx) => {
    const more = { report: 'hotline', audience: 'internal', language: 'en' } as const;
    return (await engine.compute(tx, { ...asked, ...more, period: { from, to } })).data;
  });

/** Both ways, hash of the query and all. */
async function sameReports(house: TestHouse, today: Day, more: readonly Day[]): Promise<void> {
  const asOfs = [today, ...more].filter((one) => one <= today);
  const periods = [
    ['2021-01-01', '2021-12-31'],
    ['2021-02-01', '2021-03-31'],
    ['2021-02-11', '2021-03-17'],
  ] as const;
  for (const asOf of asOfs) {
    for (const [from, to] of periods) {
      for (const line of from === '2021-02-11' ? ['sos'] : ['sos', '116000']) {
        const asked = { from: day(from), to: day(to), asOf, today, line };
        expect(await report(house, statistics, asked), `${from} ${to} ${asOf} ${line}`).toEqual(
          await report(house, plain, asked),
        );
      }
    }
  }
}

const acts = fc.array(
  fc.record({
    kind: fc.constantFrom('record', 'record', 'record', 'correct', 'correct', 'void', 'merge', 'find', 'roll-up'),
    pass: fc.integer({ min: 0, max: 9 }),
    back: fc.integer({ min: 0, max: 60 }),
    pick: fc.nat(),
    line: fc.constantFrom('sos', 'sos', '116000'),
    client: fc.nat(5),
    since: fc.option(fc.integer({ min: 0, max: 300 }), { freq: 4 }),
    reached: fc.constantFrom(null, null, null, 'no_answer' as const),
  }),
  { minLength: 12, maxLength: 24 },
);
type Act = typeof acts extends fc.Arbitrary<(infer One)[]> ? One : never;

async function live(list: readonly Act[]): Promise<void> {
  const house = await aHouse({ now: `${START}T10:00:00Z` });
  try {
    let today = START;
    let who: SomebodyAtWork = await house.signedIn('consultant', 'supervisor', 'caseworker');
    const second = await house.signedIn('caseworker');
    const contacts: { id: Id<'contact'>; version: number }[] = [];
    const persons: Id<'person'>[] = [];
    const found = new Set<string>();
    const linked = new Set<string>();
    await rollUp(house, today);
    for (const act of list) {
      if (act.pass > 0) {
        today = addDays(today, act.pass);
        house.clock.set(`${today}T10:00:00Z`);
        who = await who.again();
      }
      const on = addDays(today, -act.back);
      const fields = {
        day: on,
        line: act.line,
        category: 'other' as never,
        subcategory: null,
        direction: act.reached ? ('out' as const) : ('in' as const),
        reached: act.reached,
        clientSince: act.since === null ? null : addDays(on, -act.since),
      };
      const target = contacts[act.pick % Math.max(1, contacts.length)];
      const client = persons[act.client % Math.max(1, persons.length)];
      if (act.kind === 'roll-up') await rollUp(house, today);
      else if (act.kind === 'record' || !target || !client) {
        const known = persons[act.client];
        const head = await who.call(
          hotline.recordContact,
          aContact({ ...fields, ...(known ? { clients: [known] } : {}), overrideReason: 'a test ◇' }),
        );
        if (!known) persons.push(head.clients[0] as Id<'person'>);
        contacts.push({ id: head.id, version: 1 });
      } else if (act.kind === 'void') {
        await who.call(hotline.voidContact, { id: target.id, reason: 'duplicate' });
        contacts.splice(contacts.indexOf(target), 1);
      } else if (act.kind === 'merge') {
        const other = persons[(act.client + 1) % persons.length];
        const pair = [client, other].sort().join();
        if (other === client || linked.has(pair)) continue;
        linked.add(pair);
        await who.call(links.linkPersons, {
          id: newId<'link-decision'>(),
          one: client,
          other: other as Id<'person'>,
          reason: 'one ◇',
        });
      } else if (act.kind === 'find') {
        if (found.has(client)) continue;
        found.add(client);
        await who.call(cases.recordFinding, {
          ...(aFinding({ day: on }) as object),
          id: crypto.randomUUID() as never,
          personId: client as never,
          decidedBy: [who.id, second.id],
          report: null,
          note: '',
        } as never);
      } else {
        const done = await who
          .call(hotline.correctContact, {
            id: target.id,
            version: target.version,
            reason: 'review' as const,
            ...fields,
            clients: [client],
          })
          .catch((refusal) => {
            if (refusal.code !== 'hotline.nothing-changed') throw refusal;
            return null;
          });
        if (done) target.version += 1;
      }
    }
    await sameReports(house, today, [day('2021-02-28'), addDays(today, -3)]);
    // what changed since the last turn waits; what was counted before it is right
    expect((await verify(house)).differences).toEqual([]);
    await rollUp(house, today);
    expect(await verify(house)).toMatchObject({ differences: [], waiting: 0, absent: [] });
    await sameReports(house, today, [day('2021-03-10')]);
  } finally {
    await house.close();
  }
}

describe('figures out of rollups', () => {
  it('are those of the views, whatever is recorded, corrected, voided, found and merged, for every as-of day', {
    timeout: 240_000,
  }, async () => {
    await fc.assert(fc.asyncProperty(acts, live), { numRuns: 4 });
  });
});

describe('one house', () => {
  let house: TestHouse;
  let mila: SomebodyAtWork;
  const today = day('2021-12-14');
  const asked: Asked = { from: day('2021-01-01'), to: day('2021-12-31'), asOf: today, today, line: 'sos' };
  const calls = async (engine = statistics) =>
    ((await report(house, engine, asked)) as { totals: { calls: number; clients: number } }).totals.calls;
  const contact = (on: string) => mila.call(hotline.recordContact, aContact({ day: day(on) }));

  beforeAll(async () => {
    house = await aHouse();
    mila = await house.signedIn('consultant', 'supervisor');
    for (const on of ['2021-10-03', '2021-11-05', '2021-11-06']) await contact(on);
    await rollUp(house, today);
  });
  afterAll(() => house.close());

  it('a contact that was finalised is in the very next report, before anything was counted anew', async () => {
    expect(await calls()).toBe(3);
    await contact('2021-10-04');
    expect(await calls()).toBe(4);
    expect((await verify(house)).waiting).toBe(2);
    await rollUp(house, today);
    expect(await calls()).toBe(4);
    expect(await verify(house)).toMatchObject({ waiting: 0, differences: [] });
  });

  it('somebody who tampers with what was counted ahead is found, by month, and her year alone is enough to ask for', async () => {
    const superuser = await house.database.asSuperuser();
    const change = (by: number) =>
      superuser.query(
        "update statistics.rollup_cell set n = n + $1 where month = '2021-11' and rollup like 'hotline_contacts_daily:%'",
        [by],
      );
    await change(5);
    // so it is read from there, and not from the views
    expect(await calls()).toBe(9);
    expect(await calls(plain)).toBe(4);
    const { differences } = await verify(house);
    expect(differences).toEqual([
      { rollup: 'hotline_contacts_daily:category+subcategory+channel', month: '2021-11', rows: 1, counted: 2, kept: 7 },
    ]);
    expect((await verify(house, 2021)).differences).toHaveLength(1);
    expect((await verify(house, 2020)).differences).toEqual([]);
    await change(-5);
    await superuser.query("delete from statistics.rollup_subject where month = '2021-10'");
    expect((await verify(house)).differences.map((one) => one.rollup)).toEqual([
      'hotline_contact_clients:subjects',
      'clients_first:subjects',
    ]);
    await superuser.query("select set_config('app.org', $1, false)", [house.org]);
    await superuser.query(
      "select statistics.mark_changed(array['hotline.contacts', 'hotline.first-days'], array['2021-10', '2021-10'])",
    );
    await superuser.end();
    await rollUp(house, today);
    expect((await verify(house)).differences).toEqual([]);
  });

  it('two who finalise contacts of one month do not wait for each other', async () => {
    await house.as('desk', async (tx) => {
      await tx.query('select statistics.mark_changed($1::text[], $2::text[])', [['hotline.contacts'], ['2021-11']]);
      // the first has not committed; the second is done meanwhile
      await contact('2021-11-20');
    });
  });

  it('a change that is committed while a turn counts leaves its mark behind', async () => {
    await house.as('jobs', async (tx) => {
      await contact('2021-11-21');
      await rollUpTurn(tx, statistics.rollups, '2021-12' as Month);
      await contact('2021-11-22');
    });
    expect((await verify(house)).waiting).toBeGreaterThan(0);
    expect(await calls()).toBe(await calls(plain));
    expect((await verify(house)).differences).toEqual([]);
  });

  it('a second turn at the same time does nothing', async () => {
    await house.as('jobs', async (tx) => {
      await rollUpTurn(tx, statistics.rollups, '2021-12' as Month);
      await contact('2021-11-23');
      const second = await house.as('jobs', (other) => rollUpTurn(other, statistics.rollups, '2021-12' as Month));
      expect(second).toEqual({ done: [], more: false });
    });
  });

  it('rollups that were made of other views are not read', async () => {
    await rollUp(house, today);
    const superuser = await house.database.asSuperuser();
    await superuser.query("update statistics.rollup set made_of = 'older'");
    await superuser.query('update statistics.rollup_cell set n = n + 1000');
    expect(await calls()).toBe(await calls(plain));
    expect((await verify(house)).absent.length).toBeGreaterThan(5);
    await rollUp(house, today);
    expect(await verify(house)).toMatchObject({ absent: [], differences: [] });
    await superuser.end();
  });

  it('the desk may tell that a fact changed and nothing else', async () => {
    for (const table of ['dirty_month', 'rollup', 'rollup_cell', 'rollup_subject'])
      await expect(house.as('desk', (tx) => tx.queryBuilt(`select * from statistics.${table}`))).rejects.toMatchObject({
        code: '42501',
      });
    for (const verb of ['delete from', 'update', 'insert into'])
      await expect(
        house.as('stats', (tx) =>
          tx.queryBuilt(
            `${verb} statistics.rollup ${verb === 'update' ? "set made_of = ''" : verb === 'insert into' ? 'default values' : ''}`,
          ),
        ),
      ).rejects.toMatchObject({ code: '42501' });
  });
});
