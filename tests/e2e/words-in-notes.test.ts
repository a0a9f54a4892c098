import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { aContact } from '../../src/modules/hotline/testing.ts';
import type { Day } from '../../src/platform/kernel/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { aBrowserHouse, type BrowserHouse, findingsOf } from './browser.ts';

/** The browser has its own clock, and the database takes no act of a day to come: all three live today. */
const NOW = new Date().toISOString();
const TODAY = NOW.slice(0, 10) as Day;

let desk: BrowserHouse;
let mila: SomebodyAtWork;

beforeAll(async () => {
  desk = await aBrowserHouse({ now: NOW });
  mila = await desk.house.signedIn('consultant');
  const notes = [
    [
      'Majka devojke kojoj je ponuđen posao u inostranstvu; ugovor nije video niko ◇',
      'Kaže da joj je gazda uzeo pasoš ◇',
    ],
    ['Газда држи пасош у сефу и не пушта је да изађе сама ◇', ''],
    ['Pita kada radi prihvatilište ◇', ''],
  ] as const;
  for (const [summary, callerWords] of notes)
    await mila.call(hotline.recordContact, aContact({ summary, callerWords, day: TODAY }));
}, 180_000);
afterAll(() => desk.close());

/** By keyboard: `f` opens the filters, the words are the last of them. */
async function look(page: Page, typed: string): Promise<void> {
  if (!(await page.locator('.list-filters').isVisible())) await page.keyboard.press('f');
  await page.getByLabel('Words in the notes').fill(typed);
  await page.keyboard.press('Enter');
}

it('a consultant finds contacts by the words of their notes, in both scripts, and says why first', async () => {
  const page = await desk.deskOf(mila, '/hotline');
  await page.locator('tr[data-row="0"]').waitFor();
  await look(page, 'gazda pasos');
  const main = page.locator('main');
  await main.getByText('Say why you look in the notes').waitFor();
  await page.locator('.chip:focus').waitFor();
  await page.keyboard.press('4');
  await page.locator('.note-found').first().waitFor();
  expect(await page.locator('.note-found').count()).toBe(2);
  expect((await page.locator('.note-found mark').allInnerTexts()).sort()).toEqual(['gazda', 'pasoš', 'Газда', 'пасош']);
  expect(await main.innerText()).toContain('Notes of 3 contacts were read; that is on record.');
  // what was asked and found stands in no address
  expect(page.url()).toMatch(/\/hotline$/);
  expect(await findingsOf(page)).toEqual([]);

  await look(page, '"kada radi"');
  await expect.poll(() => page.locator('.note-found mark').allInnerTexts()).toEqual(['kada radi']);
  await look(page, 'jednorog');
  await main.getByText('These words stand in no note').waitFor();
  await main.getByRole('button', { name: 'Leave the words out' }).click();
  await expect.poll(() => main.innerText()).toContain('The latest contacts of all lines.');
  await page.context().close();
});
