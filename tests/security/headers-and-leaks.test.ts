import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { furniture } from '../../src/app/modules.ts';
import { accountsEndpoints, signIn } from '../../src/platform/accounts/contract.ts';
import { addHealth, addPages } from '../../src/platform/http/index.ts';
import { type Answer, aServedHouse, type ServedHouse } from '../served.ts';
import { aWorld, canaries, type Hands, samples, someHands, type World } from './samples.ts';

/** What every answer carries, and what none may: third parties, traces of a person, words of a driver. */
let own: ServedHouse;
let hands: Hands;
let world: World;

const operations = furniture(() => null as never).operations.map((one) => one.face);

beforeAll(async () => {
  const desk = mkdtempSync(join(tmpdir(), 'wayout-desk-'));
  writeFileSync(
    join(desk, 'index.html'),
    '<!doctype html><meta name="nonce" content="{{nonce}}"><title>Wayout</title>',
  );
  writeFileSync(join(desk, 'main-abc.js'), 'export {};');
  own = await aServedHouse({
    settings: { openDrafts: 100_000 },
    extra(server) {
      addHealth(
        server,
        () => ({ state: 'ready', step: 'ready' }),
        async () => true,
      );
      addPages(server, {
        deskFolder: desk,
        faces: [...accountsEndpoints, ...operations],
        version: '0',
        publicFiles: { '/reports/x.css': { type: 'text/css; charset=utf-8', body: 'p{}' } },
      });
    },
  });
  hands = await someHands(own.house);
  world = await aWorld(own.house, hands);
});
afterAll(() => own.close());

function expectGuarded(answer: Answer, where: string): void {
  const header = (name: string) => answer.headers.get(name);
  expect(header('x-content-type-options'), where).toBe('nosniff');
  expect(header('referrer-policy'), where).toBe('no-referrer');
  expect(header('x-frame-options'), where).toBe('DENY');
  expect(header('cross-origin-opener-policy'), where).toBe('same-origin');
  expect(header('cross-origin-resource-policy'), where).toBe('same-origin');
  expect(header('permissions-policy'), where).toContain('geolocation=()');
  const policy = header('content-security-policy') ?? '';
  expect(policy, where).toContain("default-src 'none'");
  expect(policy, where).not.toMatch(/unsafe-|\*|https?:|data:/);
  for (const name of ['server', 'x-powered-by', 'etag', 'last-modified'])
    expect(header(name), `${where}: ${name}`).toBeNull();
}

const PAGES = [
  '/',
  '/desk',
  '/desk/contacts/anything',
  '/api',
  '/api/openapi.json',
  '/api/page.css',
  '/health',
  '/desk-assets/main-abc.js',
  '/reports/x.css',
];
const NOT_THERE = [
  '/nothing',
  '/desk-assets/nothing.js',
  '/desk-assets/..%2f..%2fpackage.json',
  '/api/nothing',
  '/api/people',
  '/.env',
  '/reports/x.schema.json',
  '/%00',
  '/api/people/persons/x%00y',
];

describe('every answer', () => {
  it('of a page or a file is guarded', async () => {
    for (const path of PAGES) {
      const answer = await own.ask('GET', path);
      expect(answer.status, path).toBeLessThan(400);
      expectGuarded(answer, path);
    }
  });

  it('that there is nothing is guarded, and says no more', async () => {
    for (const path of NOT_THERE) {
      const answer = await own.ask('GET', path);
      expect(answer.status, path).toBeGreaterThanOrEqual(400);
      expect(answer.status, path).toBeLessThan(500);
      expectGuarded(answer, path);
      expect(answer.headers.get('cache-control'), path).toBe('no-store');
    }
  });

  it('of an operation, right, wrong or forbidden, is guarded and kept by nobody', async () => {
    for (const face of operations) {
      for (const as of [hands.supervisor, hands.caseworker, null]) {
        const answer = await own.call(face, samples[face.id]?.(world) ?? {}, { as });
        expectGuarded(answer, face.id);
        expect(answer.headers.get('cache-control'), face.id).toBe('no-store');
        if (face.download && answer.status === 200) {
          expect(answer.headers.get('content-disposition'), face.id).toMatch(
            /^attachment; filename="[A-Za-z0-9._-]+"$/,
          );
          expect(answer.headers.get('content-security-policy'), face.id).toContain('sandbox');
        } else {
          expect(answer.headers.get('content-type'), face.id).toMatch(/^application\/json/);
        }
      }
    }
  });

  it('of the door is guarded and kept by nobody', async () => {
    for (const face of accountsEndpoints) {
      const answer = await own.call(face, {});
      expectGuarded(answer, face.id);
      expect(answer.headers.get('cache-control'), face.id).toBe('no-store');
    }
  });

  it('to a broken request is guarded too', async () => {
    const broken: [string, Parameters<ServedHouse['ask']>[2]][] = [
      ['/api/session', { raw: '{"username":' }],
      ['/api/session', { raw: '[]' }],
      ['/api/session', { raw: 'null' }],
      ['/api/session', { raw: `{"username":"${'x'.repeat(300_000)}"}` }],
      ['/api/session', { raw: '{}', headers: { 'content-encoding': 'gzip' } }],
      ['/api/session', { raw: `${'['.repeat(50_000)}${']'.repeat(50_000)}` }],
    ];
    for (const [path, asking] of broken) {
      const answer = await own.ask('POST', path, asking);
      expect([400, 413, 415, 422], answer.text.slice(0, 100)).toContain(answer.status);
      expectGuarded(answer, asking?.raw?.slice(0, 30) ?? '');
      expect(answer.body).toMatchObject({
        error: { code: expect.any(String), message: expect.any(String), requestId: expect.any(String) },
      });
    }
  });
});

