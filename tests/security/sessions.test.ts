import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { aContact } from '../../src/modules/hotline/testing.ts';
import { csrfToken, findLogin, hashOfToken, openKeyHolder } from '../../src/platform/access/index.ts';
import * as accounts from '../../src/platform/accounts/contract.ts';
import { beginSession, deviceOfThisHouse, openWithPassword } from '../../src/platform/accounts/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { joins } from '../joining.ts';
import { type Answer, aServedHouse, type ServedHouse } from '../served.ts';

/** Real passwords, real hashing: from the door to the end of a session. */
const PASSWORD = 'seven quiet herons over the marsh';

let own: ServedHouse;
let coordinator: SomebodyAtWork;
let count = 0;

beforeAll(async () => {
  own = await aServedHouse();
  coordinator = await own.house.signedIn('supervisor');
});
afterAll(() => own.close());

async function aUser(role = 'consultant'): Promise<{ id: string; username: string }> {
  const username = `person-${++count}-${own.house.org.slice(0, 8)}`;
  return joins(own.house, coordinator, { username, roles: [role as 'consultant'], password: PASSWORD });
}

const setCookies = (answer: Answer): string[] => answer.headers.getSetCookie();
const sessionCookie = (answer: Answer): string | undefined =>
  setCookies(answer).find((line) => /^(__Host-)?wayout=/.test(line));
const tokenOf = (answer: Answer): Buffer =>
  Buffer.from(/wayout=([^;]*)/.exec(sessionCookie(answer) ?? '')?.[1] ?? '', 'base64url');

async function signIn(
  username: string,
  headers: Record<string, string> = {},
): Promise<{ token: Buffer; answer: Answer }> {
  const answer = await own.call(accounts.signIn, { username, password: PASSWORD }, { headers });
  expect([answer.status, answer.code]).toEqual([200, null]);
  return { token: tokenOf(answer), answer };
}

const who = (token: Buffer) => own.call(accounts.showSession, {}, { as: { token } });
const work = (token: Buffer) => own.ask('GET', '/api/hotline/today', { as: { token } });

describe('the cookie', () => {
  it('cannot be read by a script, goes to no other site, and has no lifetime of its own', async () => {
    const { answer } = await signIn((await aUser()).username);
    const line = sessionCookie(answer) ?? '';
    expect(line).toMatch(/^wayout=[A-Za-z0-9_-]{43}; /);
    expect(line).toContain('HttpOnly');
    expect(line).toContain('SameSite=Strict');
    expect(line).toContain('Path=/');
    expect(line).not.toMatch(/Domain|Expires|Max-Age/);
  });

  it('over HTTPS is bound to this host and to encryption', async () => {
    const secure = await aServedHouse({ https: true });
    const boss = await secure.house.signedIn('supervisor');
    const username = `secure-${secure.house.org.slice(0, 8)}`;
    await joins(secure.house, boss, { username, roles: ['officer'], password: PASSWORD });
    const answer = await secure.call(accounts.signIn, { username, password: PASSWORD });
    for (const line of setCookies(answer)) expect(line).toMatch(/^__Host-.*; Secure/);
    expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
    await secure.close();
  });

  it('is not in the database, only its hash; nor is the password anywhere', async () => {
    const { token } = await signIn((await aUser()).username);
    const superuser = await own.house.database.asSuperuser();
    const { rows } = await superuser.query<{ t: string }>(
      'select t::text from access.session t union all select t::text from access.session_directory t union all select t::text from access.credential t union all select t::text from access.account t',
    );
    const text = rows.map((row) => row.t).join('\n');
    expect(text).toContain(hashOfToken(token).toString('hex'));
    for (const form of [
      token.toString('hex'),
      token.toString('base64url'),
      PASSWORD,
      Buffer.from(PASSWORD).toString('hex'),
    ]) {
      expect(text).not.toContain(form);
    }
    await superuser.end();
  });
});

