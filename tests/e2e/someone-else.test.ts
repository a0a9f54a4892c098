import { afterAll, beforeAll, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import * as people from '../../src/modules/people/contract.ts';
import { localTime } from '../../src/platform/kernel/clock.ts';
import { addDays } from '../../src/platform/kernel/days.ts';
import { newId } from '../../src/platform/kernel/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { aBrowserHouse, type BrowserHouse, findingsOf } from './browser.ts';

let desk: BrowserHouse;
let mila: SomebodyAtWork;
const number = '+381 60 000 0177';
const person = newId<'person'>();

beforeAll(async () => {
  desk = await aBrowserHouse({ now: new Date().toISOString() });
  mila = await desk.house.signedIn('consultant');
  await mila.call(people.createPerson, {
    id: person,
    names: [{ kind: 'given', value: 'Svetlana ◇' }],
    contactPoints: [{ kind: 'phone', value: number }],
  });
}, 180_000);
afterAll(() => desk.close());

it('somebody else at a known number gets a contact of her own with the same number, and a flag is offered', async () => {
  const page = await desk.deskOf(mila, '/');
  await page.keyboard.press('n');
  await page.locator('.contact-form [data-first]').waitFor();
  const first = page.url();
  await page.getByRole('textbox', { name: 'Summary' }).fill('asked for her sister ◇');
  await page.getByRole('textbox', { name: /number/i }).fill(number);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Someone else' }).waitFor();
  await page.keyboard.press('2');
  await page.getByText('Somebody else is at her number.').waitFor();
  expect(page.url()).not.toBe(first);
  expect(await page.getByRole('textbox', { name: /number/i }).inputValue()).toBe(number);
  expect(await page.getByRole('textbox', { name: 'Summary' }).inputValue()).toBe('');
  expect(await findingsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Set a flag' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('textarea').fill('her brother has the telephone ◇');
  await dialog.getByRole('button', { name: 'Set a flag' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await mila.call(hotline.listFlags, { person })).toMatchObject([{ kind: 'someone_else_answers' }]);
  // what was written before lies where it was, without her and with every word
  const id = first.split('/').at(-2) as never;
  expect(await mila.call(hotline.getContact, { id })).toMatchObject({
    state: 'draft',
    summary: 'asked for her sister ◇',
    clients: [],
  });
});

it('a flag that ends within a fortnight stands at the right of Today', async () => {
  const until = addDays(localTime(new Date(), 'Europe/Belgrade').day, 3);
  await mila.call(hotline.setFlag, { id: newId<'flag'>(), kind: 'hoax', person, until, reason: 'laughs ◇' });
  const page = await desk.deskOf(mila, '/');
  const ending = page.locator('section, .section').filter({ hasText: 'Flags ending' }).last();
  await ending.getByText('Hoax').first().waitFor();
  expect(await ending.innerText()).not.toContain('laughs');
  expect(await findingsOf(page)).toEqual([]);
});
