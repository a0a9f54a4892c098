import { afterAll, beforeAll, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import type { Download } from '../../../platform/operations/index.ts';
import { type CsvColumn, csvColumns, csvLine } from '../contacts-csv.ts';
import * as hotline from '../contract.ts';
import { endImports } from '../jobs/end-imports.ts';

let house: TestHouse;
let vera: SomebodyAtWork;
let other: SomebodyAtWork;
beforeAll(async () => {
  house = await aHouse();
  vera = await house.signedIn('supervisor');
  other = await house.signedIn('supervisor');
});
afterAll(() => house.close());

const aRow = (over: Partial<Record<CsvColumn, string>>): string => {
  const row = { day: '2012-05-06', line: 'sos', channel: 'phone', category: 'other', ...over };
  return csvLine(csvColumns.map((column) => (row as Record<string, string>)[column] ?? ''));
};
async function* upload(...rows: string[]): AsyncGenerator<Buffer> {
  yield Buffer.from(`${csvColumns.join(',')}\r\n${rows.join('')}`);
}
const check = (source: string, ...rows: string[]) =>
  vera.call(hotline.checkImport, { source, mode: 'create' }, { upload: upload(...rows) });
const textOf = async (file: Download): Promise<string> => {
  let all = '';
  for await (const piece of typeof file.body === 'string' ? [file.body] : file.body) all += piece;
  return all;
};

it('an import that was left is found again by every supervisor, its errors once more, and its last step is still open', async () => {
  const bad = await check('old books ◇', aRow({ external_id: 'a', day: '2012-02-31' }));
  const good = await check('new books ◇', aRow({ external_id: 'b' }));
  const list = await other.call(hotline.listImports, {});
  expect(list).toHaveLength(2);
  expect(list.find((one) => one.id === bad.id)).toMatchObject({
    state: 'refused',
    source: 'old books ◇',
    by: vera.id,
    day: '2021-12-14',
    hour: 11,
    rows: 1,
    errors: 1,
  });
  expect(await other.call(hotline.getImport, { id: bad.id })).toEqual(bad);
  const file = (await other.call(hotline.getImportReport, { id: bad.id })) as unknown as Download;
  expect(await textOf(file)).toContain('not_a_date');
  const left = await other.call(hotline.getImport, { id: good.id });
  await other.call(hotline.applyImport, { id: left.id, hash: left.hash });
  const after = await vera.call(hotline.listImports, {});
  expect(after.find((one) => one.id === good.id)).toMatchObject({ state: 'applied', by: vera.id, created: 1 });
  const consultant = await house.signedIn('consultant');
  await expect(consultant.call(hotline.listImports, {})).rejects.toMatchObject({ code: 'access.forbidden' });
  const elsewhere = await aHouse({ database: house.database });
  const stranger = await elsewhere.signedIn('supervisor');
  expect(await stranger.call(hotline.listImports, {})).toEqual([]);
  await expect(stranger.call(hotline.getImport, { id: bad.id })).rejects.toMatchObject({ status: 404 });
  await elsewhere.close();
});

it('a checked file that nobody imports within a week ends: its rows are gone, its numbers stay', async () => {
  const waiting = await check('a third shelf ◇', aRow({ external_id: 'c' }));
  const superuser = await house.database.asSuperuser();
  const age = (days: number) =>
    superuser.query('update hotline.import_batch set made_on = current_date - $2::int where id = $1', [
      waiting.id,
      days,
    ]);
  const pieces = async () =>
    (await superuser.query('select from hotline.import_piece where batch_id = $1', [waiting.id])).rowCount;
  await age(7);
  await house.as('jobs', (tx) => endImports.run(tx));
  expect([(await vera.call(hotline.getImport, { id: waiting.id })).state, await pieces()]).toEqual(['checked', 1]);
  await age(9);
  await house.as('jobs', (tx) => endImports.run(tx));
  expect(await vera.call(hotline.getImport, { id: waiting.id })).toMatchObject({ state: 'ended', rows: 1, created: 1 });
  expect(await pieces()).toBe(0);
  // no key is left for what a copy of the database still holds; what the file was called has another
  const wraps = await superuser.query('select from vault.wrap where key_id = $1', [waiting.id]);
  expect(wraps.rowCount).toBe(0);
  const list = await vera.call(hotline.listImports, {});
  expect(list.find((one) => one.id === waiting.id)?.source).toBe('a third shelf ◇');
  await superuser.end();
  const late = vera.call(hotline.applyImport, { id: waiting.id, hash: waiting.hash });
  await expect(late).rejects.toMatchObject({ code: 'hotline.not-checked' });
});

it('whoever looks at an import does not wait for the one who applies it', async () => {
  const { id } = await check('a fourth shelf ◇', aRow({ external_id: 'd' }));
  const superuser = await house.database.asSuperuser();
  await superuser.query('begin');
  await superuser.query('select from hotline.import_batch where id = $1 for update', [id]);
  const begun = performance.now();
  expect((await vera.call(hotline.getImport, { id })).state).toBe('checked');
  expect(performance.now() - begun).toBeLessThan(3000);
  await superuser.query('rollback');
  await superuser.end();
});
