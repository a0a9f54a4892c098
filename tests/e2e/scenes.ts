import type { Page } from 'playwright-core';

/** What the pictures of docs/screens show, and how one comes there: by the keys that a consultant uses. */
export interface Scene {
  readonly name: string;
  readonly house: 'demonstration' | 'empty';
  /** also dark and in both scripts of Serbian */
  readonly inEveryLook?: boolean;
  /** below /desk, signed in; left out: at the door */
  readonly path?: (marks?: Marks) => string;
  readonly show: (page: Page, marks?: Marks) => Promise<void>;
}

/** Records of the demonstration that have what a picture needs: a person with a card, a name and a known number. */
export interface Marks {
  readonly contact: string;
  readonly person: string;
  readonly given: string;
  readonly number: string;
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
      await page.keyboard.type(marks?.given ?? '');
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
];

interface Signed {
  readonly cookies: { name: string; value: string; url: string; httpOnly: boolean }[];
  readonly marks: Marks;
  read(language: 'en' | 'sr-Latn' | 'sr-Cyrl'): Promise<void>;
  /** drafts that a picture began go again */
  tidy(): Promise<void>;
  end(): Promise<void>;
}

/** Signs in as a consultant and looks for the records that the pictures show. */
export async function theStory(address: string): Promise<Signed> {
  const door = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'consultant', password: 'wayout-demo-only' }),
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
    return (await answer.json()) as Answer;
  };

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
    if (client && given && contact.callerNumber) {
      marks = { contact: id, person: client.id, given, number: contact.callerNumber };
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
  const read = async (language: string) => void (await ask('PUT', '/session/language', { language }));
  return {
    cookies: pairs.map(([name, value]) => ({ name, value, url: address, httpOnly: true })),
    marks,
    read,
    tidy,
    end: async () => {
      await tidy();
      await read('en');
    },
  };
}
