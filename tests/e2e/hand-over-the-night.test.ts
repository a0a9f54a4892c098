import { afterAll, beforeAll, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import * as shifts from '../../src/modules/hotline/shift-contract.ts';
import { aContact, aDraft } from '../../src/modules/hotline/testing.ts';
import { localTime } from '../../src/platform/kernel/clock.ts';
import { addDays, type Day } from '../../src/platform/kernel/days.ts';
import { newId } from '../../src/platform/kernel/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { aBrowserHouse, type BrowserHouse, findingsOf } from './browser.ts';

let desk: BrowserHouse;
let mila: SomebodyAtWork;
let jana: SomebodyAtWork;
let vesna: SomebodyAtWork;

/** Minutes of the calendar in Belgrade, so many from now. */
function fromNow(minutes: number): { day: Day; fromMinute: number } {
  const at = new Date(Date.now() + minutes * 60_000);
  const { day, hour } = localTime(at, 'Europe/Belgrade');
  return { day, fromMinute: hour * 60 + at.getUTCMinutes() };
}

const plan = (who: SomebodyAtWork, begins: number, minutes: number) =>
  vesna.call(shifts.planShift, {
    id: newId<'shift'>(),
    lineGroup: 'sos',
    ...fromNow(begins),
    minutes,
    staff: [who.id],
  });

beforeAll(async () => {
  desk = await aBrowserHouse({ now: new Date().toISOString() });
  mila = await desk.house.signedIn('consultant');
  jana = await desk.house.signedIn('consultant');
  vesna = await desk.house.signedIn('supervisor');
  await plan(mila, -485, 480);
  await plan(jana, -5, 480);
}, 180_000);
afterAll(() => desk.close());

it('the page of the handover reminds the next shift of what the one before forgot, and she takes over', async () => {
  const { day: today } = localTime(new Date(), 'Europe/Belgrade');
  const forgotten = newId<'contact'>();
  await mila.call(hotline.recordContact, aDraft({ id: forgotten, summary: 'she has to stop here ◇' }));
  const promised = newId<'contact'>();
  await mila.call(hotline.recordContact, aContact({ id: promised, day: today }));
  await mila.call(hotline.addDuty, { id: promised, kind: 'callback', dueDay: addDays(today, 0), dueMinute: 1439 });

  const page = await desk.deskOf(jana, '/');
  const aside = page.locator('.today-shift');
  await aside.getByText('Your shift has not taken over yet.').waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await page.waitForURL('**/hotline/handover');
  await page.getByRole('heading', { name: 'Unfinished drafts' }).waitFor();
  expect(await page.locator('main').innerText()).not.toContain('she has to stop here');
  const accept = page.getByRole('button', { name: 'Read and taken over' });
  expect(await accept.isDisabled()).toBe(true);
  await page.getByText('2 rows not looked at').waitFor();
  expect(await findingsOf(page)).toEqual([]);

  await page.getByRole('checkbox', { name: /^Looked at: Call-backs/ }).check();
  await page.getByText('1 row not looked at').waitFor();
  await page.getByRole('checkbox', { name: /^Looked at: Unfinished drafts/ }).check();
  await page.keyboard.press('a');
  await page.getByText(/took over at/).waitFor();

  await page.getByRole('button', { name: /^Take over: Unfinished drafts/ }).click();
  await page.getByLabel('Why').fill('she has gone home');
  await page.getByRole('button', { name: 'Take over', exact: true }).last().click();
  await page.locator('.contact-form').waitFor();
  expect(await jana.call(hotline.getContact, { id: forgotten })).toMatchObject({ owner: jana.id, takenFrom: mila.id });
  const milas = await desk.deskOf(mila, '/');
  await milas.getByRole('heading', { name: 'Taken over' }).waitFor();
});

it('a call that one of them says is coming stands on the other’s screen, and Enter takes it', async () => {
  const hers = await desk.deskOf(jana, '/');
  const line = hers.locator('.today-line');
  await line.getByText('Nobody is waiting.').waitFor();
  const page = await desk.deskOf(mila, '/');
  await page.getByRole('button', { name: 'A call is coming' }).click();
  await page.getByLabel(/^Number/).fill('064 100 20 30');
  await page.getByRole('button', { name: 'It rings' }).first().click();
  const began = Date.now();
  await line.getByRole('button', { name: /^Answer/ }).waitFor();
  expect(Date.now() - began).toBeLessThan(10_000);
  const shown = await line.innerText();
  expect(shown).toContain('new');
  expect(shown).not.toContain('100 20 30');
  expect(await findingsOf(hers)).toEqual([]);
  await hers.keyboard.press('Enter');
  await hers.locator('.contact-form').waitFor();
  const id = hers.url().split('/').at(-2) as never;
  expect(await jana.call(hotline.getContact, { id })).toMatchObject({ callerNumber: '064 100 20 30', line: 'sos' });
});

it('a supervisor plans a shift, and who has another one at that time is named', async () => {
  const page = await desk.deskOf(vesna, '/hotline/shifts');
  await page.getByRole('button', { name: 'Plan a shift' }).click();
  const panel = page.getByRole('dialog');
  const { day, fromMinute } = fromNow(30);
  await panel.getByLabel('Day').fill(day.split('-').reverse().join('.'));
  await panel
    .getByLabel('From', { exact: true })
    .fill(`${Math.floor(fromMinute / 60)}:${String(fromMinute % 60).padStart(2, '0')}`);
  await panel.getByLabel(/^To/).fill('23:59');
  const { colleagues } = (await page.evaluate(() => fetch('/api/accounts/colleagues').then((got) => got.json()))) as {
    colleagues: { id: string; name: string }[];
  };
  const janas = colleagues.find((one) => one.id === jana.id)?.name ?? '';
  await panel.getByLabel('On shift').fill(janas);
  await page.getByRole('option', { name: janas }).click();
  await panel.getByRole('button', { name: 'Save' }).click();
  await panel.getByText('Somebody has another shift at that time').waitFor();
  expect(await panel.innerText()).toContain(janas);
  expect(await findingsOf(page)).toEqual([]);
});
