import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as accounts from '../../src/platform/accounts/contract.ts';
import type { SomebodyAtWork } from '../house.ts';
import { joins } from '../joining.ts';
import { type Answer, aServedHouse, type ServedHouse } from '../served.ts';

/** guessing (security.md section 15): whoever guesses waits longer and longer; who works here comes in all the same. */
const PASSWORD = 'seven quiet herons over the marsh';
const WRONG = 'eleven loud storks under the bridge';

let own: ServedHouse;
let coordinator: SomebodyAtWork;
let count = 0;

beforeAll(async () => {
  own = await aServedHouse();
  coordinator = await own.house.signedIn('supervisor');
});
afterAll(() => own.close());

async function aUser(): Promise<string> {
  const username = `guessed-${++count}-${own.house.org.slice(0, 8)}`;
  return (await joins(own.house, coordinator, { username, roles: ['consultant'], password: PASSWORD })).username;
}

const knock = (username: string, password: string, headers: Record<string, string> = {}): Promise<Answer> =>
  own.call(accounts.signIn, { username, password }, { headers });

const deviceOf = (answer: Answer): Record<string, string> => ({
  cookie: (answer.headers.getSetCookie().find((line) => line.startsWith('wayout-device=')) ?? '').split(';')[0] ?? '',
});

const secondsOf = (answer: Answer): number =>
  Number((answer.body as { error: { data?: { seconds?: number } } }).error.data?.seconds);

const asRoot = async (sql: string, values: unknown[] = []) => {
  const root = await own.house.database.asSuperuser();
  const { rows } = await root.query(sql, values);
  await root.end();
  return rows as Record<string, unknown>[];
};

/** The guesses of strangers at one name, as the door counts them; time is moved there and not waited for. */
const strangersOf = (username: string): Buffer =>
  createHmac('sha256', own.house.house.ground.secrets.pepper)
    .update(['guess', username, 'strangers'].join('\0'))
    .digest();
const movedTo = (username: string, secondsAgo: number) =>
  asRoot('update access.guess set last_at = now() - make_interval(secs => $1) where key_hash = $2', [
    secondsAgo,
    strangersOf(username),
  ]);

describe('many guesses at one account', () => {
  it('wait for one second after the fourth, doubling to sixty, and never for longer', async () => {
    const username = await aUser();
    const waits: number[] = [];
    for (let guess = 1; guess <= 12; guess++) {
      const answer = await knock(username, WRONG);
      expect([guess, answer.status, answer.code]).toEqual([guess, 401, 'accounts.wrong-password']);
      if (guess < 4) continue;
      await movedTo(username, 0);
      const told = await knock(username, WRONG);
      expect([told.status, told.code]).toEqual([429, 'accounts.please-wait']);
      const seconds = secondsOf(told);
      expect(told.headers.get('retry-after')).toBe(String(seconds));
      expect((told.body as { error: { message: string } }).error.message).toContain(String(seconds));
      waits.push(seconds);
      await movedTo(username, seconds);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  }, 120_000);

  it('that come while one must wait are not counted and cost no hash, the right one among them neither', async () => {
    const username = await aUser();
    for (let i = 0; i < 4; i++) await knock(username, WRONG);
    for (let i = 0; i < 20; i++) await movedTo(username, 0).then(() => knock(username, i % 2 ? WRONG : PASSWORD));
    const [row] = await asRoot('select failures from access.guess where key_hash = $1', [strangersOf(username)]);
    expect(row?.failures).toBe(4);
    await movedTo(username, 1);
    expect((await knock(username, PASSWORD)).status).toBe(200);
    // and then the count is gone
    expect((await knock(username, WRONG)).status).toBe(401);
  }, 60_000);

  it('keep nobody out who comes from a device that this account knows', async () => {
    const username = await aUser();
    const first = await knock(username, PASSWORD);
    for (let i = 0; i < 5; i++) await movedTo(username, 60).then(() => knock(username, WRONG));
    await movedTo(username, 0);
    expect((await knock(username, PASSWORD)).code).toBe('accounts.please-wait');
    expect((await knock(username, PASSWORD, deviceOf(first))).status).toBe(200);
    // her own device is counted by itself, and another's device is a stranger's to her
    const other = await knock(await aUser(), PASSWORD);
    await movedTo(username, 0);
    expect((await knock(username, PASSWORD, deviceOf(other))).code).toBe('accounts.please-wait');
  }, 60_000);

  it('from a stolen device wait like any other, and a new device of hers is not kept out by them', async () => {
    const username = await aUser();
    const device = deviceOf(await knock(username, PASSWORD));
    const codes: (string | null)[] = [];
    for (let i = 0; i < 6; i++) codes.push((await knock(username, WRONG, device)).code);
    expect(codes).toContain('accounts.please-wait');
    expect((await knock(username, PASSWORD)).status).toBe(200);
  }, 60_000);
});

describe('one guess at many accounts', () => {
  it('makes nobody wait, is answered alike for everybody, and keeps nobody out', async () => {
    const staff = [await aUser(), await aUser(), await aUser()];
    const names = [...staff, ...Array.from({ length: 27 }, (_, i) => `nobody-${i}-${own.house.org.slice(0, 8)}`)];
    const answers: Answer[] = [];
    for (const name of names) answers.push(await knock(name, WRONG));
    const said = answers.map(({ status, text }) => `${status} ${text.replace(/"requestId":"[^"]*"/, '')}`);
    expect(new Set(said).size).toBe(1);
    expect(said[0]).toMatch(/^401 .*User name or password is not right\./);
    for (const name of staff) expect((await knock(name, PASSWORD)).status).toBe(200);
  }, 120_000);

  it('keeps no name in the table of guesses, in clear or hashed without the pepper', async () => {
    const name = `spelled-out-${own.house.org.slice(0, 8)}`;
    await knock(name, WRONG);
    const rows = await asRoot("select encode(key_hash, 'escape') as plain, key_hash from access.guess");
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(String(row.plain)).not.toContain(name);
    const [bare] = await asRoot(
      'select count(*)::int as n from access.guess where key_hash = sha256($1::text::bytea)',
      [name],
    );
    expect(bare?.n).toBe(0);
  });
});

describe('a guess at the secret of a link', () => {
  it('is answered like any other, a thousand times over, and the true link still works', async () => {
    const username = `linked-${own.house.org.slice(0, 8)}`;
    const { link } = await coordinator.call(accounts.inviteUser, {
      username,
      displayName: 'Invited ◇',
      roles: ['officer'],
    });
    const secret = link.path.split('#')[1] as string;
    const near = (i: number) => {
      const bytes = Buffer.from(secret, 'base64url');
      bytes[i % 32] = (bytes[i % 32] as number) ^ (1 << (i % 8));
      return bytes.toString('base64url');
    };
    const codes = new Set<string>();
    for (let i = 0; i < 1000; i++) {
      const { status, code } = await own.call(accounts.lookAtLink, { secret: near(i) });
      codes.add(`${status} ${code}`);
    }
    expect(codes.size).toBe(1);
    expect([...codes][0]).toMatch(/^410 /);
    expect((await own.call(accounts.lookAtLink, { secret })).status).toBe(200);
  }, 60_000);
});
