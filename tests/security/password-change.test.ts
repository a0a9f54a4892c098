import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as accounts from '../../src/platform/accounts/contract.ts';
import { beginSession, openWithPassword } from '../../src/platform/accounts/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { joins } from '../joining.ts';
import { type Answer, aServedHouse, type ServedHouse } from '../served.ts';

/** Passwords of one's own, over the real server with real hashing (security.md section 8). */
const FIRST = 'seven quiet herons over the marsh';
const OWN = 'eleven lanterns under a slow bridge';

let real: ServedHouse;
let coordinator: SomebodyAtWork;
let count = 0;

beforeAll(async () => {
  real = await aServedHouse({ synthetic: false });
  coordinator = await real.house.signedIn('supervisor');
});
afterAll(() => real.close());

async function aNewcomer(): Promise<{ id: string; username: string }> {
  const username = `newcomer-${++count}-${real.house.org.slice(0, 8)}`;
  return joins(real.house, coordinator, {
    username,
    displayName: 'Vesna Primerić ◇',
    roles: ['consultant'],
    password: FIRST,
  });
}

const tokenOf = (answer: Answer): Buffer => {
  const line = answer.headers.getSetCookie().find((one) => /^wayout=/.test(one)) ?? '';
  return Buffer.from(/wayout=([^;]*)/.exec(line)?.[1] ?? '', 'base64url');
};
const signIn = (username: string, password: string) => real.call(accounts.signIn, { username, password });
const change = (token: Buffer, password: string, newPassword: string) =>
  real.call(accounts.changePassword, { password, newPassword }, { as: { token } });
const work = (token: Buffer) => real.ask('GET', '/api/hotline/today', { as: { token } });

describe('another password', () => {
  it('leaves her keys as they are, ends her other sessions, and this one goes on under a new token', async () => {
    const { id, username } = await aNewcomer();
    const one = tokenOf(await change(tokenOf(await signIn(username, FIRST)), FIRST, OWN));
    const two = tokenOf(await signIn(username, OWN));
    const superuser = await real.house.database.asSuperuser();
    const row = async () =>
      (await superuser.query('select * from access.credential where user_id = $1', [id])).rows[0] as Record<
        string,
        unknown
      >;
    const before = await row();

    const fresh = tokenOf(await change(one, OWN, `${OWN} in May`));
    for (const gone of [one, two]) expect((await work(gone)).status).toBe(401);
    expect((await work(fresh)).status).toBe(200);

    const after = await row();
    await superuser.end();
    expect(after.public_key).toEqual(before.public_key);
    for (const anew of ['salt', 'commitment', 'wrapped_private']) expect(after[anew], anew).not.toEqual(before[anew]);
  });

  it('is refused without the present one, which is guessed no faster here than at the door', async () => {
    const { username } = await aNewcomer();
    const token = tokenOf(await signIn(username, FIRST));
    const codes: (string | null)[] = [];
    for (let i = 0; i < 6; i++) codes.push((await change(token, `not hers, not hers ${i}`, OWN)).code);
    expect(codes.slice(0, 3)).toEqual(Array(3).fill('accounts.wrong-password'));
    expect(codes).toContain('accounts.please-wait');
    expect((await real.call(accounts.changePassword, { password: FIRST, newPassword: OWN })).status).toBe(401);
    const forged = await real.call(
      accounts.changePassword,
      { password: FIRST, newPassword: OWN },
      { as: { token }, csrf: false },
    );
    expect([forged.status, forged.code]).toEqual([403, 'http.bad-origin']);
  });

  it('stands in the audit log without a word of it', async () => {
    const { username } = await aNewcomer();
    await change(tokenOf(await signIn(username, FIRST)), FIRST, OWN);
    const superuser = await real.house.database.asSuperuser();
    const { rows } = await superuser.query("select 1 from audit.entry where kind = 'accounts.change-password'");
    await superuser.end();
    expect(rows.length).toBeGreaterThan(0);
    expect(real.lines.map((line) => JSON.stringify(line)).join('\n')).not.toMatch(/herons|lanterns/);
  });

  it('cannot be the one she has, nor one that is easily guessed', async () => {
    const { username } = await aNewcomer();
    const token = tokenOf(await signIn(username, FIRST));
    for (const [given, code] of [
      [FIRST, 'accounts.same-password'],
      ['Vesna Primerić 123', 'accounts.password-breached'],
      ['wayout-demo-only', 'accounts.password-demo'],
      ['short', 'input.invalid-input'],
    ] as const) {
      const refused = await change(token, FIRST, given);
      expect([refused.status, refused.code], given).toEqual([422, code]);
    }
    expect((await work(token)).status).toBe(200);
  });

  it('lets nobody in who had typed the one before and is still on her way through the door', async () => {
    const { id, username } = await aNewcomer();
    const { ground } = real.house.house;
    const device = Buffer.alloc(32, 5);
    const past = await openWithPassword(ground, { username, password: FIRST, device });
    await change(tokenOf(await signIn(username, FIRST)), FIRST, OWN);
    const it = { ground, token: null, session: null, device, setToken: () => expect.unreachable() };
    await expect(beginSession(it, past, null)).rejects.toMatchObject({ code: 'accounts.wrong-password', status: 401 });

    const again = await openWithPassword(ground, { username, password: OWN, device });
    await coordinator.call(accounts.disableUser, { id: id as never });
    await expect(beginSession(it, again, null)).rejects.toMatchObject({ code: 'accounts.wrong-password' });
  });
});
