import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SomebodyAtWork } from '../house.ts';
import { aBrowserHouse, type BrowserHouse, findingsOf } from './browser.ts';

let desk: BrowserHouse;
let mila: SomebodyAtWork;
beforeAll(async () => {
  desk = await aBrowserHouse();
  mila = await desk.house.signedIn('consultant');
}, 180_000);
afterAll(() => desk.close());

it('a new consultant is offered the tour once, takes it by the keyboard, and it does not come again', async () => {
  const page = await desk.deskOf(mila, '/');
  await page.getByRole('heading', { name: 'New here? Two minutes.' }).waitFor();
  expect(await findingsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Start', exact: true }).focus();
  await page.keyboard.press('Enter');
  const tour = page.getByRole('dialog');
  await tour.getByText('Step 1 of 7').waitFor();
  expect(await findingsOf(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'A new contact is one key away' }).waitFor();
  // it covers nothing: what it speaks of is marked and can be pressed
  expect(await page.locator('.tour-at').innerText()).toContain('New contact');
  await page.keyboard.press('Escape');
  await tour.waitFor({ state: 'detached' });
  const later = await desk.deskOf(mila, '/');
  await later.locator('.today-shift').waitFor();
  expect(await later.locator('.tour').count()).toBe(0);
  await later.goto(`${desk.address}/desk/help`);
  await later.getByRole('button', { name: 'Show me round again' }).click();
  await later.getByText('Step 1 of 7').waitFor();
});

it('the list of keys leads to help, help is searched, and a key that she moves is hers everywhere', async () => {
  const page = await desk.deskOf(mila, '/');
  await page.keyboard.press('?');
  await page.getByRole('link', { name: 'All keys of all screens' }).click();
  await page.getByRole('heading', { name: 'Before anything else' }).waitFor();
  const box = page.getByRole('searchbox');
  await box.fill('handov');
  await page.getByRole('main').getByRole('link', { name: 'Handover' }).waitFor();
  // in the navigation still, on the page no more
  expect(await page.getByRole('main').getByRole('link', { name: 'Missed calls' }).count()).toBe(0);
  await box.fill('');
  await page.getByRole('button', { name: 'Other keys' }).click();
  expect(await findingsOf(page)).toEqual([]);
  const move = page.getByRole('dialog');
  await move.getByRole('button', { name: /^Change n: / }).click();
  await page.keyboard.press('c');
  await move.getByText('c already does something else.').waitFor({ timeout: 5000 });
  await move.getByRole('button', { name: /^Change n: / }).click();
  await page.keyboard.press('b');
  await move.getByText('n is now b.').waitFor({ timeout: 5000 });
  await page.keyboard.press('Escape');
  // kept with the account: also in another browser
  const other = await desk.deskOf(mila, '/');
  await other.keyboard.press('n');
  expect(await other.locator('.contact-form').count()).toBe(0);
  await other.keyboard.press('b');
  await other.locator('.contact-form').waitFor();
});

it('the command bar finds a page in either script and without the little marks', async () => {
  const page = await desk.deskOf(mila, '/');
  await page.getByRole('button', { name: 'Српски' }).click();
  for (const [typed, found] of [
    ['пропуш', 'Пропуштени позиви'],
    ['propus', 'Пропуштени позиви'],
    ['pomoc', 'Помоћ'],
    ['primopred', 'Примопредаја'],
  ] as const) {
    await page.keyboard.press('Control+k');
    await page.locator('dialog input').fill(typed);
    await page.getByRole('option', { name: found }).first().waitFor();
    await page.keyboard.press('Escape');
  }
});
