import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { SessionAnswer } from '../accounts/contract.ts';
import { endpoint, open } from '../kernel/endpoint.ts';
import { call, fillPath, isGone, queryOf } from './api.ts';
import { door } from './door.ts';

const session: SessionAnswer = {
  user: { id: 'u', username: 'mila', displayName: 'Mila ◇ Primerić', roles: [], permissions: [] },
  organisation: { name: 'Svetionik ◇', synthetic: true, practice: true, zone: 'Europe/Belgrade' },
  language: 'sr-Latn',
  desk: { keys: {}, tourSeen: true },
  csrfToken: 'token-of-this-session',
};
const show = endpoint({
  id: 'hotline.show-contact',
  method: 'GET',
  path: '/hotline/contacts/:id',
  permission: open('signed-in', 'a test'),
  summary: '',
  input: z.object({ id: z.string(), fields: z.array(z.string()).optional() }),
  output: z.object({ ok: z.boolean() }),
});
const change = endpoint({
  id: 'hotline.change-contact',
  method: 'PUT',
  path: '/hotline/contacts/:id',
  permission: open('signed-in', 'a test'),
  summary: '',
  input: z.object({ id: z.string(), summary: z.string() }),
  output: z.null(),
});

const real = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = real;
  door.close();
  door.connection(true);
});

/** A server made of prepared answers; keeps what it was asked. */
function serverThat(...answers: (() => Response)[]) {
  const asked: { url: string; init: RequestInit }[] = [];
  globalThis.fetch = (async (url: string, init: RequestInit) => {
    asked.push({ url, init });
    const answer = answers[Math.min(asked.length, answers.length) - 1];
    if (!answer) throw new TypeError('no answer');
    return answer();
  }) as typeof fetch;
  return asked;
}
const json = (status: number, body: unknown) => () => new Response(JSON.stringify(body), { status });

describe('a call of the desk', () => {
  it('writes path parameters into the path and the rest into the query or the body', async () => {
    const asked = serverThat(json(200, { ok: true }));
    door.enter(session);
    await call(show, { id: 'a/b', fields: ['x', 'y'] });
    await call(change, { id: 'c', summary: 'Č' });
    expect(asked[0]?.url).toBe('/api/hotline/contacts/a%2Fb?fields=x&fields=y');
    expect(asked[0]?.init.headers).not.toHaveProperty('x-csrf-token');
    expect(asked[1]?.url).toBe('/api/hotline/contacts/c');
    expect(asked[1]?.init.body).toBe('{"summary":"Č"}');
    expect(asked[1]?.init.headers).toMatchObject({ 'x-csrf-token': 'token-of-this-session' });
  });

  it('tells the refusal in the shape of the server', async () => {
    serverThat(
      json(409, {
        error: {
          code: 'hotline.stale-revision',
          message: 'Neko je već menjao.',
          data: { revision: 4 },
          requestId: 'r1',
        },
      }),
    );
    door.enter(session);
    await expect(call(change, { id: 'c', summary: '' })).rejects.toMatchObject({
      status: 409,
      code: 'hotline.stale-revision',
      message: 'Neko je već menjao.',
      data: { revision: 4 },
      requestId: 'r1',
    });
  });

  it('when the keys are gone it shows the lock, waits for the password and loses no word', async () => {
    const asked = serverThat(json(423, { error: { code: 'access.locked' } }), json(200, null));
    door.enter(session);
    const writing = call(change, { id: 'c', summary: 'She called again.' });
    await new Promise((go) => setTimeout(go, 5));
    expect(door.state().at).toBe('locked');
    expect(asked).toHaveLength(1);
    door.enter({ ...session, csrfToken: 'token-after-the-lock' });
    await writing;
    expect(asked[1]?.init.body).toBe('{"summary":"She called again."}');
    expect(asked[1]?.init.headers).toMatchObject({ 'x-csrf-token': 'token-after-the-lock' });
  });

  it('a session that has ended leads to the sign-in page and forgets the token', async () => {
    serverThat(json(401, { error: { code: 'access.signed-out' } }));
    door.enter(session);
    await expect(call(show, { id: 'x' })).rejects.toMatchObject({ status: 401 });
    expect(door.state().at).toBe('out');
    expect(door.token()).toBe('');
  });

  it('a lost connection is told once and is over with the next answer', async () => {
    serverThat();
    await expect(call(show, { id: 'x' })).rejects.toSatisfy(isGone);
    expect(door.state().goneSince).toBeInstanceOf(Date);
    serverThat(json(200, { ok: true }));
    await call(show, { id: 'x' });
    expect(door.state().goneSince).toBeUndefined();
  });

  it('hiding the screen sends the last words before the keys go', async () => {
    const told: string[] = [];
    door.enter(session);
    const takeBack = door.beforeLock(async () => told.push(`sent while ${door.state().at}`));
    const locked = door.lock();
    expect(door.state().at).toBe('locked');
    await locked;
    takeBack();
    expect(told).toEqual(['sent while open']);
  });

  it('never sends a path with a hole in it', () => {
    expect(() => fillPath('/people/:id', {})).toThrow();
    expect(queryOf({ a: undefined, b: null, c: false, d: 0 })).toBe('?c=false&d=0');
  });
});
