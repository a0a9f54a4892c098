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

const aDuty = async (note = '') => {
  const contact = await mila.call(hotline.recordContact, aContact({ day: today }));
  const duty = await mila.call(hotline.addDuty, { id: contact.id, kind: 'follow_up', dueDay: today, note });
  return { contact, duty };
};
const dutyNow = async (contact: string) => (await mila.call(hotline.listDuties, { id: contact as never }))[0];

it('a row of Today gets a note, another day and other hands with the keyboard alone, and a slip is taken back', async () => {
  const { contact, duty } = await aDuty();
  const page = await desk.deskOf(mila, '/');
  const row = page.locator(`[data-duty="${duty.id}"]`);
  await row.waitFor();

  await page.keyboard.press('w');
  await page.keyboard.type('the office opens at eight ◇');
  await page.keyboard.press('Control+Enter');
  await page.getByText('The note is written down.').waitFor();
  expect(await dutyNow(contact.id)).toMatchObject({
    note: 'the office opens at eight ◇',
    state: 'open',
    dueDay: today,
  });

  await page.keyboard.press('m');
  await page.keyboard.type(addDays(today, 3).split('-').reverse().join('.'));
  await page.keyboard.press('Tab');
  await row.getByLabel('Why').fill('asked for later ◇');
  await page.keyboard.press('Control+Enter');
  await page.getByText(/^Moved: /).waitFor();
  expect(await dutyNow(contact.id)).toMatchObject({ dueDay: addDays(today, 3) });
  await page.keyboard.press('Control+Z');
  await page.getByText('Taken back.').waitFor();
  expect(await dutyNow(contact.id)).toMatchObject({ dueDay: today });

  await page.keyboard.press('o');
  await page.keyboard.type(jana.username.slice(0, 12));
  await page.getByRole('option', { name: jana.username }).click();
  expect(await findingsOf(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await page.getByText(/^Handed to /).waitFor();
  await expect.poll(async () => (await dutyNow(contact.id))?.assignee).not.toBeNull();
  await row.waitFor({ state: 'detached' });

  await page.goto(`${desk.address}/desk/hotline/contacts/${contact.id}`);
  const steps = page.locator('.duty-steps > li');
  await steps.nth(3).waitFor();
  expect((await steps.allInnerTexts()).join(' | ')).toMatch(
    /a note .*moved to .*asked for later ◇.*took that back.*handed to /,
  );
  expect(await findingsOf(page)).toEqual([]);
});

it('what a colleague changed meanwhile is refused, and what was typed is still there', async () => {
  const { contact, duty } = await aDuty();
  const page = await desk.deskOf(mila, '/');
  const row = page.locator(`[data-duty="${duty.id}"]`);
  await row.getByRole('button', { name: /^More/ }).click();
  await page.getByRole('menuitem', { name: 'Write a note' }).click();
  await row.getByRole('textbox', { name: 'Note' }).fill('she moved ◇');
  await jana.call(hotline.noteDuty, { id: duty.id, revision: 1, note: 'I was first ◇' });
  await row.getByRole('button', { name: 'Write it down' }).click();
  await row.getByRole('alert').waitFor();
  expect(await row.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('she moved ◇');
  expect((await dutyNow(contact.id))?.note).toBe('I was first ◇');
  // the row knows the new state by now, and the same words go through
  await expect
    .poll(
      async () => {
        await row
          .getByRole('button', { name: 'Write it down' })
          .click({ timeout: 1000 })
          .catch(() => undefined);
        return (await dutyNow(contact.id))?.note;
      },
      { timeout: 10_000, interval: 1000 },
    )
    .toBe('I was first ◇\n\nshe moved ◇');
});
