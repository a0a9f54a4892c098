import { afterAll, beforeAll, expect, it } from 'vitest';
import * as accounts from '../../src/platform/accounts/contract.ts';
import type { SomebodyAtWork } from '../house.ts';
import { aBrowserHouse, type BrowserHouse } from './browser.ts';

const FIRST = 'seven quiet herons over the marsh';
const OWN = 'eleven lanterns under a slow bridge';
const NEXT = 'nine slow barges carry the fog away';

let desk: BrowserHouse;

beforeAll(async () => {
  desk = await aBrowserHouse({ now: new Date().toISOString(), synthetic: false });
}, 180_000);
afterAll(() => desk.close());

it('a newcomer chooses her own password before the desk opens, and another one from her menu', async () => {
  const boss = await desk.house.signedIn('supervisor');
  const username = 'newcomer.vesna';
  const fields = { username, displayName: 'Vesna Primerić ◇', password: FIRST, language: 'en' as const };
  await boss.call(accounts.addUser, { ...fields, roles: ['consultant'] });
  const came = await desk.call(accounts.signIn, { username, password: FIRST });
  const cookie = came.headers.getSetCookie().find((line) => line.startsWith('wayout=')) ?? '';
  const token = Buffer.from(/wayout=([^;]*)/.exec(cookie)?.[1] ?? '', 'base64url');

  const page = await desk.deskOf({ token } as SomebodyAtWork, '/');
  const type = async (present: string, fresh: string, again = fresh) => {
    await page.locator('input[name=password]').fill(present);
    await page.locator('input[name=new-password]').fill(fresh);
    await page.locator('input[name=again]').fill(again);
    await page.locator('input[name=again]').press('Enter');
  };
  await page.locator('.door input[name=new-password]').waitFor();
  expect(await page.locator('.desk').count()).toBe(0);
  await type(FIRST, OWN, NEXT);
  await expect.poll(() => page.locator('form').innerText()).toContain('The two passwords differ');
  await type(FIRST, FIRST);
  await expect.poll(() => page.locator('form').innerText()).toContain('This is the password you have now');
  await type(FIRST, OWN);
  await page.locator('.desk main').waitFor();

  await page.locator('.top .me').click();
  await page.getByText('Choose another password').click();
  await page.locator('dialog input[name=new-password]').waitFor();
  await type(FIRST, NEXT);
  await expect.poll(() => page.locator('dialog').innerText()).toContain('This is not the password');
  await type(OWN, NEXT);
  // two passwords are hashed before it closes
  await expect.poll(() => page.locator('dialog').count(), { timeout: 15_000 }).toBe(0);
  expect((await desk.call(accounts.signIn, { username, password: NEXT })).status).toBe(200);
});