describe('a session', () => {
  it('never takes over a cookie that was planted', async () => {
    const planted = Buffer.alloc(32, 7);
    const { username } = await aUser();
    const { token } = await signIn(username, { cookie: `wayout=${planted.toString('base64url')}` });
    expect(token.equals(planted)).toBe(false);
    expect((await who(planted)).status).toBe(401);
    expect((await who(token)).status).toBe(200);
  });

  it('gets a new token when the password is given again, and the old one is worth nothing', async () => {
    const { username } = await aUser();
    const { token } = await signIn(username);
    const again = await own.call(accounts.unlockSession, { password: PASSWORD }, { as: { token } });
    expect(again.status).toBe(200);
    const fresh = tokenOf(again);
    expect(fresh.equals(token)).toBe(false);
    expect((await who(token)).status).toBe(401);
    expect((await work(fresh)).status).toBe(200);
    expect((again.body as { csrfToken: string }).csrfToken).toBe(csrfToken(fresh));
  });

  it('is over at once when she leaves, and the browser is told to forget', async () => {
    const { token } = await signIn((await aUser()).username);
    const bye = await own.call(accounts.signOut, {}, { as: { token } });
    expect(bye.status).toBe(200);
    expect(bye.headers.get('clear-site-data')).toContain('"storage"');
    expect(sessionCookie(bye)).toMatch(/^wayout=; Max-Age=0/);
    expect((await who(token)).status).toBe(401);
    expect((await work(token)).status).toBe(401);
  });

  it('is over within a second when she is disabled, everywhere, and the door stays shut', async () => {
    const { id, username } = await aUser();
    const one = await signIn(username);
    const two = await signIn(username);
    await coordinator.call(accounts.disableUser, { id: id as never });
    const begun = Date.now();
    for (const { token } of [one, two]) expect((await work(token)).status).toBe(401);
    expect(Date.now() - begun).toBeLessThan(1000);
    const again = await own.call(accounts.signIn, { username, password: PASSWORD });
    expect([again.status, again.code]).toEqual([401, 'accounts.wrong-password']);
  });

  it('loses its keys after fifteen idle minutes and at the lock, not itself; the password opens them', async () => {
    const { username } = await aUser();
    const { token } = await signIn(username);
    expect((await work(token)).status).toBe(200);
    expect((await own.call(accounts.lockSession, {}, { as: { token } })).status).toBe(200);
    expect([(await work(token)).status, (await work(token)).code]).toEqual([423, 'access.locked']);
    expect((await who(token)).body).toMatchObject({ locked: true });
    const opened = tokenOf(await own.call(accounts.unlockSession, { password: PASSWORD }, { as: { token } }));
    expect((await work(opened)).status).toBe(200);

    const now = own.house.clock.now();
    own.house.clock.set(new Date(now.getTime() + 14 * 60_000).toISOString());
    expect((await work(opened)).status).toBe(200);
    own.house.clock.set(new Date(now.getTime() + 30 * 60_000).toISOString());
    expect((await work(opened)).status).toBe(423);
    own.house.clock.set(now.toISOString());
  });

  it('that is locked while an answer is on its way refuses it as locked, and no auditor hears of tampering', async () => {
    const { token } = await signIn((await aUser()).username);
    const { id } = await own.house
      .signedIn('consultant')
      .then((mila) => mila.call(hotline.recordContact, aContact({ summary: 'she asked for work abroad ◇' })));
    const superuser = await own.house.database.asSuperuser();
    const read = () => own.ask('GET', `/api/hotline/contacts/${id}`, { as: { token } });
    expect((await read()).status).toBe(200);
    await superuser.query('begin');
    await superuser.query('lock table hotline.contact in access exclusive mode');
    const onItsWay = read();
    const waits = "select 1 from pg_locks where not granted and relation = 'hotline.contact'::regclass";
    while ((await superuser.query(waits)).rowCount === 0) await new Promise((done) => setTimeout(done, 20));
    expect((await own.call(accounts.lockSession, {}, { as: { token } })).status).toBe(200);
    await superuser.query('commit');
    const answer = await onItsWay;
    expect([answer.status, answer.code]).toEqual([423, 'access.locked']);
    const { rowCount } = await superuser.query("select 1 from audit.entry where kind = 'vault.seal-broken'");
    expect(rowCount).toBe(0);
    await superuser.end();
  });

  it('is over after twelve hours, however busy', async () => {
    const { id, username } = await aUser();
    const { token } = await signIn(username);
    const superuser = await own.house.database.asSuperuser();
    await superuser.query(
      "update access.session set begun_at = now() - interval '12 hours 1 second' where user_id = $1",
      [id],
    );
    await superuser.end();
    expect((await work(token)).status).toBe(401);
    expect((await own.call(accounts.unlockSession, { password: PASSWORD }, { as: { token } })).status).toBe(401);
  });

  it('has no keys in another process: 423 there, and the row says who she is', async () => {
    const { token } = await signIn((await aUser()).username);
    const ground = own.house.house.ground as { holder: unknown };
    const here = ground.holder;
    ground.holder = openKeyHolder(own.house.clock);
    expect((await work(token)).status).toBe(423);
    expect((await who(token)).status).toBe(200);
    ground.holder = here;
    expect((await work(token)).status).toBe(200);
  });

  it('must give the password again for a step-up when the last time is more than five minutes ago', async () => {
    const { id, username } = await aUser('supervisor');
    const { token } = await signIn(username);
    const fields = {
      username: `late-${own.house.org.slice(0, 8)}`,
      displayName: 'Late ◇',
      roles: ['officer'],
    };
    const superuser = await own.house.database.asSuperuser();
    await superuser.query(
      "update access.session set confirmed_at = now() - interval '5 minutes 1 second' where user_id = $1",
      [id],
    );
    await superuser.end();
    const late = await own.call(accounts.inviteUser, fields, { as: { token } });
    expect([late.status, late.code]).toEqual([401, 'access.confirm-needed']);
    const fresh = tokenOf(await own.call(accounts.unlockSession, { password: PASSWORD }, { as: { token } }));
    expect((await own.call(accounts.inviteUser, fields, { as: { token: fresh } })).status).toBe(200);
  });

  it('of a made-up, cut or odd cookie is none', async () => {
    for (const cookie of [
      'wayout=',
      'wayout=x',
      `wayout=${'A'.repeat(43)}`,
      `wayout=${'A'.repeat(4000)}`,
      'wayout=%00',
      "wayout=' or 1=1 --",
    ]) {
      const answer = await own.ask('GET', '/api/hotline/today', { headers: { cookie } });
      expect([answer.status, answer.code], cookie).toEqual([401, 'access.not-signed-in']);
    }
  });
});

