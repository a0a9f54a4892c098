import { afterAll, beforeAll, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { aContact, aDraft } from '../../src/modules/hotline/testing.ts';
import * as people from '../../src/modules/people/contract.ts';
import { newId } from '../../src/platform/kernel/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { aBrowserHouse, type BrowserHouse, findingsOf } from './browser.ts';

let desk: BrowserHouse;
let mila: SomebodyAtWork;
const person = newId<'person'>();

beforeAll(async () => {
  desk = await aBrowserHouse({ now: new Date().toISOString() });
  mila = await desk.house.signedIn('consultant');
  await mila.call(people.createPerson, {
    id: person,
    names: [
      { kind: 'given', value: 'Svetlana' },
      { kind: 'surname', value: 'Primerić' },
    ],
  });
}, 180_000);
afterAll(() => desk.close());

it('the client of a closed contact is changed on its page with one key, as a correction', async () => {
  const { id } = await mila.call(hotline.recordContact, aContact({ summary: 'about a job ◇' }));
  const page = await desk.deskOf(mila, `/hotline/contacts/${id}`);
  await page.getByText('about a job ◇').waitFor();
  await page.keyboard.press('l');
  const dialog = page.getByRole('dialog', { name: 'Clients' });
  await dialog.getByRole('button', { name: /^Remove/ }).click();
  await dialog.getByRole('button', { name: 'Known client' }).click();
  await page.locator('.panel input').waitFor();
  await page.keyboard.type('Svetlana Primerić');
  await page.keyboard.press('Enter');
  await page.locator('.panel tr[data-row="0"]').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.panel').waitFor({ state: 'detached' });
  expect(await findingsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save clients' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await mila.call(hotline.getContact, { id })).toMatchObject({
    version: 2,
    clients: [person],
    correctionReason: 'wrong_client',
  });
});

it('the address of a mail is typed where the channel is e-mail, stands on the contact’s page, and is corrected', async () => {
  const { id } = await mila.call(hotline.recordContact, aDraft({ channel: 'email' }));
  const page = await desk.deskOf(mila, `/hotline/contacts/${id}/edit`);
  await page.getByRole('textbox', { name: 'E-mail' }).fill('someone@example.org');
  await page.getByRole('textbox', { name: 'Summary' }).click();
  await page.keyboard.press('Control+Enter');
  await page.locator('.work-last').waitFor();
  expect(await mila.call(hotline.getContact, { id })).toMatchObject({
    state: 'finalised',
    email: 'someone@example.org',
  });
  await page.goto(page.url().replace(/\/desk.*/, `/desk/hotline/contacts/${id}`));
  await page.getByText('someone@example.org').waitFor();
  expect(await findingsOf(page)).toEqual([]);
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'E-mail' }).fill('another@example.org');
  await page.getByText('Typing error', { exact: true }).click();
  await page.keyboard.press('Control+Enter');
  await page.getByText('another@example.org').waitFor();
  expect(await mila.call(hotline.getContact, { id })).toMatchObject({ version: 2, email: 'another@example.org' });
});
