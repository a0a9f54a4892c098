import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { aContact } from '../../src/modules/hotline/testing.ts';
import * as accounts from '../../src/platform/accounts/contract.ts';
import type { DoorGround } from '../../src/platform/accounts/index.ts';
import { newId } from '../../src/platform/kernel/index.ts';
import type { PasswordParams } from '../../src/platform/vault/index.ts';
import type { SomebodyAtWork } from '../house.ts';
import { joins } from '../joining.ts';
import { type Answer, aServedHouse, type ServedHouse } from '../served.ts';

/**
 * What a hash costs is stored with it (security.md section 5): raised at the next sign-in, never lowered, and refused where the
 * row says less than any release ever wrote (section 15, test 5). Over the real server with real hashing.
 */
const PASSWORD = 'seven quiet herons over the marsh';
let real: ServedHouse;
let coordinator: SomebodyAtWork;
let vesna: { id: string; username: string };

beforeAll(async () => {
  real = await aServedHouse({ synthetic: false });
  coordinator = await real.house.signedIn('supervisor');
  const username = `vesna-${real.house.org.slice(0, 8)}`;
  vesna = await joins(real.house, coordinator, {
    username,
    displayName: 'Vesna Primerić ◇',
    roles: ['consultant'],
    password: PASSWORD,
  });
});
afterAll(() => real.close());

const signIn = (username: string, password = PASSWORD) => real.call(accounts.signIn, { username, password });
const sql = async (text: string, values: unknown[]) => {
  const superuser = await real.house.database.asSuperuser();
  const { rows } = await superuser.query(text, values);
  await superuser.end();
  return rows as Record<string, unknown>[];
};
const stored = async () => {
  const [row] = await sql(
    'select salt, memory_kib, passes, commitment, wrapped_private, changed_on from access.credential where user_id = $1',
    [vesna.id],
  );
  return row as Record<string, unknown>;
};
const acts = async (kind: string) =>
  (await sql('select 1 from audit.entry where org_id = $1 and kind = $2', [real.house.org, kind])).length;
const tokenOf = (answer: Answer): Buffer => {
  const line = answer.headers.getSetCookie().find((one) => /^wayout=/.test(one)) ?? '';
  return Buffer.from(/wayout=([^;]*)/.exec(line)?.[1] ?? '', 'base64url');
};
const asks = (cost: Partial<PasswordParams> | null) => {
  const ground = real.house.house.ground as { -readonly [Name in keyof DoorGround]: DoorGround[Name] };
  if (cost) ground.passwordParams = { memoryKiB: 64 * 1024, passes: 3, lanes: 1, ...cost };
  else delete ground.passwordParams;
};

describe('lowered hash parameters', () => {
  it('open nothing: at the door the password is wrong like any other, and the auditors are told', async () => {
    expect((await signIn(vesna.username)).status).toBe(200);
    const before = await stored();
    const nobody = await signIn('nobody-of-that-name');
    for (const [memory, passes] of [
      [8, 1],
      [64 * 1024, 2],
      [64 * 1024 - 1, 3],
      [2 ** 30, 3],
      [64 * 1024, 1000],
    ]) {
      await sql('update access.credential set memory_kib = $2, passes = $3 where user_id = $1', [
        vesna.id,
        memory,
        passes,
      ]);
      await sql('delete from access.guess', []);
      const told = await acts('accounts.refuse-lowered-hash');
      const refused = await signIn(vesna.username);
      expect([refused.status, refused.code]).toEqual([nobody.status, nobody.code]);
      expect({ ...(refused.body as { error: object }).error, requestId: '' }).toEqual({
        ...(nobody.body as { error: object }).error,
        requestId: '',
      });
      expect(await acts('accounts.refuse-lowered-hash')).toBe(told + 1);
    }
    await sql('update access.credential set memory_kib = $2, passes = $3 where user_id = $1', [
      vesna.id,
      before.memory_kib,
      before.passes,
    ]);
    await sql('delete from access.guess', []);
    expect((await signIn(vesna.username)).status).toBe(200);
  });

  it('are not taken where a new one is written either: the floor is in the code', async () => {
    asks({ memoryKiB: 1024 });
    expect((await signIn(vesna.username)).status).toBe(200);
    expect(await stored()).toMatchObject({ memory_kib: 64 * 1024, passes: 3 });
    asks(null);
  });
});

describe('a release that asks for a costlier hash', () => {
  it('makes it at the next sign-in over the same keys, and it is never made cheaper again', async () => {
    const first = tokenOf(await signIn(vesna.username));
    const id = newId<'contact'>();
    const { id: _, ...contact } = aContact({ summary: 'said before the raise ◇' });
    const recorded = await real.call(hotline.recordContact, { ...contact, id }, { as: { token: first } });
    expect(recorded.status).toBe(200);
    const before = await stored();

    asks({ passes: 4 });
    const raised = tokenOf(await signIn(vesna.username));
    const after = await stored();
    expect(after).toMatchObject({ memory_kib: 64 * 1024, passes: 4, changed_on: before.changed_on });
    for (const name of ['salt', 'commitment', 'wrapped_private']) expect(after[name]).not.toEqual(before[name]);
    expect(await acts('accounts.raise-hash')).toBe(1);
    const read = await real.call(hotline.getContact, { id }, { as: { token: raised } });
    expect(read.body).toMatchObject({ summary: 'said before the raise ◇' });
    // the session of before goes on: nothing of hers was changed
    expect((await real.call(hotline.getContact, { id }, { as: { token: first } })).status).toBe(200);

    expect((await signIn(vesna.username)).status).toBe(200);
    expect(await stored()).toEqual(after);
    asks(null);
    expect((await signIn(vesna.username)).status).toBe(200);
    expect(await stored()).toEqual(after);
    expect((await signIn(vesna.username, `${PASSWORD}!`)).status).toBe(401);
  });
});
