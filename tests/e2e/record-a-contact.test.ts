import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import * as people from '../../src/modules/people/contract.ts';
import { addDays } from '../../src/platform/kernel/days.ts';
import { type Id, newId } from '../../src/platform/kernel/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { aBrowserHouse, type BrowserHouse, findingsOf } from './browser.ts';

let desk: BrowserHouse;
let mila: SomebodyAtWork;

beforeAll(async () => {
  // the form takes its day from the browser's clock, so the house has the same
  desk = await aBrowserHouse({ now: new Date().toISOString() });
  mila = await desk.house.signedIn('consultant');
}, 180_000);
afterAll(() => desk.close());

const theForm = (page: Page) => page.locator('.contact-form').waitFor();
const saved = (page: Page) => expect.poll(() => page.locator('.contact-strip .saved').innerText()).toContain('Saved');
const idOf = (page: Page) => page.url().split('/').at(-2) as Id<'contact'>;
const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

async function newContact(page: Page): Promise<Id<'contact'>> {
  await page.keyboard.press('n');
  await theForm(page);
  await expect.poll(() => focusedText(page)).toContain('Directly related to trafficking');
  return idOf(page);
}

it('a consultant records a contact with four strokes of the keyboard', async () => {
  const page = await desk.deskOf(mila, '/');
  const begun = performance.now();
  const id = await newContact(page);
  await page.keyboard.press('2');
  await expect.poll(() => focusedText(page)).toContain('Potential victim');
  await page.keyboard.press('2');
  await page.keyboard.press('Control+Enter');
  await page.locator('.work-last').waitFor();
  expect(performance.now() - begun).toBeLessThan(5000);
  expect(await page.locator('.work-last').innerText()).toMatch(/H\d\d-\d{6} is recorded/);
  const contact = await mila.call(hotline.getContact, { id });
  expect(contact).toMatchObject({
    state: 'finalised',
    category: 'preventive_educational',
    subcategory: 'job_offer_check',
    kind: 'data',
  });
  expect(contact.people).toHaveLength(1);
  expect(contact.minutes).toBe(1);
});

it('a call without a conversation is recorded with one digit and can be taken back for ten seconds', async () => {
  const page = await desk.deskOf(mila, '/');
  const id = await newContact(page);
  await page.keyboard.press('0');
  await expect.poll(() => focusedText(page)).toContain('Silence');
  await page.keyboard.press('1');
  await page.locator('.work-last').waitFor();
  expect((await mila.call(hotline.getContact, { id })).state).toBe('draft');
  await page.keyboard.press('Control+z');
  await theForm(page);
  await expect.poll(() => focusedText(page)).toContain('Silence');
  await page.keyboard.press('2');
  await expect.poll(() => page.locator('.work-last').innerText(), { timeout: 15_000 }).toContain('is recorded');
  expect(await mila.call(hotline.getContact, { id })).toMatchObject({
    state: 'finalised',
    nonDataKind: 'wrong_number',
    category: 'other',
    people: [],
  });
});

it('a known number shows the safety card first; name and history come after "it is this person"', async () => {
  const svetlana = newId<'person'>();
  await mila.call(people.createPerson, {
    id: svetlana,
    names: [{ kind: 'given', value: 'Svetlana' }],
    contactPoints: [{ kind: 'phone', value: '+381 60 000 0242' }],
  });
  const today = (await mila.call(hotline.getToday, {})).recent[0]?.day as never;
  await mila.call(people.setSafetyCard, {
    personId: svetlana,
    version: 0,
    mayContact: 'yes',
    ways: ['phone'],
    hours: null,
    whoMayAnswer: 'Only she',
    codeWord: 'jasmin',
    askedOn: today,
    validUntil: addDays(today, 90),
  });
  await mila.call(hotline.recordContact, {
    id: newId<'contact'>(),
    finalise: true,
    category: 'thb_related',
    clients: [svetlana as never],
    summary: 'Her brother has no passport ◇',
  });

  const page = await desk.deskOf(mila, '/');
  const id = await newContact(page);
  await page.keyboard.press('F2');
  await page.keyboard.type('060 000 0242');
  await page.keyboard.press('Enter');
  await page.locator('.safe').waitFor();
  await expect.poll(() => focusedText(page)).toContain('It is this person');
  const before = await page.locator('main').innerText();
  expect(before).toContain('Only she');
  expect(before).toContain('jasmin');
  expect(before).not.toContain('Svetlana');
  expect(before).not.toContain('passport');
  expect((await mila.call(hotline.getContact, { id })).people).toEqual([]);

  await page.keyboard.press('1');
  await expect.poll(() => page.locator('.contact-side').innerText()).toContain('passport');
  await expect.poll(() => focusedText(page)).toContain('Directly related to trafficking');
  expect((await mila.call(hotline.getContact, { id })).people[0]?.id).toBe(svetlana);
  expect(page.url()).not.toContain('0242');
  expect(await page.title()).toBe('Contact · Wayout');
  await page.context().close();
});

