import { afterAll, beforeAll, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { aContact } from '../../src/modules/hotline/testing.ts';
import * as people from '../../src/modules/people/contract.ts';
import { localTime } from '../../src/platform/kernel/clock.ts';
import { addDays } from '../../src/platform/kernel/days.ts';
import { newId } from '../../src/platform/kernel/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { aBrowserHouse, type BrowserHouse, findingsOf } from './browser.ts';

let desk: BrowserHouse;
let mila: SomebodyAtWork;
let vesna: SomebodyAtWork;
const { day: today, hour } = localTime(new Date(), 'Europe/Belgrade');

beforeAll(async () => {
  desk = await aBrowserHouse({ now: new Date().toISOString() });
  mila = await desk.house.signedIn('consultant');
  vesna = await desk.house.signedIn('supervisor');
}, 180_000);
afterAll(() => desk.close());

it('a duress word on one screen becomes a survey there and a new item in the queue on the supervisor’s', async () => {
  // her session ends with this story: she hides at its end
  const jana = await desk.house.signedIn('consultant');
  const supervisor = await desk.deskOf(vesna, '/');
  const page = await desk.deskOf(jana, '/');
  await page.keyboard.press('n');
  await page.locator('.contact-form [data-first]').waitFor();
  const form = page.url();
  await page.getByRole('textbox', { name: 'Summary' }).fill('she said the word ◇');
  // in the middle of typing, with one key
  await page.keyboard.press('F8');
  const survey = page.locator('.survey');
  await survey.getByText('How polite was our staff?').or(survey.getByText('How did you hear')).first().waitFor();
  expect(await page.title()).toBe('Customer satisfaction survey');
  expect(await findingsOf(page)).toEqual([]);
  await survey.getByText('On the internet').click();
  await survey.getByRole('button', { name: 'Next' }).click();
  await survey.getByText('How polite was our staff?').waitFor();
  // no key of the desk is heard through it, and one Esc opens nothing
  for (const key of ['n', 'Control+Enter', '?', 'Escape']) await page.keyboard.press(key);
  expect(await survey.isVisible()).toBe(true);
  expect(page.url()).toBe(form);

  const alert = supervisor.locator('.queue-alert');
  await alert.waitFor({ timeout: 15_000 });
  // nothing more than that there is something
  expect((await alert.innerText()).replace(/\s+/g, ' ')).toBe('New item in the queue. Open the queue');
  await alert.getByRole('link').click();
  await supervisor.getByText('The duress word was said.').waitFor();
  expect(await findingsOf(supervisor)).toEqual([]);
  await supervisor.getByRole('button', { name: /^I see to it/ }).click();
  await supervisor.locator('.queue-alert').waitFor({ state: 'detached', timeout: 15_000 });

  await page.keyboard.press('F2');
  await page.keyboard.press('F2');
  await survey.waitFor({ state: 'detached' });
  expect(await page.getByRole('textbox', { name: 'Summary' }).inputValue()).toBe('she said the word ◇');
  const id = form.split('/').at(-2) as never;
  expect(await jana.call(hotline.getContact, { id })).toMatchObject({ state: 'draft', summary: 'she said the word ◇' });
  expect(await vesna.call(hotline.listFlags, { contact: id })).toMatchObject([{ kind: 'duress_word' }]);
  // Esc twice still hides everything, from the survey as from anywhere
  await page.keyboard.press('F8');
  await survey.waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await survey.waitFor({ state: 'hidden' });
  await page.locator('input[type=password]').waitFor();
});

it('the duress key calls for help from a form that the server has not taken, and says in the survey’s words that it came through', async () => {
  const jana = await desk.house.signedIn('consultant');
  for (let n = 0; n < 5; n++) await jana.call(hotline.recordContact, { id: newId<'contact'>() });
  const page = await desk.deskOf(jana, '/');
  await page.keyboard.press('n');
  await page.locator('.contact-form [data-first]').waitFor();
  const id = page.url().split('/').at(-2) as never;
  await page.getByText('Not saved').first().waitFor();
  // the first two times nothing comes through
  let refusals = 2;
  await page.route('**/duress', (route) => (refusals-- > 0 ? route.abort() : route.continue()));
  await page.keyboard.press('F8');
  const survey = page.locator('.survey');
  await survey.getByText('Not saved yet, trying again').waitFor();
  await survey.getByText('Saved', { exact: true }).waitFor({ timeout: 15_000 });
  expect(await findingsOf(page)).toEqual([]);
  const { duress } = await vesna.call(hotline.getSupervision, {});
  expect(duress.filter((one) => one.contact === id)).toHaveLength(1);
  await page.keyboard.press('F2');
  await page.keyboard.press('F2');
  await survey.waitFor({ state: 'detached' });
  await page.getByText(/The supervisor was told at/).waitFor();
  // and the contact is kept from now on, also when nothing was put in
  expect(await jana.call(hotline.getContact, { id })).toMatchObject({ state: 'draft' });
  await page.keyboard.press('Escape');
  await page.waitForTimeout(2500);
  expect(await jana.call(hotline.getContact, { id })).toMatchObject({ state: 'draft' });
});

it('a call-back outside of her hours is refused with words; whoever must call says why, and the supervisor reads it', async () => {
  const person = newId<'person'>();
  await mila.call(people.createPerson, { id: person, names: [{ kind: 'given', value: 'Anka ◇' }] });
  const never = 1 << ((hour + 12) % 24);
  await mila.call(people.setSafetyCard, {
    personId: person,
    version: 0,
    mayContact: 'yes',
    hours: Array<number>(7).fill(never),
    whatToSay: 'ask about the language course ◇',
    validUntil: addDays(today, 60),
    askedOn: today,
  });
  const contact = newId<'contact'>();
  const number = '+381 99 555 0101';
  await mila.call(hotline.recordContact, aContact({ id: contact, clients: [person], callerNumber: number }));
  await mila.call(hotline.requestCallback, {
    id: newId(),
    contact,
    dueDay: today,
    note: 'about the papers ◇',
  } as never);

  const page = await desk.deskOf(mila, '/');
  await page.locator('[data-call-back]').first().waitFor();
  await page.keyboard.press('c');
  const dialog = page.locator('dialog');
  await dialog.getByText('Outside her safe hours.').waitFor();
  expect(await dialog.innerText()).not.toContain('555');
  expect(await findingsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'It must be now' }).click();
  await dialog.getByLabel('Why it must be now').fill('she wrote that he found her ◇');
  await dialog.getByRole('button', { name: 'Show the number all the same' }).click();
  await dialog.getByText(number).waitFor();
  await dialog.getByText('No answer', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Write it down' }).click();
  await dialog.waitFor({ state: 'detached' });

  const queue = await desk.deskOf(vesna, '/queue');
  const row = queue.locator('.queue-row', { hasText: 'he found her' });
  await row.waitFor();
  expect(await row.innerText()).toContain('Outside her safe hours.');
  await row.getByRole('button', { name: /^Seen/ }).click();
  await row.waitFor({ state: 'detached' });
});

it('a missed call is noted, flagged, called back past the gate, and ends with a word for what became of it', async () => {
  const page = await desk.deskOf(mila, '/');
  await page.locator('main h1').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await page.getByRole('heading', { name: 'Missed calls' }).waitFor();
  await page.keyboard.press('a');
  const dialog = page.locator('dialog');
  await dialog.getByLabel('Number').fill('+381 99 555 0202');
  await dialog.getByRole('button', { name: 'Note it' }).click();
  await dialog.waitFor({ state: 'detached' });
  const row = page.locator('.work > li', { hasText: 'New number' });
  await row.waitFor();
  expect(await page.locator('main').innerText()).not.toContain('0202');
  await row.getByRole('button', { name: /^Settle/ }).click();
  await row.getByText('Called back, reached').click();
  await row.getByText('Nobody here knows this number.').waitFor();
  expect(await findingsOf(page)).toEqual([]);
  await row.getByText('Not needed', { exact: true }).click();
  await row.getByRole('button', { name: 'Write it down' }).click();
  await row.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Settled', exact: true }).click();
  await page.locator('.work > li', { hasText: 'Not needed' }).waitFor();

  await page.goto(`${desk.address}/desk/flags`);
  await page.getByRole('heading', { name: 'Flags' }).waitFor();
  await page.keyboard.press('a');
  await dialog.getByLabel('Number').fill('+381 99 555 0303');
  await dialog.getByText('Hoax').click();
  await dialog.getByLabel('Why').fill('laughs and hangs up ◇');
  await dialog.getByRole('button', { name: 'Set a flag' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('number …303').waitFor();
  expect(await findingsOf(page)).toEqual([]);
});
