import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as people from '../../src/modules/people/contract.ts';
import { newId } from '../../src/platform/kernel/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { aBrowserHouse, type BrowserHouse, findingsOf } from './browser.ts';

let desk: BrowserHouse;
let mila: SomebodyAtWork;
const nada = newId<'person'>();

beforeAll(async () => {
  desk = await aBrowserHouse({ now: new Date().toISOString() });
  mila = await desk.house.signedIn('consultant');
  await mila.call(people.createPerson, {
    id: nada,
    names: [
      { kind: 'given', value: 'Nađa' },
      { kind: 'surname', value: 'Uzorak' },
    ],
    place: 'RS-06',
    relatives: [{ relation: 'mother', name: 'Marija Uzorak' }],
    contactPoints: [{ kind: 'email', value: 'nadja@primer.example' }],
  });
}, 180_000);
afterAll(() => desk.close());

/** WAYOUT_PICTURES: a folder for looking at what the story sees. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.WAYOUT_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true, animations: 'disabled' });
}

async function search(page: Page, typed: string): Promise<void> {
  // pressed again it would be no purpose
  if (
    (await page
      .locator('.people-search .chip[aria-pressed="true"], .people-search .chip[aria-checked="true"]')
      .count()) === 0
  ) {
    await page.locator('.people-search .chip').first().focus();
    await page.keyboard.press('1');
  }
  await page.locator('.people-search input').fill(typed);
  await page.keyboard.press('Enter');
}

it('a consultant asks with the address somebody wrote from, and with one that nobody has', async () => {
  const page = await desk.deskOf(mila, '/people');
  await search(page, 'Nadja@Primer.Example');
  const row = page.locator('.people-results tr[data-row="0"]');
  await row.waitFor();
  expect(await row.innerText()).toMatch(/Nađa\s◇ Uzorak/);
  expect(await row.innerText()).toContain('E-mail: the same');
  await look(page, 'found-by-address');
  await search(page, '@nobody.here');
  await page.getByText('Nobody for').waitFor();
  expect(await page.locator('.people-results tr[data-row]').count()).toBe(0);
});

it('and makes somebody new with place, a relative and a document, who is found by the document from then on', async () => {
  const page = await desk.deskOf(mila, '/people');
  await search(page, 'ana.probna@primer.example');
  await page.getByText('Nobody for').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.page-head, header').getByRole('button', { name: 'New person' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  // what was asked for stands in its field already
  expect(await dialog.getByLabel('E-mail or account').inputValue()).toBe('ana.probna@primer.example');
  await dialog.getByLabel('Given name', { exact: true }).fill('Ana');
  const place = dialog.getByLabel('Place');
  await place.fill('barajevo');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Add a relative' }).click();
  await dialog.getByLabel('Relation').selectOption('brother');
  await dialog.getByLabel('Name of this relative').fill('Јован Примерић');
  await dialog.getByRole('button', { name: 'Add a document' }).click();
  await dialog.getByLabel('Kind of document').selectOption('id_card');
  await dialog.getByLabel('Number', { exact: true }).fill('008 777 666');
  await look(page, 'new-person');
  expect(await findingsOf(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/desk\/people\/[0-9a-f-]{36}$/);
  const facts = page.getByRole('complementary', { name: 'Facts' });
  await facts.waitFor();
  const said = await facts.innerText();
  for (const what of ['Barajevo', 'Јован Примерић', 'Brother', '008 777 666', 'Identity card'])
    expect(said).toContain(what);
  expect(await findingsOf(page)).toEqual([]);
  await look(page, 'person');

  await page.keyboard.press('e');
  await dialog.getByRole('button', { name: /^Take out: Identity card/ }).click();
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => facts.innerText()).not.toContain('008 777 666');

  const other = await desk.deskOf(mila, '/people');
  await search(other, 'ana.probna@primer.example');
  await other.locator('.people-results tr[data-row="0"]').waitFor();
  await search(other, '008777666');
  await other.getByText('Nobody for').waitFor();
});

it('on a narrow screen, and in the dark in Cyrillic, the form can be filled in', async () => {
  for (const [name, how] of [
    ['narrow', { viewport: { width: 390, height: 844 } }],
    ['dark', { colorScheme: 'dark' as const }],
  ] as const) {
    const page = await desk.deskOf(mila, `/people/${nada}`, how);
    await page.getByRole('complementary').waitFor();
    await look(page, `person-${name}`);
    if (name === 'dark') {
      await page.getByRole('button', { name: 'Српски' }).click();
      await page.getByText('Мајка').waitFor();
    }
    await page.keyboard.press('e');
    await page.getByRole('dialog').waitFor();
    await page
      .getByRole('dialog')
      .getByLabel(/^(Relation|Сродство)$/)
      .scrollIntoViewIfNeeded();
    await look(page, `edit-${name}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect(await findingsOf(page)).toEqual([]);
  }
});
