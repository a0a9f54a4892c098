import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as people from '../../src/modules/people/contract.ts';
import { newId } from '../../src/platform/kernel/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { aBrowserHouse, type BrowserHouse, findingsOf } from './browser.ts';

/** A consultant asks whether somebody is known, and is told how likely and why, never a number. */
let desk: BrowserHouse;
let mila: SomebodyAtWork;
const shots = process.env.WAYOUT_SHOTS;

beforeAll(async () => {
  desk = await aBrowserHouse();
  mila = await desk.house.signedIn('consultant');
  const somebody = (given: string, surname: string, more: object = {}) =>
    mila.call(people.createPerson, {
      id: newId<'person'>(),
      names: [
        { kind: 'given', value: given },
        { kind: 'surname', value: surname },
      ],
      sex: 'f',
      ...more,
    });
  await somebody('Snežana', 'Primerić', { birth: { date: '1991-03-05' } });
  await somebody('Снежана', 'Примерић', { birth: { year: 1962 } });
  await somebody('Sneža', 'Primerić', { birth: { year: 1991 } });
  await somebody('Sneža', 'Daleković', { birth: { year: 1950 } });
  await somebody('Milka', 'Drugačija');
  for (let n = 0; n < 30; n++)
    await somebody('Nađa', `Uzorak${'abcdefghijklmnopqrstuvwxyz'[n % 26]}${n > 25 ? 'a' : ''}`);
}, 180_000);
afterAll(() => desk.close());

it('whoever may be meant stands with zone and reasons, and who is hardly meant comes when asked for', async () => {
  const page = await desk.deskOf(mila, '/people');
  await page.locator('.people-search .chip').first().click();
  await page.locator('.people-search input').last().fill('Snezana Primeric 1991');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.people-results table');
  const rows = page.locator('.people-results tbody tr');
  expect(await rows.first().innerText()).toMatch(/(Probably|Possibly) one person/u);
  expect(await rows.first().innerText()).toContain('Given name: the same');
  expect(await page.locator('.people-results').innerText()).toContain('A rule of thumb');
  expect(await page.locator('.people-results').innerText()).toContain('Say nothing of this to a caller');
  const before = await rows.count();
  if (shots) await page.screenshot({ path: join(shots, 'find.png') });
  expect(await findingsOf(page)).toEqual([]);
  const more = page.locator('.people-silent button');
  expect(await more.count()).toBe(1);
  await more.click();
  await page.waitForFunction((count) => document.querySelectorAll('.people-results tbody tr').length > count, before);
  expect(await page.locator('.people-results').innerText()).toContain('Hardly one person');
  if (shots) {
    await page.screenshot({ path: join(shots, 'find-more.png') });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.screenshot({ path: join(shots, 'find-390.png') });
  }
}, 120_000);
