import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { type Day, newId } from '../../../platform/kernel/index.ts';
import type { Download } from '../../../platform/operations/index.ts';
import * as hotline from '../contract.ts';
import { exportPage } from '../store/export-store.ts';
import { aContact, csvColumns } from '../testing.ts';

let house: TestHouse;
let supervisor: SomebodyAtWork;
const MANY = 2500;
const year = { from: '2020-01-01' as Day, to: '2020-12-31' as Day, reason: 'yearly copy ◇' };

beforeAll(async () => {
  house = await aHouse({ now: '2021-12-14T10:00:00Z' });
  supervisor = await house.signedIn('supervisor');
  const first = await supervisor.call(hotline.recordContact, aContact({ day: '2020-06-01' as Day, summary: 'kept ◇' }));
  expect(first.number).toBeTruthy();
  const row = (n: number) => {
    const cells: Record<string, string> = {
      external_id: `◇${n}`,
      day: '2020-02-28',
      line: 'sos',
      channel: 'phone',
      category: 'other',
      note: `note ${n} ◇`,
    };
    return `${csvColumns.map((column) => cells[column] ?? '').join(',')}\r\n`;
  };
  const file = `${csvColumns.join(',')}\r\n${Array.from({ length: MANY }, (_, n) => row(n)).join('')}`;
  const report = await supervisor.call(hotline.checkImport, { source: 'old' }, { upload: upload(file) });
  await supervisor.call(hotline.applyImport, { id: report.id, hash: report.hash });
});
afterAll(() => house.close());

async function* upload(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

const exported = async (who = supervisor) => (await who.call(hotline.exportContacts, year)) as unknown as Download;

async function whole(file: Download): Promise<string> {
  let text = '';
  for await (const piece of file.body as AsyncIterable<string>) text += piece;
  return text;
}

async function rowsOnRecord(kind: string): Promise<number> {
  const root = await house.database.asSuperuser();
  const { rows } = await root.query('select count(*)::integer as n from audit.entry where kind = $1', [kind]);
  await root.end();
  return rows[0].n;
}

const check = (text: string, source: string) =>
  supervisor.call(hotline.checkImport, { source }, { upload: upload(text) });

describe('an export', () => {
  it('of a long time does not begin at its beginning again for each thousand', async () => {
    await supervisor.inside(async (it) => {
      await it.tx.queryBuilt('set local enable_seqscan = off');
      const begin = { day: '2020-05-31', id: '00000000-0000-4000-8000-000000000000' };
      const plan = await it.tx.queryBuilt<{ 'QUERY PLAN': string }>(`explain (analyze, costs off) ${exportPage}`, [
        it.actor.org,
        year.from,
        year.to,
        null,
        begin.day,
        begin.id,
      ]);
      const lines = plan.map((line) => line['QUERY PLAN']);
      const passedOver = lines.map((line) => Number(/Rows Removed by Filter: (\d+)/.exec(line)?.[1] ?? 0));
      expect(lines.join('\n')).toContain("day >= '2020-05-31'");
      expect(passedOver.reduce((sum, n) => sum + n, 0)).toBe(0);
    });
  });

  it('says in its last line who took it out, when and how many, and is read again all the same', async () => {
    const text = await whole(await exported());
    const last = text.trimEnd().split('\r\n').at(-1);
    expect(last).toBe(
      `# exported by ${supervisor.username} on 2021-12-14: ${MANY + 1} contacts from 2020-01-01 to 2020-12-31`,
    );
    expect(await check(text, 'there and back')).toMatchObject({ rows: MANY + 1, errors: 0, state: 'checked' });
  });

  it('has that line at its end only: anywhere else it is a row that is too short', async () => {
    const [header = '', ...rows] = (await whole(await exported())).trimEnd().split('\r\n');
    const mark = rows.pop() as string;
    const mixed = [header, rows[0], mark, rows[1], mark].join('\r\n');
    const report = await check(mixed, 'mixed');
    expect(report).toMatchObject({ rows: 3, errors: 1, firstErrors: [{ row: 3, column: '', code: 'ragged_row' }] });
    expect(await check([header, rows[0], '# something else'].join('\r\n'), 'other')).toMatchObject({ errors: 1 });
  });

  it('is on record before its first byte leaves, and each portion before the portion does', async () => {
    const [acts, portions] = [
      await rowsOnRecord('hotline.export-contacts'),
      await rowsOnRecord('hotline.open-for-export'),
    ];
    const file = await exported();
    expect(await rowsOnRecord('hotline.export-contacts')).toBe(acts + 1);
    const pieces = (file.body as AsyncIterable<string>)[Symbol.asyncIterator]();
    expect((await pieces.next()).value).toContain('external_id');
    for (let n = 1; n <= 3; n++) {
      expect((await pieces.next()).value).toContain('note');
      expect(await rowsOnRecord('hotline.open-for-export')).toBeGreaterThanOrEqual(portions + n);
    }
    expect((await pieces.next()).value).toContain('# exported by');
    expect((await pieces.next()).done).toBe(true);
    expect(await rowsOnRecord('hotline.open-for-export')).toBe(portions + 3);
  });

  it('shows one moment: what is recorded while it flows is not in it', async () => {
    const pieces = ((await exported()).body as AsyncIterable<string>)[Symbol.asyncIterator]();
    let text = String((await pieces.next()).value) + String((await pieces.next()).value);
    const late = await supervisor.call(
      hotline.recordContact,
      aContact({ id: newId<'contact'>(), day: '2020-12-30' as Day, summary: 'came while it flowed ◇' }),
    );
    for (;;) {
      const { done, value } = await pieces.next();
      if (done) break;
      text += value;
    }
    expect(text).not.toContain('came while it flowed');
    expect(text).toContain(`: ${MANY + 1} contacts`);
    await supervisor.call(hotline.voidContact, { id: late.id, reason: 'test' });
  });

  it('that nobody takes to its end gives its connection back', async () => {
    for (let n = 0; n < 12; n++) {
      for await (const piece of (await exported()).body as AsyncIterable<string>) {
        expect(piece).toContain('external_id');
        break;
      }
    }
    expect((await supervisor.call(hotline.listRecent, {})).rows.length).toBeGreaterThan(0);
  });
});
