import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { aContact, aDraft } from '../../src/modules/hotline/testing.ts';
import * as accounts from '../../src/platform/accounts/contract.ts';
import { newId, type UserId } from '../../src/platform/kernel/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { admits, joins } from '../joining.ts';
import { type Answer, aServedHouse, type ServedHouse } from '../served.ts';

/** By a link that works once to a password of one's own, over the real server with real hashing (security.md section 8). */
const PASSWORD = 'seven quiet herons over the marsh';
const OTHER = 'eleven lanterns under a slow bridge';

let real: ServedHouse;
let boss: SomebodyAtWork;
let admin: SomebodyAtWork;
let count = 0;

beforeAll(async () => {
  real = await aServedHouse({ synthetic: false });
  boss = await real.house.signedIn('supervisor');
  admin = await real.house.signedIn('administrator');
});
afterAll(() => real.close());

const sql = async (text: string, values: unknown[] = []) => {
  const superuser = await real.house.database.asSuperuser();
  const { rows } = await superuser.query(text, values);
  await superuser.end();
  return rows as Record<string, unknown>[];
};
const secretOf = ({ link }: { link: { path: string } }) => link.path.split('#')[1] as string;
const look = (secret: string) => real.call(accounts.lookAtLink, { secret });
const joinWith = (secret: string, password = PASSWORD) => real.call(accounts.join, { secret, password });
const signIn = (username: string, password: string) => real.call(accounts.signIn, { username, password });
const tokenOf = (answer: Answer) =>
  Buffer.from(/wayout=([^;]*)/.exec(answer.headers.getSetCookie().join('\n'))?.[1] ?? '', 'base64url');
const invite = (roles: string[] = ['consultant']) =>
  admin.call(accounts.inviteUser, {
    username: `vesna-${++count}-${real.house.org.slice(0, 8)}`,
    displayName: 'Vesna Primerić ◇',
    roles: roles as never,
  });
const person = (roles: string[] = ['consultant'], admitted = true) =>
  joins(real.house, boss, {
    username: `mira-${++count}-${real.house.org.slice(0, 8)}`,
    roles: roles as never,
    password: PASSWORD,
    admitted,
  });
const DEAD = [410, 'accounts.link-dead'];
const of = (answer: Answer) => [answer.status, answer.code];

