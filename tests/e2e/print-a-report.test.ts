import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { aContact } from '../../src/modules/hotline/testing.ts';
import { newId } from '../../src/platform/kernel/index.ts';
import { aBrowserHouse, type BrowserHouse, findingsOf } from './browser.ts';

let desk: BrowserHouse;
beforeAll(async () => {
  desk = await aBrowserHouse();
}, 180_000);
afterAll(() => desk.close());

const BEGINS = { PDF: '%PDF-1.7', Word: 'PK', Excel: 'PK' } as const;

it('a coordinator takes the annual report to the printer: as PDF, for Word and for Excel', async () => {
  const vesna = await desk.house.signedIn('supervisor');
  await vesna.call(hotline.recordContact, aContact({ id: newId(), summary: 'she asked about a job ◇' }));
  const page = await desk.deskOf(vesna, '/statistics/hotline?year=2021&audience=partner');
  await page.getByRole('heading', { name: 'Method' }).waitFor();
  expect(await page.getByText('Drafts, in no figure').count()).toBe(1);
  expect(await findingsOf(page)).toEqual([]);
  for (const [name, begins] of Object.entries(BEGINS)) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name, exact: true }).click(),
    ]);
    const extension = { PDF: 'pdf', Word: 'docx', Excel: 'xlsx' }[name];
    expect(download.suggestedFilename()).toBe(`hotline-sos-2021-partner.${extension}`);
    const file = await readFile(await download.path());
    expect(file.subarray(0, begins.length).toString('latin1')).toBe(begins);
  }
});
