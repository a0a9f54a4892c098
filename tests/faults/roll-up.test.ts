import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statistics } from '../../src/app/modules.ts';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { aContact } from '../../src/modules/hotline/testing.ts';
import { rollUpTurn, verifyRollups } from '../../src/modules/statistics/index.ts';
import type { Tx } from '../../src/platform/database/index.ts';
import { day, type Month } from '../../src/platform/kernel/index.ts';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../house.ts';

/** The database goes away while months are counted anew: before each statement, and before the commit. */
let house: TestHouse;
let mila: SomebodyAtWork;
const month = '2021-12' as Month;

beforeAll(async () => {
  house = await aHouse();
  mila = await house.signedIn('consultant', 'supervisor');
  await mila.call(hotline.recordContact, aContact({ day: day('2021-11-02') }));
});
afterAll(() => house.close());

const turn = () => house.as('jobs', (tx) => rollUpTurn(tx, statistics.rollups, month));
const calls = () =>
  house.as('stats', async (tx) => {
    const period = { from: day('2021-11-01'), to: day('2021-11-30') };
    const asked = { definition: 'hotline.contacts', period, asOf: day('2021-12-14'), today: day('2021-12-14') };
    return (await statistics.ask(tx, { ...asked, line: 'sos' })).total;
  });

/** @returns whether the connection was cut; false: it had fewer statements than that */
async function cutOffAt(statement: number | 'commit'): Promise<boolean> {
  const superuser = await house.database.asSuperuser();
  let sent = 0;
  let cut = false;
  const before = async (tx: Tx) => {
    sent += 1;
    if (sent !== statement && statement !== 'commit') return;
    if (statement === 'commit' && sent > 0 && !atCommit) return;
    const [row] = await tx.queryBuilt<{ pid: number }>('select pg_backend_pid() as pid');
    cut = true;
    await superuser.query('select pg_terminate_backend($1, 5000)', [row?.pid]);
  };
  let atCommit = false;
  try {
    await house.as('jobs', async (tx) => {
      const watched: Tx = {
        ...tx,
        query: async (text, values) => {
          await before(tx);
          return tx.query(text, values);
        },
        queryBuilt: async (text, values) => {
          await before(tx);
          return tx.queryBuilt(text, values);
        },
      };
      await rollUpTurn(watched, statistics.rollups, month);
      atCommit = true;
      await before(tx);
    });
  } catch (cause) {
    expect(cause).toMatchObject({ code: 'database.away' });
  } finally {
    await superuser.end();
  }
  return cut;
}

async function isWhole(expected: number): Promise<void> {
  expect(await calls()).toBe(expected);
  const { differences } = await house.as('stats', (tx) => verifyRollups(tx, statistics.rollups));
  expect(differences).toEqual([]);
}

describe('a roll-up that is cut off', () => {
  it('the very first time leaves figures as they were, and the next turn does it', async () => {
    let at = 1;
    for (; await cutOffAt(at); at++) await isWhole(1);
    expect(at).toBeGreaterThan(5);
    for (let more = true; more; ) ({ more } = await turn());
    await isWhole(1);
  });

  it('with changed months leaves the old rollups and every mark, wherever it is cut', async () => {
    let expected = 1;
    for (let at = 1; ; at++) {
      await mila.call(hotline.recordContact, aContact({ day: day('2021-11-03') }));
      expected += 1;
      const cut = await cutOffAt(at);
      await isWhole(expected);
      if (!cut) break;
      const { waiting } = await house.as('stats', (tx) => verifyRollups(tx, statistics.rollups));
      expect(waiting).toBeGreaterThan(0);
    }
    await mila.call(hotline.recordContact, aContact({ day: day('2021-11-04') }));
    await cutOffAt('commit');
    await isWhole(expected + 1);
    expect((await turn()).done.map((one) => one.what)).toContain('hotline.contacts');
    const after = await house.as('stats', (tx) => verifyRollups(tx, statistics.rollups));
    expect(after).toMatchObject({ waiting: 0, differences: [] });
    await isWhole(expected + 1);
  });
});
