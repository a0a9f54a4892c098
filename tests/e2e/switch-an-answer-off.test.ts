import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SomebodyAtWork } from '../house.ts';
import { aBrowserHouse, type BrowserHouse, findingsOf } from './browser.ts';

let desk: BrowserHouse;
let admin: SomebodyAtWork;
let mila: SomebodyAtWork;

beforeAll(async () => {
  desk = await aBrowserHouse({ now: new Date().toISOString() });
  admin = await desk.house.signedIn('administrator');
  mila = await desk.house.signedIn('consultant');
}, 180_000);
afterAll(() => desk.close());

it('an administrator switches an answer off, and the form of a consultant does not offer it', async () => {
  const page = await desk.deskOf(admin, '/codes');
  const list = page.locator('.codes-list', { hasText: 'Assistance' });
  await list.locator('summary').click();
  await list.getByRole('checkbox', { name: 'Legal' }).click();
  await list.getByText('1 answer is not offered').waitFor();
  await list.getByText(/not offered since/).waitFor();
  // what the form needs stays
  const caller = page.locator('.codes-list', { hasText: 'Caller' });
  await caller.locator('summary').click();
  expect(await caller.getByLabel('Unknown').isDisabled()).toBe(true);
  expect(await findingsOf(page)).toEqual([]);
  if (process.env.WAYOUT_SHOTS)
    await page.screenshot({ path: `${process.env.WAYOUT_SHOTS}/codes.png`, fullPage: true });

  const form = await desk.deskOf(mila, '/hotline/contacts/new');
  const assistance = form.getByRole('group', { name: 'Assistance' });
  await assistance.getByText('Medical').waitFor();
  await expect.poll(() => assistance.getByText('Legal').count()).toBe(0);
  await list.getByRole('checkbox', { name: 'Legal' }).click();
  await list.getByText('9 answers, all offered').waitFor();
  await page.context().close();
  await form.context().close();
});
