import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '../../src/platform/audit/index.ts';
import { aHouse, type TestHouse } from '../house.ts';

/** Whoever brings a month's key could read what is sealed to it: who may, and for which months, the database says. */
let house: TestHouse;
beforeAll(async () => {
  house = await aHouse();
});
afterAll(() => house.close());

const BEGIN = 'select audit.begin_month($1, $2, $3, 1, $2)';
const APPEND = 'select audit.append($1, $2, $3, $4)';
const nobody = '00000000-0000-4000-8000-000000000000';

async function asks(role: string, text: string, values: unknown[]): Promise<string> {
  const client = await house.database.asRole(role as 'desk');
  await client.query("select set_config('app.org', $1, false)", [house.org]);
  try {
    await client.query('begin');
    return await client.query(text, values).then(
      () => 'done',
      (error: Error) => error.message,
    );
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

describe('the audit log', () => {
  it('takes a month’s key from nobody who only counts or only reports', async () => {
    for (const role of ['stats', 'public'])
      expect(await asks(role, BEGIN, ['2022-05', Buffer.alloc(32), nobody]), role).toMatch(/permission denied/);
  });

  it('lets no key lie ready for a month to come', async () => {
    const year = new Date().getUTCFullYear();
    for (const month of [`${year + 1}-03`, '9999-12', '2022-13', 'now'])
      expect(await asks('desk', BEGIN, [month, Buffer.alloc(32), nobody]), month).toMatch(/no month to begin/);
    expect(await asks('desk', BEGIN, ['2022-05', Buffer.alloc(32), nobody])).toBe('done');
  });

  it('takes no act of a day to come, and none under another month’s key', async () => {
    const later = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    const act = [['test.act'], [Buffer.alloc(64)]];
    expect(await asks('desk', APPEND, [later, later.slice(0, 7), ...act])).toMatch(/day to come/);
    expect(await asks('desk', APPEND, ['2022-05-03', '2022-04', ...act])).toMatch(/another month/);
    expect(await asks('desk', APPEND, ['2022-05-03', '2022-05', ...act])).toBe('done');
  });

  it('has a report that is the first act of its month, under a key that the desk began', async () => {
    house.clock.set('2022-02-01T08:00:00Z');
    const report = () =>
      house.as('stats', async (tx) => tx.record({ kind: 'statistics.compute-report', payload: { report: 'hotline' } }));
    await Promise.all([report(), report(), report()]);
    const superuser = await house.database.asSuperuser();
    const { rows } = await superuser.query(
      `select count(*)::int as acts, (select count(*)::int from audit.month_key where org_id = $1 and month = '2022-02') as keys
       from audit.entry where org_id = $1 and month = '2022-02'`,
      [house.org],
    );
    await superuser.end();
    expect(rows).toEqual([{ acts: 3, keys: 1 }]);
    expect(await verifyChain(house.house.ground.database, house.org)).toMatchObject({ firstBad: null });
  });
});