describe('an invited person', () => {
  it('comes with the link, chooses her password, and is in no group until a colleague has heard her words', async () => {
    const invited = await invite();
    expect(invited.user).toMatchObject({ state: 'invited', awaiting: ['hotline'], lastSignIn: null });
    expect(invited.link.path).toMatch(/^\/desk\/join#[A-Za-z0-9_-]{43}$/);
    const secret = secretOf(invited);
    const seen = await look(secret);
    expect(seen.body).toEqual({
      kind: 'invitation',
      username: invited.user.username,
      organisation: 'Test organisation ◇',
      synthetic: false,
    });
    const joined = (await joinWith(secret)).body as { words: string[]; awaiting: string[]; username: string };
    expect(joined).toMatchObject({ username: invited.user.username, awaiting: ['hotline'] });
    expect(joined.words).toHaveLength(6);

    const token = tokenOf(await signIn(joined.username, PASSWORD));
    expect((await real.call(accounts.showOwnKey, {}, { as: { token } })).body).toEqual({
      words: joined.words,
      awaiting: ['hotline'],
    });
    const contact = newId<'contact'>();
    await boss.call(hotline.recordContact, aContact({ id: contact, summary: 'for the duty desk ◇' }));
    expect((await real.call(hotline.getContact, { id: contact }, { as: { token } })).status).toBe(404);
    await admits(boss, invited.user.id, joined.words);
    expect((await real.call(hotline.getContact, { id: contact }, { as: { token } })).status).toBe(423);
    const again = tokenOf(await real.call(accounts.unlockSession, { password: PASSWORD }, { as: { token } }));
    expect((await real.call(hotline.getContact, { id: contact }, { as: { token: again } })).status).toBe(200);
    const { users } = await admin.call(accounts.listUsers, {});
    expect(users.find((one) => one.id === invited.user.id)).toMatchObject({ state: 'active', awaiting: [] });
  });

  it('finds the link dead when it was used, replaced, is a day old, cut short or nobody’s, and hears one thing', async () => {
    const used = secretOf(await invite());
    expect((await joinWith(used)).status).toBe(200);
    const first = await invite();
    const second = await admin.call(accounts.renewLink, { id: first.user.id as UserId });
    const old = await invite();
    await sql("update access.join_directory set ends_at = now() - interval '1 second' where user_id = $1", [
      old.user.id,
    ]);
    const gone = await invite();
    await admin.call(accounts.disableUser, { id: gone.user.id as UserId });
    const bodies = new Set<string>();
    for (const secret of [
      used,
      secretOf(first),
      secretOf(old),
      secretOf(gone),
      secretOf(second).slice(0, 42),
      'A'.repeat(43),
      '',
      "' or 1=1 --",
    ]) {
      for (const answer of [await look(secret), await joinWith(secret)]) {
        expect(of(answer), secret.length.toString()).toEqual(DEAD);
        bodies.add(answer.text.replace(/"requestId":"[^"]*"/, ''));
      }
    }
    expect(bodies.size).toBe(1);
    expect([...bodies][0]).toContain('This link no longer works. Ask for a new one.');
    expect(of(await joinWith(secretOf(second)))).toEqual([200, null]);
  });

  it('is let in once, though the link comes three times at the same moment', async () => {
    const secret = secretOf(await invite());
    const ends = await Promise.all([joinWith(secret), joinWith(secret, OTHER), joinWith(secret)]);
    expect(ends.map((end) => end.status).sort()).toEqual([200, 410, 410]);
  });

  it('may try again with a better password, and none made of her own name is taken', async () => {
    const secret = secretOf(await invite());
    for (const [given, code] of [
      ['Vesna Primerić 123', 'accounts.password-breached'],
      ['wayout-demo-only', 'accounts.password-demo'],
      ['short', 'input.invalid-input'],
    ] as const)
      expect(of(await joinWith(secret, given)), given).toEqual([422, code]);
    expect((await joinWith(secret)).status).toBe(200);
  });

  it('is at the door like somebody unknown until she has joined', async () => {
    const { user } = await invite();
    const one = await signIn(user.username, PASSWORD);
    const other = await signIn(`nobody-${user.username}`, PASSWORD);
    expect(one.text.replace(/"requestId":"[^"]*"/, '')).toBe(other.text.replace(/"requestId":"[^"]*"/, ''));
  });

  it('leaves neither her secret nor her password in database or log', async () => {
    const secret = secretOf(await invite());
    await joinWith(secret, OTHER);
    await joinWith(secret, OTHER);
    const tables = await sql(
      `select t::text from access.join_link t union all select t::text from access.join_directory t
       union all select t::text from access.credential t union all select t::text from audit.entry t`,
    );
    const text = [...tables, ...real.lines].map((row) => JSON.stringify(row)).join('\n');
    const bytes = Buffer.from(secret, 'base64url');
    for (const form of [
      secret,
      bytes.toString('hex'),
      bytes.toString('base64'),
      OTHER,
      Buffer.from(OTHER).toString('hex'),
    ])
      expect(text).not.toContain(form);
  });

  it('is made by whoever may, with the password given again, and never a second time under one name', async () => {
    const { user } = await invite();
    const again = admin.call(accounts.inviteUser, {
      username: user.username,
      displayName: 'Again ◇',
      roles: ['officer'],
    });
    await expect(again).rejects.toMatchObject({ code: 'accounts.username-taken', path: ['username'] });
    await sql("update access.session set confirmed_at = now() - interval '6 minutes' where user_id = $1", [admin.id]);
    const late = await real.call(accounts.renewLink, { id: user.id }, { as: admin });
    expect(of(late)).toEqual([401, 'access.confirm-needed']);
    await sql('update access.session set confirmed_at = now() where user_id = $1', [admin.id]);
    const joined = await person(['officer']);
    await expect(admin.call(accounts.renewLink, { id: joined.id })).rejects.toMatchObject({
      code: 'accounts.has-joined',
    });
    await expect(admin.call(accounts.resetPassword, { id: user.id as UserId })).rejects.toMatchObject({
      code: 'accounts.not-joined',
    });
  });
});

describe('a forgotten password', () => {
  it('ends her sessions and her old keys at once; with a new pair her colleagues let her in again', async () => {
    const mira = await person();
    const token = tokenOf(await signIn(mira.username, PASSWORD));
    const draft = newId<'contact'>();
    const begun = { id: draft, summary: 'what she wrote before she forgot ◇' };
    expect((await real.call(hotline.recordContact, aDraft(begun) as never, { as: { token } })).status).toBe(200);

    const reset = await admin.call(accounts.resetPassword, { id: mira.id });
    expect(reset.user).toMatchObject({ state: 'reset', awaiting: ['hotline'] });
    expect((await real.ask('GET', '/api/hotline/today', { as: { token } })).status).toBe(401);
    expect(of(await signIn(mira.username, PASSWORD))).toEqual([401, 'accounts.wrong-password']);
    expect(await sql('select 1 from vault.membership where user_id = $1', [mira.id])).toEqual([]);

    expect((await look(secretOf(reset))).body).toMatchObject({ kind: 'reset', username: mira.username });
    const joined = (await joinWith(secretOf(reset), OTHER)).body as { words: string[] };
    expect(joined.words).not.toEqual(mira.words);
    expect(of(await signIn(mira.username, PASSWORD))).toEqual([401, 'accounts.wrong-password']);
    // others are admitted meanwhile: the group knows that her key is another one, and that she is no member
    await person();
    const { people } = await boss.call(accounts.listWaiting, {});
    expect(people.find((one) => one.id === mira.id)).toMatchObject({ newKey: true, keySince: '2021-12-14' });
    await expect(admits(boss, mira.id, mira.words)).rejects.toMatchObject({ code: 'accounts.words-differ' });
    await admits(boss, mira.id, joined.words);

    const back = tokenOf(await signIn(mira.username, OTHER));
    const read = await real.call(hotline.getContact, { id: draft }, { as: { token: back } });
    expect(read.text).toContain('what she wrote before she forgot ◇');
  });

  it('of the last member of a group is refused with words: the group’s keys would be lost', async () => {
    const alone = await aServedHouse({ database: real.house.database, synthetic: false });
    const manager = await alone.house.signedIn('administrator');
    const { users } = await manager.call(accounts.listUsers, {});
    const founder = users.find((one) => one.username.startsWith('founder-'));
    const answer = await alone.call(accounts.resetPassword, { id: founder?.id }, { as: manager });
    expect(of(answer)).toEqual([409, 'access.last-member']);
    expect(answer.text).toContain('Nobody else can open what one of the groups has sealed');
    expect((await manager.call(accounts.listUsers, {})).users.find((one) => one.id === founder?.id)?.state).toBe(
      'active',
    );
    await alone.house.signedIn('supervisor');
    expect((await alone.call(accounts.resetPassword, { id: founder?.id }, { as: manager })).status).toBe(200);
    await alone.close();
  });

  it('that meets an admission at the same moment leaves nothing sealed to the dead key', async () => {
    for (let i = 0; i < 4; i++) {
      const mira = await person(['consultant'], false);
      const [, reset] = await Promise.allSettled([
        admits(boss, mira.id, mira.words),
        admin.call(accounts.resetPassword, { id: mira.id }),
      ]);
      if (reset.status === 'rejected') throw reset.reason;
      expect(await sql('select 1 from vault.membership where user_id = $1', [mira.id])).toEqual([]);
      const joined = (await joinWith(secretOf(reset.value), OTHER)).body as { words: string[] };
      await admits(boss, mira.id, joined.words);
      expect((await signIn(mira.username, OTHER)).status).toBe(200);
    }
  });

  it('is nobody’s own business: a colleague makes the link', async () => {
    for (const answer of [
      await real.call(accounts.resetPassword, { id: admin.id }, { as: admin }),
      await real.call(accounts.disableUser, { id: admin.id }, { as: admin }),
      await real.call(accounts.setRoles, { id: admin.id, roles: ['officer'] }, { as: admin }),
    ])
      expect(of(answer)).toEqual([409, 'accounts.own-account']);
  });

  it('has a link that a newer one kills, and that goes on as a reset', async () => {
    const mira = await person(['officer']);
    const first = await admin.call(accounts.resetPassword, { id: mira.id });
    const second = await admin.call(accounts.renewLink, { id: mira.id });
    expect(of(await joinWith(secretOf(first)))).toEqual(DEAD);
    expect(second.user.state).toBe('reset');
    expect((await joinWith(secretOf(second), OTHER)).status).toBe(200);
    expect((await signIn(mira.username, OTHER)).status).toBe(200);
    const [row] = await sql('select key_epoch from access.credential where user_id = $1', [mira.id]);
    expect(row).toEqual({ key_epoch: 2 });
  });
});

describe('other roles', () => {
  it('end her sessions; what they no longer call for is closed at once, what they call for waits', async () => {
    const mira = await person(['consultant']);
    const token = tokenOf(await signIn(mira.username, PASSWORD));
    const card = await admin.call(accounts.setRoles, { id: mira.id, roles: ['caseworker'] });
    expect(card).toMatchObject({ roles: ['caseworker'], awaiting: ['cases'], state: 'active' });
    expect(await sql('select 1 from vault.membership where user_id = $1', [mira.id])).toEqual([]);
    expect((await real.ask('GET', '/api/session', { as: { token } })).status).toBe(401);
    await admits(boss, mira.id, mira.words);
    const { users } = await admin.call(accounts.listUsers, {});
    expect(users.find((one) => one.id === mira.id)?.awaiting).toEqual([]);
  });

  it('leave her the groups that both call for', async () => {
    const mira = await person(['consultant']);
    const card = await admin.call(accounts.setRoles, { id: mira.id, roles: ['consultant', 'caseworker'] });
    expect(card.awaiting).toEqual(['cases']);
  });
});

describe('somebody who was disabled', () => {
  it('comes in again with her password, and waits for her groups with the key they know', async () => {
    const mira = await person();
    await admin.call(accounts.disableUser, { id: mira.id });
    expect((await signIn(mira.username, PASSWORD)).status).toBe(401);
    const card = await admin.call(accounts.enableUser, { id: mira.id });
    expect(card).toMatchObject({ state: 'active', awaiting: ['hotline'] });
    expect((await signIn(mira.username, PASSWORD)).status).toBe(200);
    const { people } = await boss.call(accounts.listWaiting, {});
    expect(people.find((one) => one.id === mira.id)).toMatchObject({ newKey: false });
    await admits(boss, mira.id, mira.words);
  });

  it('whose hash was made cheaper in the table does not get in, and stays as she was', async () => {
    const mira = await person(['officer']);
    await sql('update access.credential set memory_kib = 64, passes = 1 where user_id = $1', [mira.id]);
    expect((await signIn(mira.username, PASSWORD)).status).not.toBe(200);
    await sql('update access.credential set memory_kib = 65536, passes = 3 where user_id = $1', [mira.id]);
    expect((await signIn(mira.username, PASSWORD)).status).toBe(200);
  });
});

describe('practice mode', () => {
  it('ends when a second person has been admitted to every group', async () => {
    const own = await aServedHouse({ database: real.house.database, synthetic: false });
    const founder = await own.house.signedIn('administrator');
    const practice = async () =>
      ((await own.call(accounts.showSession, {}, { as: founder })).body as { organisation: { practice: boolean } })
        .organisation.practice;
    expect(await practice()).toBe(true);
    await own.house.signedIn('supervisor');
    expect(await practice()).toBe(false);
    await own.close();
  });
});
