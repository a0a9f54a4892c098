import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { furniture } from '../../src/app/modules.ts';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { aContact, csvColumns } from '../../src/modules/hotline/testing.ts';
import { hashOfToken } from '../../src/platform/access/index.ts';
import * as accounts from '../../src/platform/accounts/contract.ts';
import { newId, type UserId } from '../../src/platform/kernel/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { comesWith, joins } from '../joining.ts';
import { type Answer, aServedHouse, type ServedHouse } from '../served.ts';
import { aWorld, samples, someHands, type World } from './samples.ts';

/**
 * leaver (security.md section 15): who was disabled has her old cookie, the addresses that she wrote down, her device and her
 * link still, and gets nothing new with any of them. Copied wraps are the trust part's (rotation).
 */
const PASSWORD = 'seven quiet herons over the marsh';
const all = furniture(() => null as never);

let own: ServedHouse;
let coordinator: SomebodyAtWork;
let world: World;
let leaver: { id: UserId; username: string; token: Buffer; device: string };
let report: string;

const signIn = (headers: Record<string, string> = {}): Promise<Answer> =>
  own.call(accounts.signIn, { username: leaver.username, password: PASSWORD }, { headers });

beforeAll(async () => {
  own = await aServedHouse({ settings: { openDrafts: 100_000 } });
  const hands = await someHands(own.house);
  coordinator = hands.supervisor;
  world = await aWorld(own.house, hands);
  const wish = { username: `leaver-${own.house.org.slice(0, 8)}`, roles: ['supervisor'] as const, password: PASSWORD };
  const { id, username } = await joins(own.house, coordinator, wish);
  leaver = { id, username, token: Buffer.alloc(0), device: '' };
  const answer = await signIn();
  expect(answer.status).toBe(200);
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0] as string);
  leaver = {
    ...leaver,
    token: Buffer.from(cookies.find((one) => one.startsWith('wayout='))?.slice(7) ?? '', 'base64url'),
    device: cookies.find((one) => one.startsWith('wayout-device=')) ?? '',
  };

  // what she had: a contact read, a file taken out, a list of faults to take again
  const seen = await own.call(hotline.getContact, { id: world.contact }, { as: leaver });
  expect(seen.status).toBe(200);
  const scope = { from: '2021-12-14', to: '2021-12-14', reason: 'a copy ◇' };
  expect((await own.call(hotline.exportContacts, scope, { as: leaver })).status).toBe(200);
  const raw = `${csvColumns.join(',')}\r\n${csvColumns.map(() => 'x').join(',')}\r\n`;
  const checked = await own.ask('POST', `/api${hotline.checkImport.path}?source=hers`, {
    as: leaver,
    raw,
    headers: { 'content-type': 'text/csv' },
  });
  report = (checked.body as { id: string }).id;
  expect((await own.call(hotline.getImportReport, { id: report }, { as: leaver })).status).toBe(200);

  await coordinator.call(accounts.disableUser, { id });
});
afterAll(() => own.close());

describe('her old cookie', () => {
  it('opens no operation, whichever is asked, and is told nothing but that', async () => {
    for (const { face } of all.operations) {
      const answer = await own.call(face, samples[face.id]?.(world) ?? {}, { as: leaver });
      expect([face.id, answer.status, answer.code]).toEqual([face.id, 401, 'access.not-signed-in']);
    }
  });

  it('shows no session, unlocks nothing and changes no password', async () => {
    for (const [face, input] of [
      [accounts.showSession, {}],
      [accounts.unlockSession, { password: PASSWORD }],
      [accounts.changePassword, { password: PASSWORD, newPassword: 'nine patient storks upon the roof' }],
      [accounts.lockSession, {}],
    ] as const) {
      const answer = await own.call(face, input, { as: leaver });
      expect([face.id, answer.status]).toEqual([face.id, 401]);
    }
  });

  it('holds no key in this process any more, and none lies sealed to her', async () => {
    expect(own.house.house.ground.holder.open(hashOfToken(leaver.token), leaver.token)).toBeNull();
    const root = await own.house.database.asSuperuser();
    const { rows } = await root.query(
      `select (select count(*)::int from vault.membership where user_id = $1) as groups,
              (select count(*)::int from access.session where user_id = $1) as sessions`,
      [leaver.id],
    );
    await root.end();
    expect(rows).toEqual([{ groups: 0, sessions: 0 }]);
  });
});

describe('what she wrote down', () => {
  it('the address of a file gives nothing: it was never one that opens by itself', async () => {
    for (const as of [leaver, null]) {
      const again = await own.call(hotline.getImportReport, { id: report }, { as });
      expect([again.status, again.headers.get('content-disposition')]).toEqual([401, null]);
      const scope = { from: '2021-12-14', to: '2021-12-14', reason: 'once more ◇' };
      const file = await own.call(hotline.exportContacts, scope, { as });
      expect([file.status, file.headers.get('content-disposition')]).toEqual([401, null]);
      expect(file.text).not.toContain('external_id');
    }
  });

  it('her password and her known device do not let her in, in the words for everybody', async () => {
    const stranger = await own.call(accounts.signIn, { username: 'nobody-here', password: PASSWORD });
    for (const headers of [{}, { cookie: leaver.device }]) {
      const answer = await signIn(headers as Record<string, string>);
      expect([answer.status, answer.code]).toEqual([401, 'accounts.wrong-password']);
      expect(answer.text.replace(/"requestId":"[^"]*"/, '')).toBe(stranger.text.replace(/"requestId":"[^"]*"/, ''));
    }
  });

  it('a link to join that she got before is dead', async () => {
    const invited = await coordinator.call(accounts.inviteUser, {
      username: `never-came-${own.house.org.slice(0, 8)}`,
      displayName: 'Never came ◇',
      roles: ['consultant'],
    });
    await coordinator.call(accounts.disableUser, { id: invited.user.id as UserId });
    const secret = invited.link.path.split('#')[1] as string;
    const look = await own.call(accounts.lookAtLink, { secret });
    const never = await own.call(accounts.lookAtLink, { secret: Buffer.alloc(32, 3).toString('base64url') });
    expect([look.status, look.code]).toEqual([never.status, never.code]);
    await expect(comesWith(own.house, secret, PASSWORD)).rejects.toMatchObject({ status: 410 });
  });

  it('what is recorded after her is nothing that she could read, even with her place given back', async () => {
    const contact = newId<'contact'>();
    await coordinator.call(hotline.recordContact, aContact({ id: contact, summary: 'after she left ◇' }));
    await coordinator.call(accounts.enableUser, { id: leaver.id });
    // the account is back; the groups are not, until a member admits her by voice
    expect((await own.call(hotline.getContact, { id: contact }, { as: leaver })).status).toBe(401);
    const back = await signIn();
    expect(back.status).toBe(200);
    const token = Buffer.from(/wayout=([^;]*)/.exec(back.headers.getSetCookie().join())?.[1] ?? '', 'base64url');
    const read = await own.call(hotline.getContact, { id: contact }, { as: { token } });
    expect(read.status).toBe(404);
    expect(read.text).not.toContain('after she left');
  });
});
