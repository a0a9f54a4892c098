import { afterAll, beforeAll, expect, it } from 'vitest';
import { csvColumns, csvLine } from '../../src/modules/hotline/testing.ts';
import { aBrowserHouse, type BrowserHouse, findingsOf } from './browser.ts';

let desk: BrowserHouse;
beforeAll(async () => {
  desk = await aBrowserHouse({ now: new Date().toISOString() });
}, 180_000);
afterAll(() => desk.close());

const row = (n: number, day: string): string => {
  const cells: Record<string, string> = { external_id: `◇${n}`, day, line: 'sos', channel: 'phone', category: 'other' };
  return csvLine(csvColumns.map((column) => cells[column] ?? ''));
};
const fileOf = (...rows: string[]) => ({
  name: 'contacts.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`${csvColumns.join(',')}\r\n${rows.join('')}`),
});

it('an import is left while it runs, comes back as a notice, and is found again with its errors', async () => {
  const vera = await desk.house.signedIn('supervisor');
  const page = await desk.deskOf(vera, '/hotline/import');
  // the machine is slow today
  await page.route('**/api/hotline/imports?**', async (route) => {
    await new Promise((go) => setTimeout(go, 1500));
    await route.continue();
  });
  const check = async (...rows: string[]) => {
    await page.locator('input[type=file]').setInputFiles(fileOf(...rows));
    await page.getByLabel('Source').fill('old books ◇');
    await page.getByRole('button', { name: 'Check the file' }).click();
  };
  await check(row(1, '2012-02-31'), row(2, '2012-02-28'));
  await page.getByRole('link', { name: 'Today', exact: true }).click();
  const notice = page.locator('.left-works .note');
  await notice.getByText('Checking every row').waitFor();
  await notice.getByText('Nothing can be imported until these rows are right.').waitFor();
  expect(await findingsOf(page)).toEqual([]);
  await notice.getByRole('link', { name: 'See what came of it' }).click();
  await page.getByText('Not a day that exists').waitFor();
  await notice.waitFor({ state: 'detached' });
  expect(await findingsOf(page)).toEqual([]);

  await page.getByRole('link', { name: 'Imports so far' }).click();
  await check(row(2, '2012-02-28'));
  await page.getByRole('button', { name: 'Import 1 rows' }).waitFor();
  // nobody presses it: the tab is closed, and a colleague goes on the next day
  await page.context().close();
  const other = await desk.deskOf(await desk.house.signedIn('supervisor'), '/hotline/import');
  const rows = other.locator('.import-list tbody tr');
  await rows.nth(1).waitFor();
  expect(await findingsOf(other)).toEqual([]);
  await rows.filter({ hasText: 'Waits to be imported' }).click();
  await other.getByRole('button', { name: 'Import 1 rows' }).click();
  await other.getByText('Imported.').waitFor();
  await other.getByRole('link', { name: 'Imports so far' }).click();
  await rows.filter({ hasText: 'Imported' }).waitFor();
  await rows.filter({ hasText: 'Refused' }).click();
  const download = other.waitForEvent('download');
  await other.getByRole('button', { name: 'All errors as CSV' }).click();
  expect((await download).suggestedFilename()).toBe('contacts-errors.csv');
});
