import { afterAll, beforeAll, expect, it } from 'vitest';
import { statistics } from '../../src/app/modules.ts';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { aContact } from '../../src/modules/hotline/testing.ts';
import * as people from '../../src/modules/people/contract.ts';
import { listDuplicates } from '../../src/modules/people/links-contract.ts';
import { type Day, localTime, newId } from '../../src/platform/kernel/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { aBrowserHouse, type BrowserHouse, findingsOf } from './browser.ts';

const NOW = new Date().toISOString();
/** the organisation's day: after eleven at night in UTC it is tomorrow there */
const TODAY = localTime(new Date(NOW), 'Europe/Belgrade').day;

let desk: BrowserHouse;
let vera: SomebodyAtWork;

/** Where the pictures of this story go, when somebody wants to look at them. */
const shots = process.env.WAYOUT_SHOTS;

async function aCaller(given: string, surname: string, more: object): Promise<void> {
  const id = newId<'person'>();
  await vera.call(people.createPerson, {
    id,
    names: [
      { kind: 'given', value: given },
      { kind: 'surname', value: surname },
    ],
    sex: 'f',
    citizenship: 'SRB',
    ...more,
  });
  await vera.call(hotline.recordContact, aContact({ id: newId<'contact'>(), line: 'sos', day: TODAY, clients: [id] }));
}

beforeAll(async () => {
  desk = await aBrowserHouse({ now: NOW });
  vera = await desk.house.signedIn('supervisor', 'consultant');
  await aCaller('Snežana', 'Đorđević Primerić', {
    birth: { date: '1991-03-05' },
    languages: ['sr'],
    contactPoints: [{ kind: 'phone', value: '+381 99 000 0142' }],
  });
  await aCaller('Снежана', 'Ђорђевић Примерић', { birth: { date: '1991-05-03' }, languages: ['sr', 'en'] });
  await aCaller('Milka', 'Drugačija', { birth: { year: 1960 } });
  await aCaller('Nađa', 'Uzorak', { birth: { year: 1988 } });
  await aCaller('Nadja', 'Uzorak', { birth: { year: 1988 }, sex: 'm' });
}, 180_000);
afterAll(() => desk.close());

/** Clients of this year so far, as the report counts them. */
const clients = () =>
  desk.house.as('stats', async (tx) => {
    const period = { from: `${TODAY.slice(0, 4)}-01-01` as Day, to: `${TODAY.slice(0, 4)}-12-31` as Day };
    const answer = await statistics.ask(tx, {
      definition: 'hotline.clients',
      period,
      asOf: TODAY,
      today: TODAY,
      line: 'sos',
    });
    return answer.total;
  });

it('a supervisor looks for duplicates, links a pair, sees one client in today’s figures, and undoes it', async () => {
  const page = await desk.deskOf(vera, '/people/duplicates');
  const shot = async (name: string) => {
    if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true, animations: 'disabled' });
  };
  expect(await clients()).toBe(5);
  await page.getByText('Nobody has looked for duplicates yet.').waitFor();
  await shot('queue-empty');
  await page.keyboard.press('a');
  const row = page.locator('main tr[data-row="0"]');
  await row.waitFor();
  await page.getByText('Looked through 5 records').waitFor();
  expect(await row.innerText()).toContain('Probably one person');
  await shot('queue');
  expect(await findingsOf(page)).toEqual([]);

  await row.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/desk/people/duplicates/**');
  await page.locator('.cmp tbody tr').first().waitFor();
  const said = await page.locator('main').innerText();
  expect(said).toContain('day and month exchanged');
  expect(said).toContain('Say nothing of this to a caller.');
  expect(said).toContain('A rule of thumb');
  await shot('compare');
  expect(await findingsOf(page)).toEqual([]);

  await page.keyboard.press('1');
  await page.locator('dialog textarea').waitFor();
  await page.keyboard.type('The same voice, the same code word ◇');
  await shot('decide');
  await page.keyboard.press('Control+Enter');
  // the queue goes on with the next pair, or is empty
  await page.locator('dialog').waitFor({ state: 'detached' });
  await expect.poll(clients, { timeout: 15_000 }).toBe(4);

  const { hits } = await vera.call(people.findPerson, { purpose: 'duplicate', text: 'Snežana Primerić' });
  expect(hits.length).toBe(2);
  await page.goto(`${desk.address}/desk/people/${hits[0]?.id}`);
  await page.getByText('One person in 2 records').waitFor();
  await page.getByText('The same voice, the same code word ◇').waitFor();
  // contacts of both records stand in one stream
  await expect.poll(() => page.locator('.people-stream a.code').count(), { timeout: 15_000 }).toBe(2);
  await shot('person');
  expect(await findingsOf(page)).toEqual([]);

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.locator('dialog textarea').waitFor();
  await page.keyboard.type('Her sister ◇');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Undone').waitFor();
  await expect.poll(clients, { timeout: 15_000 }).toBe(5);
  await shot('undone');
});

it('the same pages hold on a phone and in the dark', async () => {
  const { pairs } = await vera.call(listDuplicates, {});
  const pair = pairs[0];
  for (const [name, how] of [
    ['phone', { viewport: { width: 390, height: 844 } }],
    ['dark', { colorScheme: 'dark' as const }],
  ] as const) {
    for (const [what, path] of [
      ['queue', '/people/duplicates'],
      ['compare', `/people/compare/${pair?.left.id}/${pair?.right.id}`],
    ] as const) {
      const page = await desk.deskOf(vera, path, how);
      await page.locator('.cmp tbody tr, main tr[data-row="0"]').first().waitFor();
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide, `${what} on ${name} scrolls sideways`).toBe(0);
      if (shots)
        await page.screenshot({ path: `${shots}/${what}-${name}.png`, fullPage: true, animations: 'disabled' });
      await page.context().close();
    }
  }
});
