import { afterAll, beforeAll, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { aBrowserHouse, type BrowserHouse, findingsOf } from './browser.ts';

let desk: BrowserHouse;
beforeAll(async () => {
  desk = await aBrowserHouse({ now: new Date().toISOString(), settings: { lookUpsPerHour: 2 } });
}, 180_000);
afterAll(() => desk.close());

it('a supervisor lifts the limit of look-ups for a colleague, who sees it on Today and looks on', async () => {
  const mila = await desk.house.signedIn('consultant');
  const vera = await desk.house.signedIn('supervisor');
  const look = (n: number) =>
    mila.call(hotline.findNumber, { number: `+381 99 100 50${n}0`, purpose: 'call back' }).then(
      () => 'answered',
      (refusal) => refusal.code as string,
    );
  expect([await look(1), await look(2), await look(3)]).toEqual(['answered', 'answered', 'http.rate-limited']);

  const page = await desk.deskOf(vera, '/queue');
  await page.getByRole('button', { name: 'Lift a limit of look-ups' }).click();
  await page.getByLabel('Whose').fill(mila.username.slice(0, 12));
  await page.getByRole('option', { name: mila.username }).click();
  // her own name is not offered
  await page.getByLabel('Why').fill('a night of many calls ◇');
  expect(await findingsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Lift the limit' }).click();
  const row = page.locator('.work > li', { hasText: mila.username });
  await row.waitFor();
  expect(await row.innerText()).toMatch(/until .*a night of many calls/is);
  expect(await findingsOf(page)).toEqual([]);
  expect([await look(3), await look(4)]).toEqual(['answered', 'answered']);

  const hers = await desk.deskOf(mila, '/');
  await hers.getByText(/^Your look-ups are not limited until /).waitFor();
  expect(await hers.locator('body').innerText()).not.toContain('many calls');
  await row.getByRole('button', { name: /^Set it again/ }).click();
  await row.waitFor({ state: 'detached' });
  expect(await look(5)).toBe('http.rate-limited');
});
