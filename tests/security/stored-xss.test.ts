import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { furniture } from '../../src/app/modules.ts';
import * as cases from '../../src/modules/cases/contract.ts';
import * as hotline from '../../src/modules/hotline/contract.ts';
import * as shifts from '../../src/modules/hotline/shift-contract.ts';
import { aContact, aDraft } from '../../src/modules/hotline/testing.ts';
import * as people from '../../src/modules/people/contract.ts';
import * as links from '../../src/modules/people/links-contract.ts';
import * as statistics from '../../src/modules/statistics/contract.ts';
import * as accounts from '../../src/platform/accounts/contract.ts';
import { addDays, type Day, localTime, newId } from '../../src/platform/kernel/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import { withFacts } from '../database/with-facts.ts';
import { aBrowserHouse, type BrowserHouse } from '../e2e/browser.ts';
import type { SomebodyAtWork } from '../house.ts';
import { aServedHouse } from '../served.ts';
import { aWorld, samples, someHands } from './samples.ts';

/**
 * stored-xss (security.md section 14 and 15): code in every text that somebody can write, shown on every page of the desk in a
 * real browser. No script runs, no element comes of it, and the browser reports no breach of the policy: nothing got so far.
 */
const FORMS = [
  (n: string) => `<img src=x onerror=__ran(${n})>`,
  (n: string) => `"'><svg/onload=__ran(${n})>`,
  (n: string) => `</title></style></textarea><script>__ran(${n})</script>`,
  (n: string) => `<a href="javascript:__ran(${n})">go</a>`,
  (n: string) => `<iframe srcdoc="<script>parent.__ran(${n})</script>"></iframe>`,
  (n: string) => `{{constructor.constructor('__ran(${n})')()}}`,
  (n: string) => `<math><mtext><style><img title="</style><img src=x onerror=__ran(${n})>">`,
  (n: string) => `\${__ran(${n})} $t(desk.nav.today) %3Cimg src=x onerror=__ran(${n})%3E`,
] as const;

const fields: string[] = [];
const mark = (n: number) => `§${n}§`;
/** Code for this field, with a number by which it is known again on a page. */
function attack(field: string, most = 2000): string {
  const n = fields.push(field) - 1;
  let text = '';
  for (const form of FORMS.slice(n % 3).concat(FORMS.slice(0, n % 3))) {
    const next = `${text}${form(String(n))} `;
    if (next.length + 8 <= most) text = next;
  }
  return `${text}${mark(n)}`;
}

const { day: today, hour } = localTime(new Date(), 'Europe/Belgrade');
let desk: BrowserHouse;
let vesna: SomebodyAtWork;
let page: Page;
const at = {
  person: newId<'person'>(),
  twin: newId<'person'>(),
  contact: newId<'contact'>(),
  draft: newId<'contact'>(),
};

