import { afterAll, beforeAll, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { aContact } from '../../src/modules/hotline/testing.ts';
import { localTime } from '../../src/platform/kernel/clock.ts';
import { aBrowserHouse, type BrowserHouse, findingsOf } from './browser.ts';

let desk: BrowserHouse;
const { day } = localTime(new Date(), 'Europe/Belgrade');
beforeAll(async () => {
  desk = await aBrowserHouse({ now: new Date().toISOString() });
}, 180_000);
afterAll(() => desk.close());

it('a supervisor keeps a view for the whole desk, and a consultant looks through it with one press', async () => {
  const vera = await desk.house.signedIn('supervisor');
  const mila = await desk.house.signedIn('consultant');
  const sms = await mila.call(hotline.recordContact, aContact({ day, channel: 'sms' }));
  const call = await mila.call(hotline.recordContact, aContact({ day, channel: 'phone' }));

  const page = await desk.deskOf(vera, '/hotline');
  await page.locator('tbody tr').nth(1).waitFor();
  await page.keyboard.press('f');
  await page.getByRole('radiogroup', { name: 'Channel' }).getByText('SMS').click();
  await expect.poll(() => page.locator('tbody tr').count()).toBe(1);
  await page.getByRole('button', { name: 'Keep these filters as a view' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('written to us ◇');
  await page.getByText('For the whole duty desk').click();
  expect(await findingsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Keep it' }).click();
  await page.getByRole('button', { name: 'written to us ◇', pressed: true }).waitFor();
  // what is shown may be taken out, by whoever may
  await page.getByRole('button', { name: 'Take this list out' }).click();
  await page.getByText('No name, no telephone, no text.').waitFor();
  expect(await findingsOf(page)).toEqual([]);

  const hers = await desk.deskOf(mila, '/hotline');
  await hers.locator('tbody tr').nth(1).waitFor();
  await hers.getByRole('button', { name: 'written to us ◇' }).click();
  await expect.poll(() => hers.locator('tbody').innerText()).not.toContain(call.number ?? '?');
  expect(await hers.locator('tbody').innerText()).toContain(sms.number);
  expect(await hers.getByRole('button', { name: 'Change this view' }).count()).toBe(0);
  expect(await hers.getByRole('button', { name: 'Take this list out' }).count()).toBe(0);
  expect(await findingsOf(hers)).toEqual([]);
});
