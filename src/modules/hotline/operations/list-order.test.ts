import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import type { Day } from '../../../platform/kernel/index.ts';
import type { ContactRow } from '../contact-shapes.ts';
import * as hotline from '../contract.ts';
import { findPage } from '../store/search-store.ts';
import { aContact } from '../testing.ts';
import { readCursor, writeCursor } from './contact-rows.ts';

let house: TestHouse;
let mila: SomebodyAtWork;
let everything: readonly ContactRow[];

const days = ['2021-12-10', '2021-12-11', '2021-12-12'] as Day[];
const roles = ['ngo', 'citizen'] as const;

beforeAll(async () => {
  house = await aHouse({ now: '2021-12-14T10:00:00Z' });
  mila = await house.signedIn('consultant');
  for (let n = 0; n < 130; n++)
    await mila.call(
      hotline.recordContact,
      aContact({
        day: days[(n * 7) % 3] as Day,
        hour: n % 5 === 0 ? null : (n * 11) % 6,
        callerRole: roles[n % 2] ?? 'ngo',
      }),
    );
  everything = await walk((cursor) => mila.call(hotline.listRecent, cursor ? { cursor } : {}));
});
afterAll(() => house.close());

interface Page {
  readonly rows: readonly ContactRow[];
  readonly next: string | null;
}

async function walk(ask: (cursor: string | undefined) => Promise<Page>): Promise<ContactRow[]> {
  const rows: ContactRow[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await ask(cursor);
    rows.push(...page.rows);
    if (!page.next) return rows;
    cursor = page.next;
  }
}

describe('who reads the list of contacts', () => {
  it('sees the latest hour of each day first, and those without an hour at the end of their day', () => {
    const hours = (day: Day) => everything.filter((row) => row.day === day).map((row) => row.hour ?? -1);
    for (const day of days) expect(hours(day)).toEqual([...hours(day)].sort((a, b) => b - a));
    expect(everything.map((row) => row.day)).toEqual(
      everything
        .map((row) => row.day)
        .sort()
        .reverse(),
    );
  });

  it('sees each contact once, however she pages through it and whatever she asks for', async () => {
    expect(everything).toHaveLength(130);
    expect(new Set(everything.map((row) => row.id)).size).toBe(130);
    for (const callerRole of roles) {
      const found = await walk((cursor) =>
        mila.call(hotline.searchContacts, { callerRole, ...(cursor ? { cursor } : {}) }),
      );
      expect(found.map((row) => row.id)).toEqual(
        everything.filter((row) => row.callerRole === callerRole).map((row) => row.id),
      );
    }
  });

  it('goes on after any row with exactly the rows that stand behind it', async () => {
    await mila.inside(async (within) => {
      await fc.assert(
        fc.asyncProperty(
          fc.nat(everything.length - 1),
          fc.option(fc.constantFrom(...roles), { nil: undefined }),
          fc.option(fc.constantFrom(...days), { nil: undefined }),
          async (at, role, from) => {
            const { day, hour, id } = everything[at] as ContactRow;
            const cursor = readCursor(writeCursor({ day, hour, id }) ?? undefined);
            const filter = { ...(role ? { equal: { caller_role: role } } : {}), ...(from ? { from } : {}) };
            const { rows } = await findPage(within.tx, filter, cursor);
            const rest = everything
              .slice(at + 1)
              .filter((row) => (!role || row.callerRole === role) && (!from || row.day >= from));
            expect(rows.map((row) => row.id)).toEqual(rest.slice(0, 50).map((row) => row.id));
          },
        ),
        { numRuns: 40 },
      );
    });
  });

  it('is refused with a place in the list that no list has', async () => {
    const { id } = everything[0] as ContactRow;
    for (const cursor of ['x', `2021-12-14_${id}`, `2021-12-14_24_${id}`, `2021-02-31_--_${id}`, '2021-12-14_--_x'])
      await expect(mila.call(hotline.listRecent, { cursor })).rejects.toMatchObject({ code: 'hotline.page-invalid' });
  });

  it('has the page from the index, also with a place to go on from', async () => {
    await mila.inside(async (within) => {
      // so few rows may as well be sorted (PostgreSQL 17 does): without that only an index in this order is left
      await within.tx.queryBuilt('set local enable_seqscan = off');
      await within.tx.queryBuilt('set local enable_sort = off');
      const plan = await within.tx.queryBuilt<{ 'QUERY PLAN': string }>(
        `explain select id from hotline.contact c where c.org_id = $1 and c.state <> 'discarded'
           and (c.day, coalesce(c.hour, -1), c.id) < ($2::date, $3::integer, $4::uuid)
         order by c.day desc, coalesce(c.hour, -1) desc, c.id desc limit 51`,
        [within.actor.org, days[1], 3, everything[0]?.id],
      );
      const text = plan.map((row) => row['QUERY PLAN']).join('\n');
      expect(text).toContain('Index Scan Backward using contact_recent');
      expect(text).not.toContain('Sort');
    });
  });
});
