import type { Page } from 'playwright-core';

/** What the pictures of docs/screens show, and how one comes there: by the keys that a consultant uses. */
export interface Scene {
  readonly name: string;
  readonly house: 'demonstration' | 'empty';
  /** also dark and in both scripts of Serbian */
  readonly inEveryLook?: boolean;
  /** who looks at it; a consultant where nothing is said */
  readonly as?: Colleague;
  /** below /desk, signed in; left out: at the door */
  readonly path?: (marks?: Marks) => string;
  readonly show: (page: Page, marks?: Marks) => Promise<void>;
}

export type Colleague = 'consultant' | 'coordinator' | 'admin';

/** Records of the demonstration that have what a picture needs: a person with a card, a name and a known number. */
export interface Marks {
  readonly contact: string;
  readonly person: string;
  readonly given: string;
  /** all of her names, without the mark of the synthetic */
  readonly name: string;
  readonly number: string;
  /** of an invitation, below /desk */
  readonly link: string;
}

const here = (page: Page, selector: string) => page.locator(selector).first().waitFor();
const theForm = async (page: Page) => {
  await here(page, '.desk main h1');
  await page.keyboard.press('n');
  await here(page, '.contact-form [data-first]');
};

export const scenes: readonly Scene[] = [
  { name: 'sign-in', house: 'demonstration', show: (page) => here(page, '.door form') },
  {
    name: 'set-up',
    house: 'empty',
    show: async (page) => {
      await page.locator('.choice button').last().click();
      await here(page, '.choice form');
      await page.mouse.move(0, 0);
    },
  },
  {
    name: 'today',
    house: 'demonstration',
    inEveryLook: true,
    path: () => '/',
    show: (page) => here(page, '.work-row'),
  },
  {
    name: 'join',
    house: 'demonstration',
    path: (marks) => marks?.link ?? '',
    show: (page) => here(page, '.door form'),
  },
  { name: 'contact-form-empty', house: 'demonstration', path: () => '/', show: theForm },
  {
    name: 'contact-form',
    house: 'demonstration',
    inEveryLook: true,
    path: () => '/',
    show: async (page, marks) => {
      await theForm(page);
      await page.keyboard.press('F2');
      await page.keyboard.type(marks?.number ?? '');
      await page.keyboard.press('Enter');
      await here(page, '.safe button');
      await page.keyboard.press('1');
      await here(page, '.contact-history, .contact-side .contact-beside');
      await here(page, '[data-first] :focus');
      await page.keyboard.press('1');
      await here(page, '.contact-second :focus');
      await page.keyboard.press('2');
    },
  },
  {
    // a promise made while she talks: where to call, when, and what her display may show
    name: 'contact-form-promise',
    house: 'demonstration',
    path: () => '/',
    show: async (page) => {
      await theForm(page);
      await page.getByRole('radio', { name: 'Call back' }).click();
      await page.getByText('At these hours').click();
      await page.locator('#hours-1').fill('10-12');
      await page.getByText('Next', { exact: true }).evaluate((row) => row.scrollIntoView({ block: 'center' }));
    },
  },
  {
    name: 'contact',
    house: 'demonstration',
    path: (marks) => `/hotline/contacts/${marks?.contact}`,
    show: (page) => here(page, '.contact-answers'),
  },
  { name: 'contacts', house: 'demonstration', path: () => '/hotline', show: (page) => here(page, 'tr[data-row]') },
  {
    name: 'people-found',
    house: 'demonstration',
    path: () => '/people',
    show: async (page, marks) => {
      await here(page, '.people-search');
      await page.locator('.people-search .chip').first().focus();
      await page.keyboard.press('1');
      await page.locator('.people-search input:focus').waitFor();
      await page.keyboard.type(marks?.name ?? '');
      await page.keyboard.press('Enter');
      await here(page, '.people-results tr[data-row]');
    },
  },
  {
    name: 'person',
    house: 'demonstration',
    inEveryLook: true,
    path: (marks) => `/people/${marks?.person}`,
    show: async (page) => {
      await here(page, '.safe');
      await here(page, '.tl li');
    },
  },
  {
    name: 'report-2012',
    house: 'demonstration',
    inEveryLook: true,
    path: () => '/statistics/hotline?year=2012&asOf=2012-12-31',
    show: (page) => here(page, 'main h2'),
  },
  {
    name: 'command-bar',
    house: 'demonstration',
    path: () => '/',
    show: async (page, marks) => {
      await here(page, '.work-row');
      await page.keyboard.press('Control+k');
      await here(page, 'dialog input');
      await page.keyboard.type(marks?.given ?? '');
    },
  },
  {
    name: 'key-list',
    house: 'demonstration',
    path: () => '/',
    show: async (page) => {
      await theForm(page);
      await page.keyboard.press('?');
      await here(page, '.key-list');
    },
  },
  {
    name: 'tour',
    house: 'demonstration',
    path: () => '/?tour=on',
    show: async (page) => {
      await here(page, '.work-row');
      await here(page, '.tour-on');
      for (let step = 1; step < 4; step++) await page.keyboard.press('Enter');
    },
  },
  {
    name: 'help',
    house: 'demonstration',
    inEveryLook: true,
    path: () => '/help',
    show: (page) => here(page, '.help-grid h3 a'),
  },
  {
    name: 'other-keys',
    house: 'demonstration',
    path: () => '/help',
    show: async (page) => {
      await here(page, '.help-grid h3 a');
      await page.locator('.page-acts .btn').nth(1).click();
      await here(page, '.move-keys');
    },
  },
  {
    name: 'call-back',
    house: 'demonstration',
    inEveryLook: true,
    path: () => '/',
    show: async (page) => {
      await here(page, '[data-call-back]');
      await page.keyboard.press('c');
      await here(page, 'dialog .safe, dialog .call-dialog');
    },
  },
  { name: 'missed', house: 'demonstration', path: () => '/missed', show: (page) => here(page, '.work-row') },
  {
    name: 'missed-settle',
    house: 'demonstration',
    path: () => '/missed',
    show: async (page) => {
      await here(page, '.work-row .btn');
      await page.locator('.work-row .btn').first().click();
      await here(page, '.work-act .chip');
    },
  },
  { name: 'flags', house: 'demonstration', path: () => '/flags', show: (page) => here(page, 'main h1') },
  {
    name: 'survey',
    house: 'demonstration',
    path: () => '/',
    show: async (page) => {
      // a picture raises no alarm
      await page.route('**/duress', (route) => route.abort());
      await theForm(page);
      await page.keyboard.press('F8');
      await here(page, '.survey');
    },
  },
  {
    name: 'queue',
    house: 'demonstration',
    as: 'coordinator',
    path: () => '/queue',
    show: (page) => here(page, '.work-row, .state'),
  },
  {
    name: 'handover',
    house: 'demonstration',
    inEveryLook: true,
    path: () => '/hotline/handover',
    show: (page) => here(page, '.handover-row, .state'),
  },
  { name: 'shifts', house: 'demonstration', path: () => '/hotline/shifts', show: (page) => here(page, 'main h1') },
  {
    name: 'line-figures',
    house: 'demonstration',
    path: () => '/hotline/line-figures',
    show: (page) => here(page, 'main h1'),
  },
  {
    name: 'duplicates',
    house: 'demonstration',
    as: 'coordinator',
    path: () => '/people/duplicates',
    show: theDuplicates,
  },
  {
    name: 'compare',
    house: 'demonstration',
    as: 'coordinator',
    inEveryLook: true,
    path: () => '/people/duplicates',
    show: async (page) => {
      await theDuplicates(page);
      await page.locator('main tr[data-row]').first().press('Enter');
      await here(page, '.waterfall, .wf');
    },
  },
  {
    // further down: a figure, its chart, its rule and the same as a table
    name: 'report-charts',
    house: 'demonstration',
    as: 'coordinator',
    path: () => '/statistics/hotline?year=2012&asOf=2012-12-31',
    show: async (page) => {
      await here(page, 'main h2');
      await page.getByRole('heading', { name: 'Calls by category' }).evaluate((title) => title.scrollIntoView());
    },
  },
  {
    name: 'users',
    house: 'demonstration',
    as: 'admin',
    path: () => '/users',
    show: (page) => here(page, 'main table, main li'),
  },
];