describe('guesses', () => {
  it('from a browser that claims to be the command line are those of a stranger', async () => {
    const { username } = await aUser();
    const { house } = own.house;
    const device = deviceOfThisHouse(house.ground.secrets);
    let token: Buffer | null = null;
    const opened = await openWithPassword(house.ground, { username, password: PASSWORD, device });
    const door = {
      ground: house.ground,
      token: null,
      session: null,
      device,
      setToken: (t: Buffer | null) => (token = t),
    };
    await beginSession(door as never, opened, null);
    expect(token).not.toBeNull();
    const known = async (claimed: Buffer) =>
      (await findLogin(house.ground.database, username, hashOfToken(claimed)))?.knownDevice;
    expect(await known(device)).toBe(true);
    expect(await known(Buffer.alloc(32))).toBe(false);
  });

  it('at names of nobody keep no known device out', async () => {
    const { username } = await aUser();
    const first = await signIn(username);
    const device = setCookies(first.answer).find((line) => line.startsWith('wayout-device=')) ?? '';
    let over = false;
    const stranger = async (n: number) => {
      for (let i = 0; !over; i++)
        await own.call(accounts.signIn, { username: `nobody-${n}-${i}`, password: 'eleven loud storks' });
    };
    const flood = Array.from({ length: 30 }, (_, n) => stranger(n));
    await new Promise((done) => setTimeout(done, 300));
    for (let i = 0; i < 3; i++) await signIn(username, { cookie: device.split(';')[0] as string });
    over = true;
    await Promise.all(flood);
  });

  it('are forgotten after a day, except that they are counted while somebody goes on', async () => {
    const superuser = await own.house.database.asSuperuser();
    await superuser.query(
      "insert into access.guess select sha256(n::text::bytea), 9, now() - interval '25 hours' from generate_series(1, 60) n",
    );
    await superuser.query("insert into access.guess values (sha256('kept'), 9, now() - interval '23 hours')");
    await own.call(accounts.signIn, { username: 'nobody-of-today', password: 'eleven loud storks' });
    const { rows } = await superuser.query(
      `select count(*) filter (where last_at < now() - interval '1 day')::int as old,
         count(*) filter (where key_hash = sha256('kept'))::int as kept from access.guess`,
    );
    await superuser.end();
    expect(rows).toEqual([{ old: 0, kept: 1 }]);
  });

  it('that are sent all at once are no more than those sent one after another', async () => {
    const { username } = await aUser();
    const guess = (i: number) => own.call(accounts.signIn, { username, password: `wrong and wrong again ${i}` });
    const answers = await Promise.all(Array.from({ length: 14 }, (_, i) => guess(i)));
    // three are free, and two are hashed at the same time
    expect(answers.filter((answer) => answer.status === 401).length).toBeLessThanOrEqual(5);
    expect(answers.every((answer) => [401, 429, 503].includes(answer.status))).toBe(true);
  });
});

describe('a session that has just been used', () => {
  const elsewhere = async (sql: string, values: unknown[]) => {
    const other = await own.house.database.asSuperuser();
    await other.query(sql, values);
    await other.end();
  };

  it('answers nothing more once it was ended in another process', async () => {
    const { token } = await signIn((await aUser()).username);
    for (let i = 0; i < 3; i++) expect((await work(token)).status).toBe(200);
    await elsewhere('delete from access.session where token_hash = $1', [hashOfToken(token)]);
    const after = await work(token);
    expect([after.status, after.code]).toEqual([401, 'access.not-signed-in']);
    expect(after.text).not.toContain('drafts');
  });

  it('tells an ended session nothing by how it refuses', async () => {
    const { token } = await signIn((await aUser()).username);
    for (let i = 0; i < 3; i++) expect((await work(token)).status).toBe(200);
    await elsewhere('delete from access.session where token_hash = $1', [hashOfToken(token)]);
    for (const path of [
      '/api/hotline/contacts/no-id',
      '/api/hotline/contacts/8d7f6c5e-1111-4222-8333-444455556666',
      '/api/hotline/imports/x/report',
    ]) {
      expect((await own.ask('GET', path, { as: { token } })).status).toBe(401);
    }
  });

  it('has the roles of this moment, not those of its last request', async () => {
    const person = await aUser();
    const { token } = await signIn(person.username);
    for (let i = 0; i < 3; i++) expect((await work(token)).status).toBe(200);
    await elsewhere("update access.account set roles = '{officer}' where id = $1", [person.id]);
    expect((await work(token)).status).toBe(403);
    await elsewhere("update access.account set roles = '{consultant}' where id = $1", [person.id]);
    expect((await work(token)).status).toBe(200);
    await elsewhere("update access.account set state = 'disabled' where id = $1", [person.id]);
    expect((await work(token)).status).toBe(401);
  });
});
