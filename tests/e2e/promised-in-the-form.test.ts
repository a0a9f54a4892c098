import { afterAll, beforeAll, expect, it } from 'vitest';
import * as calls from '../../src/modules/hotline/call-back-contract.ts';
import * as hotline from '../../src/modules/hotline/contract.ts';
import * as lines from '../../src/modules/hotline/line-contract.ts';
import { aContact } from '../../src/modules/hotline/testing.ts';
import { localTime } from '../../src/platform/kernel/clock.ts';
import { addDays } from '../../src/platform/kernel/days.ts';
import { newId } from '../../src/platform/kernel/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { aBrowserHouse, type BrowserHouse, findingsOf } from './browser.ts';

let desk: BrowserHouse;
let mila: SomebodyAtWork;
const { day: today } = localTime(new Date(), 'Europe/Belgrade');

beforeAll(async () => {
  desk = await aBrowserHouse({ now: new Date().toISOString() });
  mila = await desk.house.signedIn('consultant');
}, 180_000);
afterAll(() => desk.close());

it('a call-back promised while she talks keeps its number, its hours and what her display may show', async () => {
  const page = await desk.deskOf(mila, '/hotline/contacts/new');
  await page.keyboard.press('2');
  await page.keyboard.press('2');
  await page.getByRole('radio', { name: 'Call back' }).click();
  await page.getByLabel('Number to call').fill('+381 99 555 0404');
  await page.getByLabel('Her display may show').fill('SOS');
  await page.getByRole('option', { name: 'SOS' }).first().click();
  await page.getByText('At these hours').click();
  await page.locator('#hours-1').fill('late');
  await page.getByText('Still needed: hours.').waitFor();
  await page.locator('#hours-1').fill('10-12');
  // Esc leaves the form; what was agreed about the call stands there when she comes back
  await page.getByLabel('Summary').fill('she will be alone on Monday ◇');
  await page.getByRole('button', { name: 'Close, keep as draft' }).click();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect.poll(() => page.getByLabel('Number to call').inputValue()).toBe('+381 99 555 0404');
  expect(await page.locator('#hours-1').inputValue()).toBe('10–12');
  expect(await findingsOf(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await page.getByText(/is recorded\./).waitFor();

  const { duties } = await mila.call(hotline.getToday, {});
  const duty = duties.find((one) => one.kind === 'hotline.callback')!;
  const { hours, showLine } = await mila.call(calls.getCallback, { id: duty.id });
  expect({ hours, showLine }).toEqual({ hours: [(1 << 10) | (1 << 11), 0, 0, 0, 0, 0, 0], showLine: 'sos' });
  const row = page.locator('.work > li', { hasText: 'Call back' });
  await row.getByRole('button', { name: /^Call/ }).click();
  await page
    .locator('dialog')
    .getByText('10–12')
    .or(page.locator('dialog').getByText('Agreed for today'))
    .first()
    .waitFor();
});

it('contacts are found by the flag that runs on whoever they are about', async () => {
  const id = newId<'contact'>();
  await mila.call(hotline.recordContact, aContact({ id, day: today }));
  await mila.call(hotline.recordContact, aContact({ day: today }));
  await mila.call(hotline.setFlag, {
    id: newId<'flag'>(),
    contact: id,
    kind: 'ask_supervisor',
    until: addDays(today, 5),
    reason: 'ask her ◇',
  });
  const { number } = await mila.call(hotline.getContact, { id });
  const page = await desk.deskOf(mila, '/hotline');
  await page.locator('.t tbody tr').nth(1).waitFor();
  await page.keyboard.press('f');
  await page.getByLabel('Flag').fill('any');
  await page.getByRole('option', { name: 'Any flag' }).click();
  await page.getByText('1 contact.').waitFor();
  expect(await page.locator('.t tbody tr').count()).toBe(1);
  expect(await page.locator('.t tbody').innerText()).toContain(number);
  expect(await findingsOf(page)).toEqual([]);
});

it('the end of the call on the line stops the watch, and minutes may be taken from it', async () => {
  const { call, contact } = await mila.call(lines.noteLineCall, { line: 'sos', answered: true });
  const page = await desk.deskOf(mila, `/hotline/contacts/${contact!.id}/edit`);
  await page.getByText('On the line', { exact: true }).waitFor();
  await page.getByRole('button', { name: /^Change/ }).click();
  await page.getByText(/on the watch/).waitFor();
  await page.getByRole('button', { name: 'Take 1 minute' }).click();
  expect(await page.getByLabel('Minutes').inputValue()).toBe('1');
  await page.getByLabel('Minutes').fill('');
  await mila.call(lines.actOnLine, { id: call.id, action: 'hangup' });
  await page.getByText('On the line', { exact: true }).waitFor({ state: 'detached', timeout: 15_000 });
  expect(await page.getByLabel('Minutes').inputValue()).toBe('1');
});

it('who says in the form that the call has ended says it to the line', async () => {
  const { contact } = await mila.call(lines.noteLineCall, { line: 'sos', answered: true });
  const page = await desk.deskOf(mila, `/hotline/contacts/${contact!.id}/edit`);
  await page.getByRole('button', { name: 'The call has ended' }).click();
  await page.getByText('On the line', { exact: true }).waitFor({ state: 'detached' });
  await expect.poll(async () => (await mila.call(lines.listLineCalls, {})).calls.length).toBe(0);
});
