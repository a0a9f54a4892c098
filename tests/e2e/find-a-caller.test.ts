import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as people from '../../src/modules/people/contract.ts';
import { addDays, type Day, type Id, newId } from '../../src/platform/kernel/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { aBrowserHouse, type BrowserHouse, findingsOf } from './browser.ts';

/** The browser has its own clock, and the database takes no act of a day to come: all three live today. */
const NOW = new Date().toISOString();
const TODAY = NOW.slice(0, 10) as Day;

let desk: BrowserHouse;
let mila: SomebodyAtWork;
const svetlana = newId<'person'>();
const nada = newId<'person'>();

async function aPerson(id: Id<'person'>, given: string, surname: string, year: number, phone: string): Promise<void> {
  await mila.call(people.createPerson, {
    id,
    names: [
      { kind: 'given', value: given },
      { kind: 'surname', value: surname },
    ],
    birth: { year },
    sex: 'f',
    citizenship: 'SRB',
    languages: ['sr'],
    contactPoints: [{ kind: 'phone', value: phone }],
  });
}

beforeAll(async () => {
  // the browser has a clock of its own: the card is made for the whole week, so that the story holds on any day
  desk = await aBrowserHouse({ now: NOW });
  mila = await desk.house.signedIn('consultant');
  await aPerson(svetlana, 'Svetlana', 'Đurđević Primerić', 1994, '+381 60 000 0142');
  await aPerson(nada, 'Nađa', 'Uzorak', 1988, '+381 60 000 0199');
  await mila.call(people.setSafetyCard, {
    personId: svetlana,
    version: 0,
    mayContact: 'yes',
    ways: ['phone'],
    hours: null,
    whoMayAnswer: 'Only she',
    sendText: 'no',
    leaveMessage: 'no',
    codeWord: 'jasmin',
    askedOn: TODAY,
    validUntil: addDays(TODAY, 90),
  });
}, 180_000);
afterAll(() => desk.close());

/** Everything by keyboard: the purpose by its digit, the name typed without diacritics in the other script. */
async function search(page: Page, typed: string): Promise<void> {
  await page.locator('.people-search .chip').first().focus();
  await page.keyboard.press('1');
  await expect
    .poll(() => page.locator('.people-search input').evaluate((box) => box === document.activeElement))
    .toBe(true);
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
}

it('a consultant finds an earlier caller by a Latin name typed in Cyrillic without diacritics, and sees the card before the number', async () => {
  const page = await desk.deskOf(mila, '/people');
  await search(page, 'светлана дјурдјевиц');
  const row = page.locator('.people-results tr[data-row="0"]');
  await row.waitFor();
  expect(await row.innerText()).toContain('Svetlana');
  expect(await row.innerText()).toContain('1994');
  expect(await page.locator('main').innerText()).toContain('Say nothing of this to a caller.');
  expect(await page.locator('main').innerText()).toContain('on record');
  expect(await page.title()).toBe('People · Wayout');

  // the first row has the focus: Enter opens her
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/desk/people/${svetlana}`);
  await page.locator('.safe').waitFor();
  expect(await page.title()).toBe('Person · Wayout');
  expect(await page.locator('h1').innerText()).toContain('Светлана');
  expect(await page.locator('.safe').innerText()).toContain('Only she');
  expect(await page.locator('body').innerText()).not.toContain('0142');
  const [card, covered] = await Promise.all([
    page.locator('.safe dl').boundingBox(),
    page.locator('.covered').first().boundingBox(),
  ]);
  expect(card?.y).toBeLessThan(covered?.y ?? 0);

  await page.keyboard.press('c');
  await expect.poll(() => page.locator('.safe-foot').innerText()).toContain('0142');
});

it('a number without a card is opened with a reason only, and the reason stands on record', async () => {
  const page = await desk.deskOf(mila, `/people/${nada}`);
  await page.locator('.safe').waitFor();
  await page.keyboard.press('c');
  await page.locator('dialog').waitFor();
  expect(await page.locator('body').innerText()).not.toContain('0199');
  await page.keyboard.type('She asked to be called back at once');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => page.locator('.safe-foot').innerText()).toContain('0199');
});

it('a search needs a purpose, and nobody found says what to do', async () => {
  const page = await desk.deskOf(mila, '/people');
  await page.locator('.people-search input').fill('Niko Nigde');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('main').innerText()).toContain('Say why first.');
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('main').innerText()).toContain('Nobody for “Niko Nigde”');
});

it('axe-core finds nothing on the search, the hits and the person, in light and dark, wide and narrow', async () => {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      const page = await desk.deskOf(mila, '/people', { colorScheme, viewport });
      expect(await findingsOf(page)).toEqual([]);
      await search(page, 'Uzorak');
      await page.locator('.people-results tr[data-row="0"]').waitFor();
      expect(await findingsOf(page)).toEqual([]);
      await page.goto(`${desk.address}/desk/people/${svetlana}`);
      await page.locator('.safe').waitFor();
      expect(await findingsOf(page)).toEqual([]);
      for (const key of ['s', 'e']) {
        await page.keyboard.press(key);
        await page.locator('dialog').waitFor();
        expect(await findingsOf(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await page.locator('dialog').waitFor({ state: 'detached' });
      }
      await page.context().close();
    }
});
