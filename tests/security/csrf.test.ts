import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { furniture } from '../../src/app/modules.ts';
import { csrfToken } from '../../src/platform/access/index.ts';
import { accountsEndpoints, signIn } from '../../src/platform/accounts/contract.ts';
import { aServedHouse, type ServedHouse } from '../served.ts';
import { aWorld, type Hands, samples, someHands, type World } from './samples.ts';

/** A page of somebody else can make a browser send a request with our cookie; it must not get anywhere. */
let own: ServedHouse;
let hands: Hands;
let world: World;

beforeAll(async () => {
  own = await aServedHouse({ settings: { openDrafts: 100_000 } });
  hands = await someHands(own.house);
  world = await aWorld(own.house, hands);
});
afterAll(() => own.close());

const changing = [
  ...furniture(() => null as never).operations.map((one) => one.face),
  ...accountsEndpoints.filter((face) => typeof face.permission !== 'string' && face.permission.open === 'signed-in'),
].filter((face) => face.method !== 'GET');

const refused = { status: 403, code: 'http.bad-origin' };
const asked = (answer: { status: number; code: string | null }) => ({ status: answer.status, code: answer.code });

describe.each(changing.map((face) => [face.id, face] as const))('%s', (id, face) => {
  const input = () => samples[id]?.(world) ?? {};

  it('is refused without the token of the session, and with any other', async () => {
    const as = hands.supervisor;
    const other = csrfToken(hands.caseworker.token);
    const mine = csrfToken(as.token);
    for (const token of [undefined, '', 'x', other, mine.slice(0, -1), `${mine}x`, mine.toLowerCase()]) {
      const headers = token === undefined ? {} : { 'x-csrf-token': token };
      const upload = face.upload ? { 'content-type': face.upload.type } : {};
      const answer = await own.call(face, input(), { as, csrf: false, headers: { ...upload, ...headers } });
      expect(asked(answer), `${token}`).toEqual(refused);
    }
  });

  it('is refused from a page of another site, though cookie and token are right', async () => {
    for (const site of ['cross-site', 'same-site', 'nonsense', '']) {
      const upload = face.upload ? { 'content-type': face.upload.type } : {};
      const headers = { ...upload, 'sec-fetch-site': site };
      const answer = await own.call(face, input(), { as: hands.supervisor, headers });
      expect(asked(answer), site).toEqual(refused);
    }
  });

  it('takes no form and no plain text', async () => {
    if (face.method === 'DELETE' && !face.upload) return;
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      'text/json',
    ]) {
      const answer = await own.call(face, input(), {
        as: hands.supervisor,
        raw: '{}',
        headers: { 'content-type': type },
      });
      expect(answer.status, type).toBe(415);
    }
  });

  it('is not reached by a method in a header', async () => {
    const path = `/api${face.path.replaceAll(/:\w+/g, world.contact)}`;
    const headers = { 'x-http-method-override': face.method };
    expect((await own.ask('GET', path, { as: hands.supervisor, headers })).status).toBe(400);
    expect((await own.ask('POST', path, { as: hands.supervisor, headers, body: {} })).status).toBe(400);
  });
});

describe('the door', () => {
  it('lets nobody sign a browser in from another site, nor by a form', async () => {
    const given = { username: 'somebody', password: 'seven quiet herons over the marsh' };
    const cross = await own.call(signIn, given, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(asked(cross)).toEqual(refused);
    const form = await own.call(signIn, given, {
      raw: 'username=somebody&password=x',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(form.status).toBe(415);
  });

  it('tells no other origin that it may ask', async () => {
    for (const method of ['GET', 'OPTIONS', 'POST']) {
      const answer = await own.ask(method, '/api/session', {
        as: hands.supervisor,
        headers: { origin: 'https://example.org', 'access-control-request-method': 'POST' },
      });
      for (const name of answer.headers.keys()) expect(name).not.toMatch(/^access-control-/);
    }
  });

  it('a reading address changes nothing', async () => {
    const superuser = await own.house.database.asSuperuser();
    const count = async () =>
      (await superuser.query('select count(*)::int as n, max(revision) as r from hotline.contact')).rows[0];
    const before = await count();
    for (const path of [
      `/api/hotline/contacts/${world.draft}`,
      '/api/hotline/contacts',
      '/api/people/persons',
      '/api/session',
    ]) {
      await own.ask('GET', `${path}?finalise=true`, { as: hands.supervisor });
      await own.ask('GET', path, { as: hands.supervisor });
    }
    expect(await count()).toEqual(before);
    await superuser.end();
  });
});

describe('a foreign name that leads to this machine', () => {
  it('is no page of ours: nothing is answered under it', async () => {
    const { port } = new URL(own.address);
    const under = (host: string) =>
      new Promise<number | undefined>((answered, failed) => {
        const asking = request({ host: '127.0.0.1', port, path: '/api/setup', headers: { host } }, (answer) => {
          answer.resume();
          answered(answer.statusCode);
        });
        asking.on('error', failed).end();
      });
    expect(await under(`rebound.example:${port}`)).toBe(403);
    expect(await under(`localhost.rebound.example:${port}`)).toBe(403);
    expect(await under(`localhost:${port}`)).toBe(200);
    expect(await under(`[::1]:${port}`)).toBe(200);
  });
});
