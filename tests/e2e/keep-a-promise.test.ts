import { afterAll, beforeAll, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { aContact } from '../../src/modules/hotline/testing.ts';
import { localTime } from '../../src/platform/kernel/clock.ts';
import { addDays } from '../../src/platform/kernel/days.ts';
import type { SomebodyAtWork } from '../house.ts';
import { aBrowserHouse, type BrowserHouse, findingsOf } from './browser.ts';

let desk: BrowserHouse;
let mila: SomebodyAtWork;
let jana: SomebodyAtWork;
const { day: today } = localTime(new Date(), 'Europe/Belgrade');

beforeAll(async () => {
  desk = await aBrowserHouse({ now: new Date().toISOString() });
  mila = await desk.house.signedIn('consultant');
  jana = await desk.house.signedIn('consultant');
}, 180_000);
afterAll(() => desk.close());

const nameOf = async (id: string) => {
  const page = await desk.deskOf(mila, '/');
  const answer = await page.evaluate(() => fetch('/api/accounts/colleagues').then((got) => got.json()));
  await page.context().close();
  return answer.colleagues.find((one: { id: string }) => one.id === id).name as string;
};

it('a call-back says on Today whose it is, is moved into a colleague’s hands and settled with a note', async () => {
  const contact = await mila.call(hotline.recordContact, aContact({ day: today, followUp: 'callback' }));
  const janas = await nameOf(jana.id);
  const page = await desk.deskOf(mila, '/');
  const row = page.locator('.work > li', { hasText: 'Call back' });
  await row.getByText(/^K\d\d-\d{5}$/).waitFor();
  expect(await row.innerText()).toContain(contact.number);
  await row.getByRole('button', { name: /^Settle/ }).click();
  await row.getByText('Moved').click();
  await row.getByLabel('In whose hands').fill(janas.slice(0, 12));
  await page.getByRole('option', { name: janas }).click();
  await row.getByLabel('Next time').fill(addDays(today, 1).split('-').reverse().join('.'));
  await row.getByLabel('Why').fill('she asked for tomorrow');
  expect(await findingsOf(page)).toEqual([]);
  await row.getByRole('button', { name: 'Write it down' }).click();
  await row.waitFor({ state: 'detached' });

  const hers = await desk.deskOf(jana, '/');
  const moved = hers.locator('.work > li', { hasText: 'Call back' });
  await moved.getByRole('button', { name: /^Settle/ }).click();
  await moved.getByText('Reached', { exact: true }).click();
  await moved.getByRole('textbox', { name: 'Note' }).fill('she is safe ◇');
  await moved.getByRole('button', { name: 'Write it down' }).click();
  // she has no safety card: that one has called needs a reason
  await moved.getByText('There is no safety card').waitFor();
  await moved.getByLabel('Why it must be now').fill('she asked for it ◇');
  await moved.getByRole('button', { name: 'Write it down' }).click();
  // whoever was reached is a contact of its own, begun already
  await hers.locator('.contact-form').waitFor();
  await hers.goto(`${desk.address}/desk/hotline/contacts/${contact.id}`);
  await hers.getByText('she is safe').waitFor();
  expect(await hers.locator('aside').first().innerText()).toContain(janas);
  const [kept] = await mila.call(hotline.listDuties, { id: contact.id });
  expect(kept).toMatchObject({ state: 'done', result: 'reached', assignee: jana.id, note: 'she is safe ◇' });
});

it('a contact is written down for the colleague who talked, and says her name afterwards', async () => {
  const janas = await nameOf(jana.id);
  const page = await desk.deskOf(mila, '/hotline/contacts/afterwards');
  await page.locator('.contact-form').waitFor();
  const id = page.url().split('/').at(-2) as never;
  await page.getByLabel('Consultant').fill(janas.slice(0, 12));
  await page.getByRole('option', { name: janas }).click();
  await page.getByText('Other', { exact: true }).first().click();
  await page.keyboard.press('Control+Enter');
  await page.locator('.work-last').waitFor();
  expect(await jana.call(hotline.getContact, { id })).toMatchObject({ consultant: jana.id, recordedBy: mila.id });
  await page.goto(`${desk.address}/desk/hotline/contacts/${id}`);
  await page.locator('.page-head', { hasText: janas }).waitFor();
  await page.goto(`${desk.address}/desk/hotline`);
  await page.locator('tbody tr').first().waitFor();
  await page.keyboard.press('f');
  await page.getByLabel('Consultant').fill(janas.slice(0, 12));
  await page.getByRole('option', { name: janas }).click();
  // the one that was written for her, and the draft of the call on which she reached somebody
  await expect.poll(() => page.locator('tbody tr').count(), { timeout: 15_000 }).toBe(2);
  expect(await findingsOf(page)).toEqual([]);
});

it('Today says how many called this month on each line of hers, to whoever may see exact numbers', async () => {
  const page = await desk.deskOf(mila, '/');
  const panel = page.locator('.month-so-far');
  await panel.waitFor();
  expect(await panel.innerText()).toMatch(/SOS\s+2\s+2/);
  expect(await panel.innerText()).not.toContain('116000');
  const vesna = await desk.deskOf(await desk.house.signedIn('supervisor'), '/');
  await vesna.locator('.month-so-far').waitFor();
  expect(await vesna.locator('.month-so-far').innerText()).toMatch(/SOS\s+2\s+2\s+116000\s+0\s+0/);
  expect(await findingsOf(page)).toEqual([]);
  await panel.getByRole('link', { name: 'SOS' }).click();
  await page.waitForURL(`**/statistics/hotline?year=${today.slice(0, 4)}**`);
  await page.locator('h1', { hasText: today.slice(0, 4) }).waitFor();
  const officer = await desk.deskOf(await desk.house.signedIn('officer'), '/');
  expect(await officer.locator('.today-shift').count()).toBe(0);
});