async function theDuplicates(page: Page): Promise<void> {
  await here(page, '.dup-sweep');
  const pair = page.locator('main tr[data-row]').first();
  // whoever looked before has left her pairs; else all cards are looked through now
  await pair.waitFor({ timeout: 3_000 }).catch(() => page.keyboard.press('a'));
  await pair.waitFor({ timeout: 60_000 });
}

interface Signed {
  readonly cookies: Readonly<Record<Colleague, { name: string; value: string; url: string; httpOnly: boolean }[]>>;
  readonly marks: Marks;
  read(language: 'en' | 'sr-Latn' | 'sr-Cyrl'): Promise<void>;
  /** drafts that a picture began go again */
  tidy(): Promise<void>;
  end(): Promise<void>;
}

async function knock(address: string, username: Colleague) {
  const door = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: 'wayout-demo-only' }),
  });
  if (!door.ok) throw new Error(`the door answered ${door.status}`);
  const { csrfToken } = (await door.json()) as { csrfToken: string };
  const pairs = door.headers.getSetCookie().map((one) => (one.split(';')[0] as string).split('=') as [string, string]);
  const headers = {
    cookie: pairs.map((pair) => pair.join('=')).join('; '),
    'x-csrf-token': csrfToken,
    'content-type': 'application/json',
  };
  const ask = async <Answer>(method: string, path: string, body?: object): Promise<Answer> => {
    const answer = await fetch(`${address}/api${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (answer.status === 204 ? null : await answer.json()) as Answer;
  };
  // the offer of the tour has a picture of its own
  await ask('PUT', '/session/desk', { tourSeen: true });
  const read = async (language: string) => void (await ask('PUT', '/session/language', { language }));
  return { ask, read, cookies: pairs.map(([name, value]) => ({ name, value, url: address, httpOnly: true })) };
}

/** Signs everybody in whose desk is photographed, and looks for the records that the pictures show. */
export async function theStory(address: string): Promise<Signed> {
  const consultant = await knock(address, 'consultant');
  const desks = { consultant, coordinator: await knock(address, 'coordinator'), admin: await knock(address, 'admin') };
  const { ask } = consultant;

  interface Today {
    readonly drafts: readonly { readonly id: string }[];
    readonly duties: readonly { readonly contact: string }[];
  }
  interface Contact {
    readonly number: string;
    readonly callerNumber: string | null;
    readonly people: readonly { readonly id: string; readonly label: string }[];
  }
  const today = await ask<Today>('GET', '/hotline/today');
  let marks: Marks | undefined;
  for (const { contact: id } of today.duties) {
    const contact = await ask<Contact>('GET', `/hotline/contacts/${id}`);
    const [client] = contact.people;
    const given = client?.label.split(' ')[0];
    if (client && given && contact.callerNumber && client.label.split(' ').length > 2) {
      const { link } = await desks.admin.ask<{ link: { path: string } }>('POST', '/accounts/users', {
        username: `colleague-${Date.now() % 1000}`,
        displayName: 'Nova koleginica ◇',
        roles: ['consultant'],
      });
      const path = link.path.replace(/^\/desk/, '');
      const name = client.label.replaceAll('◇', '').replace(/\s+/g, ' ').trim();
      marks = { contact: id, person: client.id, given, name, number: contact.callerNumber, link: path };
      break;
    }
  }
  if (!marks) throw new Error('nobody in this demonstration has a name and a number');
  const before = new Set(today.drafts.map(({ id }) => id));
  const tidy = async () => {
    const { drafts } = await ask<Today>('GET', '/hotline/today');
    for (const { id } of drafts)
      if (!before.has(id)) await ask('POST', `/hotline/contacts/${id}/discard`, { discardText: true });
  };
  const read = async (language: string) => {
    for (const one of Object.values(desks)) await one.read(language);
  };
  return {
    cookies: { consultant: consultant.cookies, coordinator: desks.coordinator.cookies, admin: desks.admin.cookies },
    marks,
    read,
    tidy,
    end: async () => {
      await tidy();
      await read('en');
    },
  };
}
