import { afterAll, beforeAll, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { aContact } from '../../src/modules/hotline/testing.ts';
import * as people from '../../src/modules/people/contract.ts';
import { localTime } from '../../src/platform/kernel/clock.ts';
import { addDays } from '../../src/platform/kernel/days.ts';
import { type Id, newId } from '../../src/platform/kernel/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { aBrowserHouse, type BrowserHouse, findingsOf } from './browser.ts';

let desk: BrowserHouse;
let mila: SomebodyAtWork;
const svetlana = newId<'person'>();
const { day: today } = localTime(new Date(), 'Europe/Belgrade');
const pictures = process.env.WAYOUT_TEST_PICTURES;

beforeAll(async () => {
  desk = await aBrowserHouse({ now: new Date().toISOString() });
  mila = await desk.house.signedIn('consultant');
  await mila.call(people.createPerson, {
    id: svetlana,
    names: [
      { kind: 'given', value: 'Svetlana' },
      { kind: 'surname', value: 'Primerić' },
    ],
    contactPoints: [{ kind: 'phone', value: '+381 60 000 0142' }],
  });
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
}, 180_000);
afterAll(() => desk.close());

it('a client found with F4 brings her safety card into the side, and neither her number nor her history', async () => {
  const page = await desk.deskOf(mila, '/');
  await page.keyboard.press('n');
  await page.locator('.contact-form').waitFor();
  expect(await page.locator('.contact-side').innerText()).toContain('Before you confirm');
  await page.keyboard.press('F4');
  await page.locator('.panel input').waitFor();
  await page.keyboard.type('Svetlana Primerić');
  await page.keyboard.press('Enter');
  await page.locator('.panel tr[data-row="0"]').waitFor();
  await page.keyboard.press('Enter');
  const side = page.locator('.contact-side');
  await side.locator('.safe').waitFor();
  const words = await side.innerText();
  expect(words).toContain('The client you chose');
  expect(words).toContain('Only she');
  expect(words).toContain('jasmin');
  expect(words).not.toContain('Before you confirm');
  expect(words).not.toContain('Last contacts');
  expect(await page.locator('main').innerText()).not.toContain('0142');
  await page.keyboard.press('F2');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toContain('Only she');
  expect(await findingsOf(page)).toEqual([]);
  if (pictures) await page.screenshot({ path: `${pictures}/chosen-1440.png` });
});

it('a new contact from her page is hers from the first moment, with her card beside it, and nothing is kept of one left untouched', async () => {
  const page = await desk.deskOf(mila, `/people/${svetlana}`);
  await page.getByRole('button', { name: 'New contact' }).waitFor();
  expect(await findingsOf(page)).toEqual([]);
  if (pictures) await page.screenshot({ path: `${pictures}/person-1440.png` });
  await page.keyboard.press('n');
  await page.locator('.contact-side .safe').waitFor();
  const id = page.url().split('/').at(-2) as Id<'contact'>;
  expect(page.url()).not.toContain(svetlana);
  expect(await page.locator('.contact-token').first().innerText()).toContain('Svetlana');
  await page.locator('.contact-strip .saved', { hasText: 'Saved' }).waitFor();
  expect(await mila.call(hotline.getContact, { id })).toMatchObject({ state: 'draft', clients: [svetlana] });
  await page.keyboard.press('Escape');
  await page.locator('.contact-form').waitFor({ state: 'detached' });
  await expect
    .poll(() => mila.call(hotline.getContact, { id }).catch((no) => no.code), { timeout: 10_000 })
    .toBe('hotline.not-found');

  await page.goto(`${desk.address}/desk/people/${svetlana}`);
  await page.getByRole('button', { name: 'New contact' }).click();
  await page.locator('.contact-side .safe').waitFor();
  const kept = page.url().split('/').at(-2) as Id<'contact'>;
  await page.keyboard.press('2');
  await page.keyboard.press('3');
  await page.keyboard.press('Control+Enter');
  await page.locator('.work-last').waitFor();
  expect(await mila.call(hotline.getContact, { id: kept })).toMatchObject({ state: 'finalised', clients: [svetlana] });
});

it('on a contact’s page c promises a call-back, also while the safety card is open', async () => {
  const contact = await mila.call(
    hotline.recordContact,
    aContact({ day: today, clients: [svetlana], callerNumber: '+381 60 000 0142' }),
  );
  const page = await desk.deskOf(mila, `/hotline/contacts/${contact.id}`);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.locator('.safe').waitFor();
  await page.keyboard.press('c');
  await page.locator('dialog').waitFor();
  expect(await page.locator('dialog h2').innerText()).toContain('Promise');
  expect(await page.locator('body').innerText()).not.toContain('60 000 0142');
});