it('no word is lost when the connection goes, when the screen is left, or when the page is loaded anew', async () => {
  const page = await desk.deskOf(mila, '/');
  const id = await newContact(page);
  const texts = page.locator('textarea');
  await texts.nth(0).fill('before');
  await saved(page);
  await page.context().setOffline(true);
  await texts.nth(0).fill('before and after');
  await texts.nth(1).focus();
  await expect.poll(() => page.locator('.contact-strip').innerText()).toContain('Your text is here');
  expect(await texts.nth(0).inputValue()).toBe('before and after');
  await page.context().setOffline(false);
  await expect
    .poll(async () => (await mila.call(hotline.getContact, { id })).summary, { timeout: 10_000 })
    .toBe('before and after');

  await texts.nth(1).fill('as said');
  await page.keyboard.press('Escape');
  await page.locator('.work-row').first().waitFor();
  await expect.poll(async () => (await mila.call(hotline.getContact, { id })).callerWords).toBe('as said');
  await page.goto(`${desk.address}/desk/hotline/contacts/${id}/edit`);
  await theForm(page);
  expect(await texts.nth(1).inputValue()).toBe('as said');
  await page.context().close();
});

it('two tabs that wrote the same field see both versions; other fields are merged', async () => {
  const id = newId<'contact'>();
  await mila.call(hotline.recordContact, { id, summary: 'first' });
  const page = await desk.deskOf(mila, `/hotline/contacts/${id}/edit`);
  await theForm(page);
  await mila.call(hotline.saveContact, { id, revision: 1, summary: 'theirs', ourView: 'merged' });
  await page.locator('textarea').nth(0).fill('ours');
  await page.keyboard.press('Control+s');
  await page.locator('dialog').waitFor();
  const both = await page.locator('dialog').innerText();
  expect(both).toContain('theirs');
  expect(both).toContain('ours');
  await page.keyboard.press('1');
  await page.keyboard.press('Escape');
  await expect
    .poll(async () => await mila.call(hotline.getContact, { id }))
    .toMatchObject({ summary: 'ours', ourView: 'merged' });
  await page.context().close();
});

it('what the server refuses stands beside its field, and the text stays', async () => {
  const page = await desk.deskOf(mila, '/');
  await newContact(page);
  await page.locator('textarea').nth(0).fill('every word');
  await page.keyboard.press('Control+Enter');
  await page.locator('.mm-wrong').waitFor();
  expect(await page.locator('.contact-done').innerText()).not.toContain('Nothing is missing');
  expect(await page.locator('textarea').nth(0).inputValue()).toBe('every word');
  await page.context().close();
});

it('a closed contact is corrected with a reason, and the page shows what changed', async () => {
  const id = newId<'contact'>();
  await mila.call(hotline.recordContact, { id, finalise: true, category: 'other', summary: 'a text ◇' });
  const page = await desk.deskOf(mila, `/hotline/contacts/${id}`);
  await expect.poll(() => page.locator('main').innerText()).toContain('On record');
  await page.keyboard.press('e');
  await theForm(page);
  await page.getByRole('radiogroup', { name: 'Reason' }).locator('[tabindex="0"]').focus();
  await page.keyboard.press('3');
  await page.getByRole('radiogroup', { name: 'Category' }).first().locator('[tabindex="0"]').focus();
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(`**/hotline/contacts/${id}`);
  await page.getByRole('button', { name: 'Show what changed' }).click();
  await expect.poll(() => page.locator('.contact-versions').innerText()).toContain('Wrong category');
  expect(await page.locator('.contact-versions ins').first().innerText()).toContain('Directly related to trafficking');
});

it('every screen is whole in three languages, and axe-core finds nothing in light and dark, wide and narrow', async () => {
  const id = newId<'contact'>();
  const draft = newId<'contact'>();
  await mila.call(hotline.recordContact, {
    id,
    finalise: true,
    category: 'thb_related',
    summary: 'a text ◇',
    followUp: 'callback',
  });
  await mila.call(hotline.recordContact, { id: draft, summary: 'a draft ◇' });
  const screens = ['/', '/hotline', `/hotline/contacts/${id}`, `/hotline/contacts/${draft}/edit`];
  const looks = [
    { locale: 'en-GB', colorScheme: 'light', viewport: { width: 1440, height: 900 } },
    { locale: 'sr-Latn-RS', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
    { locale: 'sr-Cyrl-RS', colorScheme: 'light', viewport: { width: 390, height: 844 } },
  ] as const;
  for (const look of looks)
    for (const screen of screens) {
      const page = await desk.deskOf(mila, screen, look);
      await page.locator('.work-row, tr[data-row], .contact-answers, .contact-form').first().waitFor();
      expect(await findingsOf(page), screen).toEqual([]);
      expect(await page.locator('body').innerText(), screen).not.toMatch(/hotline\.desk|kit\.[a-z]/);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), screen).toBeLessThanOrEqual(
        look.viewport.width,
      );
      await page.context().close();
    }
});

it('Esc Esc hides the screen at once, and the form that the first Esc had closed stands behind the lock', async () => {
  const vera = await desk.house.signedIn('consultant');
  const page = await desk.deskOf(vera, '/');
  const id = await newContact(page);
  await page.locator('textarea').nth(0).fill('somebody came in');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.locator('input[type=password]').waitFor();
  expect(await page.locator('body').innerText()).not.toContain('Summary');
  expect(idOf(page)).toBe(id);
  await expect.poll(async () => (await mila.call(hotline.getContact, { id })).summary).toBe('somebody came in');
  await page.context().close();
});
