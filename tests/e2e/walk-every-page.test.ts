import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { modules } from '../../src/app/desk/modules.ts';
import { checkImport } from '../../src/modules/hotline/contract.ts';
import { csvColumns, csvLine } from '../../src/modules/hotline/testing.ts';
import { type Language, languages } from '../../src/platform/accounts/contract.ts';
import type { SomebodyAtWork } from '../house.ts';
import { aWorld, someHands, type World } from '../security/samples.ts';
import { aBrowserHouse, type BrowserHouse, findingsOf } from './browser.ts';

/**
 * Every page of the desk, by the routes that the modules name: in light and dark, on a desk and on a telephone, in three
 * scripts. A new page is walked by itself; one with an id in its address needs a line below.
 */
let desk: BrowserHouse;
let everybody: SomebodyAtWork;
let world: World;
/** an import that nobody has applied yet, with a row that is refused */
let batch: string;

const OF_ONE: Readonly<Record<string, (of: World) => string>> = {
  '/hotline/contacts/$id/edit': (of) => `/hotline/contacts/${of.draft}/edit`,
  '/hotline/contacts/$id/correct': (of) => `/hotline/contacts/${of.contact}/correct`,
  '/hotline/contacts/$id': (of) => `/hotline/contacts/${of.contact}`,
  '/hotline/imports/$id': () => `/hotline/imports/${batch}`,
  '/people/duplicates/$left/$right': (of) => `/people/duplicates/${of.person}/${of.twin}`,
  '/people/compare/$left/$right': (of) => `/people/compare/${of.person}/${of.twin}`,
  '/people/$id': (of) => `/people/${of.person}`,
  '/cases/persons/$personId/findings': (of) => `/cases/persons/${of.person}/findings`,
};

const routes = ['/', '/help', ...modules.flatMap((module) => module.routes.map((route) => route.path))];

beforeAll(async () => {
  desk = await aBrowserHouse();
  const { supervisor, caseworker } = await someHands(desk.house);
  world = await aWorld(desk.house, { supervisor, caseworker });
  batch = (await supervisor.call(checkImport, { source: 'old books ◇', mode: 'create' }, { upload: aFile() })).id;
  everybody = await desk.house.signedIn(
    'administrator',
    'supervisor',
    'consultant',
    'caseworker',
    'dataofficer',
    'director',
  );
}, 180_000);
afterAll(() => desk.close());

async function* aFile(): AsyncGenerator<Buffer> {
  const cells: Record<string, string> = { external_id: '◇1', day: '2012-02-31', line: 'sos', channel: 'phone' };
  yield Buffer.from(`${csvColumns.join(',')}\r\n${csvLine(csvColumns.map((column) => cells[column] ?? ''))}`);
}

const NAMED = 'button|link|textbox|combobox|checkbox|radio|searchbox|spinbutton|dialog|tab|menuitem|option';

/** What is wrong with the page as it stands, in words. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  const faults = await page.evaluate(
    (rooms) => {
      const found: string[] = [];
      const whole = document.documentElement;
      if (whole.scrollWidth > whole.clientWidth)
        found.push(`scrolls sideways: ${whole.scrollWidth} of ${whole.clientWidth}`);
      const unsaid = new RegExp(
        `\\b(${rooms.join('|')})\\.[a-z][a-z-]*(\\.[a-z0-9-]+)+\\b|\\{\\{|\\bundefined\\b|\\bNaN\\b`,
      );
      const texts = [document.title, (document.querySelector('.desk') as HTMLElement).innerText];
      for (const one of document.querySelectorAll<HTMLElement>('[aria-label], [title], [placeholder]'))
        texts.push(...['aria-label', 'title', 'placeholder'].map((name) => one.getAttribute(name) ?? ''));
      for (const text of texts) {
        const key = text.match(unsaid);
        if (key) found.push(`a key without words: ${key[0]}`);
      }
      const heads = document.querySelectorAll('main h1').length;
      if (heads !== 1) found.push(`${heads} first headings`);
      return found;
    },
    ['kit', 'desk', ...modules.map((module) => module.id)],
  );
  const tree = (await page.locator('.desk').ariaSnapshot()).split('\n');
  // named: a text in quotes behind the role; a role alone, or with a state in brackets, has no name
  const nameless = tree.filter((line) => new RegExp(`^\\s*- (${NAMED})( \\[[^\\]]*\\])*:?$`).test(line));
  return [...faults, ...nameless.map((line) => `without a name: ${line.trim()}`)];
}

async function comeTo(page: Page, path: string): Promise<void> {
  await page.goto(`${desk.address}/desk${path}`);
  await page.waitForSelector('.desk main h1');
  await page
    .locator('main [aria-busy=true]')
    .first()
    .waitFor({ state: 'detached', timeout: 5000 })
    .catch(() => undefined);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

const paths = () =>
  routes.map((route) => {
    if (!route.includes('$')) return route;
    const of = OF_ONE[route];
    if (!of) throw new Error(`${route} needs a line in OF_ONE`);
    return of(world);
  });

const read = (language: Language) => desk.ask('PUT', '/api/session/language', { as: everybody, body: { language } });

for (const look of ['light', 'dark'] as const)
  it(`axe finds nothing on any page in ${look}, on a desk and on a telephone`, async () => {
    await read('en');
    const page = await desk.deskOf(everybody, '/', { colorScheme: look, reducedMotion: 'reduce' });
    const wrong: string[] = [];
    for (const path of paths()) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await comeTo(page, path);
      for (const one of await findingsOf(page)) wrong.push(`${path}: ${one}`);
      await page.setViewportSize({ width: 390, height: 844 });
      for (const one of await findingsOf(page)) wrong.push(`${path} at 390: ${one}`);
    }
    expect([...new Set(wrong)]).toEqual([]);
  }, 240_000);

for (const language of languages)
  it(`every page has its words in ${language}, every control a name, and fits a telephone`, async () => {
    await read(language);
    const page = await desk.deskOf(everybody, '/', { viewport: { width: 390, height: 844 } });
    const wrong: string[] = [];
    for (const path of paths()) {
      await comeTo(page, path);
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
      for (const one of await faultsOf(page)) wrong.push(`${path}: ${one}`);
      if (process.env.WAYOUT_SHOTS)
        await page.screenshot({
          path: `${process.env.WAYOUT_SHOTS}/${path.replace(/[^a-z]+/g, '-').slice(0, 40)}-${language}-390.png`,
          fullPage: true,
        });
    }
    expect([...new Set(wrong)]).toEqual([]);
  }, 240_000);