beforeAll(async () => {
  const database = await freshDatabase(withFacts);
  desk = await aBrowserHouse({ now: new Date().toISOString(), settings: { openDrafts: 100 }, database });
  const root = await database.asSuperuser();
  await root.query('update access.organisation set name = $2 where org_id = $1', [
    desk.house.org,
    attack('organisation', 200),
  ]);
  await root.end();
  vesna = await desk.house.signedIn('supervisor', 'administrator');
  const mira = await desk.house.signedIn('caseworker');
  const { call } = vesna;

  const lines = await call(hotline.listLines, {});
  const [first, ...others] = lines;
  if (first) await call(hotline.setLines, { lines: [{ ...first, name: attack('line name', 80) }, ...others] });
  await call(accounts.inviteUser, {
    username: `odd-${desk.house.org.slice(0, 8)}`,
    displayName: attack('display name', 120),
    roles: ['consultant'],
  });
  for (const id of [at.person, at.twin]) {
    await call(people.createPerson, {
      id,
      names: (['given', 'surname', 'alias'] as const).map((kind) => ({ kind, value: attack(`${kind} name`, 200) })),
    });
  }
  for (const kind of ['phone', 'email', 'handle', 'address', 'document'] as const)
    await call(people.addContactPoint, {
      personId: at.person,
      id: newId<'contact-point'>(),
      kind: kind as never,
      value: attack(kind, 300),
    }).catch(() => fields.splice(-1, 1, ''));
  await call(people.setSafetyCard, {
    personId: at.person,
    version: 0,
    mayContact: 'ask',
    whoMayAnswer: attack('who may answer', 200),
    whatToSay: attack('what to say', 500),
    identifyAs: attack('identify as', 200),
    codeWord: attack('code word', 100),
    duressWord: attack('duress word', 100),
    ifCallDrops: attack('if the call drops', 500),
    validUntil: addDays(today, 30),
    askedOn: today,
  });
  const texts = (of: string) => ({
    summary: attack(`${of}: summary`),
    callerWords: attack(`${of}: caller’s words`),
    ourView: attack(`${of}: our view`),
    callerNumber: attack(`${of}: number`, 64),
    handle: attack(`${of}: handle`, 128),
    email: attack(`${of}: e-mail`, 254),
  });
  await call(hotline.recordContact, aContact({ id: at.contact, clients: [at.person], ...texts('contact') }));
  await call(hotline.correctContact, {
    id: at.contact,
    version: 1,
    reason: 'typing',
    reasonText: attack('correction reason'),
    minutes: 4,
  });
  await call(hotline.recordContact, aDraft({ id: at.draft, clients: [at.person], ...texts('draft') }));
  await call(hotline.addDuty, { id: at.contact, kind: 'follow_up', dueDay: today, note: attack('duty note') });
  await call(hotline.requestCallback, {
    id: newId<'task'>(),
    contact: at.contact,
    number: attack('callback number', 64),
    dueDay: today,
    note: attack('callback note'),
  });
  const missed = { id: newId<'missed-attempt'>(), line: first?.code ?? 'sos', day: today, hour };
  await call(hotline.noteMissed, { ...missed, number: attack('missed number', 64), note: attack('missed note') });
  await call(hotline.setFlag, {
    id: newId<'flag'>(),
    kind: 'self_harm_risk',
    person: at.person,
    reason: attack('flag reason'),
  });
  await call(shifts.writeHandoverNote, { lineGroup: 'sos', text: attack('handover note'), revision: 0 });
  await call(links.markPersons, {
    id: newId<'link-decision'>(),
    one: at.person,
    other: at.twin,
    kind: 'unsure',
    reason: attack('link reason', 1000),
  });
  await call(cases.recordFinding, {
    id: newId<'finding'>(),
    personId: at.person,
    outcome: 'identified',
    day: today as Day,
    forms: ['labour'],
    decidedBy: [mira.id, vesna.id],
    note: attack('finding note'),
  });
}, 240_000);
// a word of the browser about its policy, and every error in a page, fails here
afterAll(() => desk.close());

const pages = (): readonly string[] => [
  '/',
  '/hotline',
  `/hotline/contacts/${at.contact}`,
  `/hotline/contacts/${at.draft}/edit`,
  `/hotline/contacts/${at.contact}/correct`,
  '/missed',
  '/flags',
  '/queue',
  '/hotline/handover',
  '/hotline/shifts',
  '/hotline/lines',
  '/hotline/line-figures',
  '/hotline/import',
  '/people',
  `/people/${at.person}`,
  `/people/compare/${at.person}/${at.twin}`,
  '/people/duplicates',
  `/cases/persons/${at.person}/findings`,
  '/statistics/hotline',
  '/users',
  '/waiting',
];

const ran = (one: Page) =>
  one.evaluate(() => ({
    ran: (globalThis as unknown as { ranCodes: unknown[] }).ranCodes,
    breaches: (globalThis as unknown as { breaches: string[] }).breaches,
    strange: [...document.querySelectorAll('*')]
      .filter(
        (element) =>
          /^(iframe|object|embed|math|base|script)$/i.test(element.tagName) ||
          [...element.attributes].some(
            ({ name, value }) => name.startsWith('on') || /^\s*(?:javascript|data:text)/i.test(value),
          ) ||
          (element.tagName === 'IMG' && element.getAttribute('src') === 'x'),
      )
      .map((element) => element.outerHTML.slice(0, 80))
      .filter((html) => !html.startsWith('<script type="module"') && !html.startsWith('<script src="/desk-assets/')),
  }));

const shown = (one: Page) =>
  one.evaluate(() =>
    [
      document.body.innerText,
      document.title,
      ...[...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value),
      ...[...document.querySelectorAll('[title], [aria-label], option')].map(
        (element) => `${element.getAttribute('title')} ${element.getAttribute('aria-label')} ${element.textContent}`,
      ),
    ].join('\n'),
  );

/**
 * Not on a page that is merely looked at: what opens with a reason (code words, numbers of call-backs and missed calls, addresses),
 * what stands behind an entry of the history, and the organisation's name, which only files carry.
 */
const NOT_ON_A_PAGE =
  /^organisation$|code word|duress word|(?:draft|contact): (?:handle|e-mail)|correction reason|callback number|missed number|address|document|phone|email|^handle$/;