describe('pages', () => {
  it('name no address of a third party', async () => {
    for (const path of PAGES) {
      const { text } = await own.ask('GET', path);
      const addresses = [...text.matchAll(/(?:src|href|action|url)\s*[=(]\s*["']?((?:https?:)?\/\/[^"')\s>]+)/gi)].map(
        (found) => found[1],
      );
      expect(addresses, path).toEqual([]);
    }
  });

  it('of the desk have a nonce of their own each time, and no script in the page', async () => {
    const nonces = new Set<string>();
    for (let i = 0; i < 5; i++) {
      const answer = await own.ask('GET', '/desk');
      const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? '';
      expect(nonce.length).toBeGreaterThanOrEqual(22);
      expect(answer.text).toContain(nonce);
      nonces.add(nonce);
      expect(answer.headers.get('content-security-policy')).toMatch(/script-src 'self'(;|$)/);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
    expect(nonces.size).toBe(5);
  });
});

describe('nothing personal', () => {
  const typed = ['Canary-of-the-address', 'canary of the body ◇', 'canary-of-a-header', '+381 99 555 0101'];

  it('stands in an address of ours: every one is an id or a fixed word', () => {
    for (const face of [...operations, ...accountsEndpoints]) {
      expect(face.path).toMatch(/^(\/(:[a-zA-Z]*[iI]d|[a-z0-9-]+))+$/);
      if (face.method !== 'GET') continue;
      // what is typed about a person goes in a body, never in an address (logs, histories, proxies)
      const fields = Object.keys((face.input as unknown as { shape?: object }).shape ?? {});
      for (const field of fields)
        expect(field, face.id).not.toMatch(/name|phone|email|text|query|search|address|reason|note$/i);
    }
  });

  it('reaches the log, whatever is sent and however it fails', async () => {
    const as = hands.supervisor;
    await own.ask('GET', `/api/people/persons/${typed[0]}?q=${typed[0]}`, {
      as,
      headers: { 'x-note': typed[2] as string, referer: 'http://x/canary-of-a-header' },
    });
    await own.ask('POST', '/api/people/find', { as, body: { purpose: 'open_contact', text: typed[1] } });
    await own.ask('POST', '/api/people/find', {
      as,
      body: { purpose: 'wrong', text: typed[3], [typed[1] as string]: 1 },
    });
    await own.call(signIn, { username: 'canary-of-the-address', password: `${typed[1]}` });
    for (const face of operations) await own.call(face, samples[face.id]?.(world) ?? {}, { as });
    const log = JSON.stringify(own.lines).toLowerCase();
    for (const words of [...typed, ...Object.values(canaries)]) expect(log, words).not.toContain(words.toLowerCase());
    for (const id of [world.person, world.contact, world.draft, world.finding]) expect(log).not.toContain(id);
    // the one address of ours that has the word in it, as a route's pattern; anywhere else it is a leak
    const besides = log.replaceAll('"route":"/api/session/password"', '');
    expect(besides).not.toMatch(/127\.0\.0\.1|cookie|password/);
    const keys = new Set(own.lines.flatMap((line) => Object.keys(line)));
    expect(
      [...keys]
        .sort()
        .filter((key) => !['requestId', 'route', 'method', 'status', 'ms', 'level', 'error', 'actor'].includes(key)),
    ).toEqual([]);
  });

  it('comes back in a refusal: a code and a path, never what was typed', async () => {
    const as = hands.supervisor;
    const answers = [
      await own.ask('POST', '/api/people/find', { as, body: { purpose: typed[1], text: 7 } }),
      await own.ask('GET', `/api/people/persons/${typed[0]}`, { as }),
      await own.ask('POST', '/api/people/find', { as, body: { [typed[1] as string]: typed[3] } }),
      await own.ask('POST', '/api/session', { body: { username: typed[1], password: typed[3] } }),
      await own.ask('GET', `/${typed[0]}`),
    ];
    for (const answer of answers) {
      expect(answer.status).toBeGreaterThanOrEqual(400);
      for (const words of typed) expect(answer.text).not.toContain(words);
    }
  });

  it('of a bug goes out: 500, a code and the id of the request', async () => {
    const ground = own.house.house.ground as { database: unknown };
    const database = ground.database as { withActor: unknown };
    ground.database = {
      ...(ground.database as object),
      withActor: async () => {
        throw Object.assign(new Error('duplicate key value: canary of the body ◇'), {
          detail: typed[3],
          stack: undefined,
        });
      },
    };
    const answer = await own.ask('GET', `/api/people/persons/${world.person}`, { as: hands.supervisor });
    ground.database = database;
    expect(answer.status).toBe(500);
    expect(Object.keys((answer.body as { error: object }).error).sort()).toEqual(['code', 'message', 'requestId']);
    expect(answer.text + JSON.stringify(own.lines)).not.toMatch(/canary of the body|555 0101|duplicate key/);
    expectGuarded(answer, 'a bug');
  });
});
