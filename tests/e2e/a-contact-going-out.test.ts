import { afterAll, beforeAll, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { aDraft } from '../../src/modules/hotline/testing.ts';
import * as people from '../../src/modules/people/contract.ts';
import { localTime } from '../../src/platform/kernel/clock.ts';
import { addDays } from '../../src/platform/kernel/days.ts';
import { newId } from '../../src/platform/kernel/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { aBrowserHouse, type BrowserHouse, findingsOf } from './browser.ts';

let desk: BrowserHouse;
let mila: SomebodyAtWork;
let vesna: SomebodyAtWork;

beforeAll(async () => {
  desk = await aBrowserHouse({ now: new Date().toISOString() });
  mila = await desk.house.signedIn('consultant');
  vesna = await desk.house.signedIn('supervisor');
}, 180_000);
afterAll(() => desk.close());

it('a text to somebody whose card says no asks why before it is closed, with the keyboard alone, and the supervisor reads it', async () => {
  const { day: today } = localTime(new Date(), 'Europe/Belgrade');
  const person = newId<'person'>();
  await mila.call(people.createPerson, { id: person, names: [{ kind: 'given', value: 'Anka ◇' }] });
  await mila.call(people.setSafetyCard, {
    personId: person,
    version: 0,
    mayContact: 'no',
    validUntil: addDays(today, 30),
    askedOn: today,
  });
  const { id } = await mila.call(
    hotline.recordContact,
    aDraft({ direction: 'out', channel: 'sms', reached: 'reached', clients: [person] }),
  );
  const page = await desk.deskOf(mila, `/hotline/contacts/${id}/edit`);
  await page.locator('.contact-form [data-first]').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('She does not want to be contacted.').first().waitFor();
  const why = page.getByRole('textbox', { name: /Why it had to be/ });
  await why.waitFor();
  expect(await why.evaluate((input) => input === document.activeElement)).toBe(true);
  expect(await findingsOf(page)).toEqual([]);
  // without a word it stays open
  await page.keyboard.press('Control+Enter');
  expect(await mila.call(hotline.getContact, { id })).toMatchObject({ state: 'draft' });
  await why.fill('the court asked for an answer today ◇');
  await page.keyboard.press('Control+Enter');
  await page.locator('.work-last').waitFor();
  expect(await mila.call(hotline.getContact, { id })).toMatchObject({ state: 'finalised' });

  const queue = await desk.deskOf(vesna, '/queue');
  await queue.getByText('the court asked for an answer today ◇').waitFor();
});
