import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { aContact } from '../../src/modules/hotline/testing.ts';
import { newId } from '../../src/platform/kernel/index.ts';
import { aBrowserHouse, type BrowserHouse, findingsOf } from './browser.ts';

const shots = process.env.WAYOUT_SHOTS;
let desk: BrowserHouse;

beforeAll(async () => {
  desk = await aBrowserHouse({ now: new Date().toISOString() });
}, 180_000);
afterAll(() => desk.close());

/** For looking only. */
async function inEveryLook(page: Page, name: string): Promise<void> {
  if (!shots) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${shots}/${name}-${colorScheme}.png`, fullPage: true });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: `${shots}/${name}-390.png`, fullPage: true });
  await page.setViewportSize({ width: 1440, height: 900 });
}

it('the data officer sees who opened a contact; a supervisor sees it on its page; a consultant sees neither', async () => {
  const consultant = await desk.house.signedIn('consultant');
  const supervisor = await desk.house.signedIn('supervisor');
  const dataOfficer = await desk.house.signedIn('dataofficer');
  const contact = newId<'contact'>();
  const day = new Date().toISOString().slice(0, 10);
  await consultant.call(hotline.recordContact, aContact({ id: contact, day } as never));
  await supervisor.call(hotline.getContact, { id: contact });

  const log = await desk.deskOf(dataOfficer, '/audit');
  await log.getByText('opened a contact').first().waitFor();
  expect(await log.getByRole('navigation').innerText()).toContain('Acts on record');
  await log
    .getByRole('button', { name: `Only what is about ${contact.slice(0, 8)}` })
    .first()
    .click();
  await expect.poll(() => log.locator('tbody tr').count()).toBeLessThan(4);
  await expect.poll(() => log.locator('tbody').innerText()).toContain(supervisor.username);
  expect(await log.locator('tbody').innerText()).toContain('finalised a contact');
  await log.getByRole('button', { name: 'Check the chain now' }).click();
  await log.getByText('The chain holds up to row').waitFor();
  expect(await findingsOf(log)).toEqual([]);
  await inEveryLook(log, 'acts');

  const page = await desk.deskOf(supervisor, `/hotline/contacts/${contact}`);
  await page.getByRole('button', { name: 'Show who opened this contact' }).click();
  await expect.poll(() => page.locator('.openings').innerText()).toContain(supervisor.username);
  expect(await findingsOf(page)).toEqual([]);
  await inEveryLook(page, 'openings');

  const hers = await desk.deskOf(consultant, `/hotline/contacts/${contact}`);
  expect(await hers.getByRole('button', { name: 'Show who opened this contact' }).count()).toBe(0);
  for (const one of [hers, page]) expect(await one.getByRole('navigation').innerText()).not.toContain('Acts on record');

  await desk.ask('PUT', '/api/session/language', { as: dataOfficer, body: { language: 'sr-Cyrl' } });
  const narrow = await desk.deskOf(dataOfficer, '/audit', { viewport: { width: 390, height: 844 } });
  await narrow.getByText('отварање контакта').first().waitFor();
  expect(await findingsOf(narrow)).toEqual([]);
  expect(await narrow.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  if (shots) await narrow.screenshot({ path: `${shots}/acts-sr-Cyrl-390.png`, fullPage: true });
});
