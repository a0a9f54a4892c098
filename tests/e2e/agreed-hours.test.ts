import { afterAll, beforeAll, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { aContact } from '../../src/modules/hotline/testing.ts';
import { localTime } from '../../src/platform/kernel/clock.ts';
import { newId } from '../../src/platform/kernel/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { aBrowserHouse, type BrowserHouse, findingsOf } from './browser.ts';

let desk: BrowserHouse;
let mila: SomebodyAtWork;
let vesna: SomebodyAtWork;
const { day: today } = localTime(new Date(), 'Europe/Belgrade');
const shots = process.env.WAYOUT_SHOTS;

beforeAll(async () => {
  desk = await aBrowserHouse({ now: new Date().toISOString() });
  mila = await desk.house.signedIn('consultant');
  vesna = await desk.house.signedIn('supervisor');
}, 180_000);
afterAll(() => desk.close());

it('hours that she named in the conversation are kept with the promise, and unreadable ones are not sent', async () => {
  const contact = await mila.call(hotline.recordContact, aContact({ day: today }));
  const page = await desk.deskOf(mila, `/hotline/contacts/${contact.id}`);
  await page.getByRole('button', { name: 'Promise a call-back' }).first().click();
  const dialog = page.locator('dialog');
  await dialog
    .locator('.chip', { hasText: 'Some hours' })
    .or(dialog.locator('.people-stack .chip').first())
    .first()
    .click();
  await dialog.locator('#hours-1').fill('late');
  expect(await dialog.getByRole('button', { name: 'Promise it' }).isDisabled()).toBe(true);
  await dialog.locator('#hours-1').fill('10-12');
  expect(await findingsOf(page)).toEqual([]);
  if (shots) await page.screenshot({ path: `${shots}/agreed-hours.png`, fullPage: true });
  await dialog.getByRole('button', { name: 'Promise it' }).click();
  await dialog.waitFor({ state: 'detached' });
  const [duty] = await mila.call(hotline.listDuties, { id: contact.id });
  const { hours } = await mila.call(hotline.getCallback, { id: duty!.id });
  expect(hours).toEqual([(1 << 10) | (1 << 11), 0, 0, 0, 0, 0, 0]);
});

it('an entry in dispute stands in the supervisors’ queue and is dealt with there', async () => {
  const id = newId<'contact'>();
  await vesna.call(hotline.recordContact, aContact({ id, day: today, afterTheFact: true, consultant: mila.id }));
  const { duties } = await mila.call(hotline.getToday, {});
  const duty = duties.find((one) => one.contact === id)!;
  await mila.call(hotline.settleDuty, { id: duty.id, revision: duty.revision, result: 'not_mine' });
  const queue = await desk.deskOf(vesna, '/queue');
  const row = queue.locator('.work > li', { hasText: 'Entry in dispute' });
  await row.waitFor();
  expect(await findingsOf(queue)).toEqual([]);
  if (shots) await queue.screenshot({ path: `${shots}/queue.png`, fullPage: true });
  await row.getByRole('button', { name: /^Settle/ }).click();
  await row.getByText('Done', { exact: true }).click();
  await row.getByRole('button', { name: 'Write it down' }).click();
  await row.waitFor({ state: 'detached' });
});