describe('in a browser', () => {
  const seen = new Set<number>();
  const watch = () => {
    const place = globalThis as unknown as { ranCodes: unknown[]; breaches: string[]; __ran(n: unknown): void };
    place.ranCodes = [];
    place.breaches = [];
    place.__ran = (n) => void place.ranCodes.push(n);
    document.addEventListener('securitypolicyviolation', (event) =>
      place.breaches.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
  };

  it.each(pages().map((_, i) => i))('page %i runs nothing, makes nothing of it, and breaks no rule', async (i) => {
    if (!page) {
      page = await desk.deskOf(vesna, '/');
      await page.addInitScript(watch);
      page.on('dialog', (dialog) => {
        void dialog.dismiss();
        throw new Error('a page asked');
      });
    }
    const path = pages()[i] as string;
    await page.goto(`${desk.address}/desk${path}`);
    await page.waitForSelector('.desk main h1');
    await page.waitForLoadState('networkidle');
    // what is folded or covered opens by buttons that change nothing
    for (const name of [/^Show/, /^Open the/, /^Earlier/, /^History/, /^More/, /^Versions/]) {
      const button = page.getByRole('button', { name }).first();
      if (await button.isVisible().catch(() => false)) await button.click({ timeout: 2000 }).catch(() => undefined);
    }
    await page.waitForTimeout(300);
    const words = await shown(page);
    for (const [n] of fields.entries()) if (words.includes(mark(n))) seen.add(n);
    expect({ path, ...(await ran(page)) }).toEqual({ path, ran: [], breaches: [], strange: [] });
  });

  it('was really shown: every field stood on a page as it was written', () => {
    const never = fields.filter((field, n) => field !== '' && !seen.has(n) && !NOT_ON_A_PAGE.test(field));
    expect(never).toEqual([]);
    expect(seen.size).toBeGreaterThan(20);
  });

  it('finds people by code for a name, and shows them', async () => {
    await page.goto(`${desk.address}/desk/people`);
    await page.waitForSelector('.people-search');
    await page.locator('.people-search .chip').first().click();
    await page.locator('.people-search input').first().fill('<img src=x onerror=__ran(0)>');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(1500);
    expect(await ran(page)).toEqual({ ran: [], breaches: [], strange: [] });
  });

  it('the printed report as a file of its own runs nothing, without any policy around it', async () => {
    const asked = { year: today.slice(0, 4), format: 'html' };
    const { text } = await desk.call(statistics.computeReport, asked, { as: vesna });
    expect(text).toContain('<h1>');
    const context = await (
      page.context().browser() as NonNullable<ReturnType<ReturnType<Page['context']>['browser']>>
    ).newContext();
    const file = await context.newPage();
    await file.addInitScript(watch);
    await file.goto('about:blank');
    await file.evaluate(watch);
    await file.setContent(text.replace(/<meta[^>]*content-security-policy[^>]*>/i, ''));
    await file.waitForTimeout(300);
    const { ran: codes, strange } = await ran(file);
    expect({ codes, strange }).toEqual({ codes: [], strange: [] });
    expect(text).not.toMatch(/<script/i);
    await context.close();
  });
});

describe('over the network', () => {
  it('an answer is never a page: JSON says JSON, a file says it is to be kept, and neither may be guessed at', async () => {
    const house = await aServedHouse({ settings: { openDrafts: 100_000 } });
    const hands = await someHands(house.house);
    const world = await aWorld(house.house, hands);
    for (const { face } of furniture(() => null as never).operations) {
      const answer = await house.call(face, samples[face.id]?.(world) ?? {}, { as: hands.supervisor });
      const type = answer.headers.get('content-type') ?? '';
      expect(answer.headers.get('x-content-type-options'), face.id).toBe('nosniff');
      expect(answer.headers.get('content-security-policy'), face.id).toMatch(/^default-src 'none'.*sandbox/);
      if (face.download && answer.status === 200) {
        expect(answer.headers.get('content-disposition'), face.id).toMatch(/^attachment; filename="[A-Za-z0-9._-]+"$/);
      } else expect(type, face.id).toBe('application/json; charset=utf-8');
    }
    await house.close();
  }, 60_000);

  it('a report has the type of its format, and a name that nobody else chose', async () => {
    const types: Record<string, RegExp> = {
      html: /^text\/html/,
      csv: /^text\/csv/,
      json: /^application\/json/,
      pdf: /^application\/pdf/,
      docx: /^application\/vnd\.openxml.*wordprocessingml/,
      xlsx: /^application\/vnd\.openxml.*spreadsheetml/,
    };
    for (const [format, type] of Object.entries(types)) {
      const asked = { year: today.slice(0, 4), format };
      const answer = await desk.call(statistics.computeReport, asked, { as: vesna });
      expect([format, answer.status]).toEqual([format, 200]);
      expect(answer.headers.get('content-type')).toMatch(type);
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[A-Za-z0-9._-]+"$/);
      expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    }
  }, 60_000);
});
