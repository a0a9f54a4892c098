import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as accounts from '../../src/platform/accounts/contract.ts';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../house.ts';

/** An administrator holds no key; she must not be able to take the last one from those who do. */
let house: TestHouse;
let admin: SomebodyAtWork;

beforeAll(async () => {
  house = await aHouse();
  admin = await house.signedIn('administrator');
});
afterAll(() => house.close());

describe('the last member of a group', () => {
  it('stays until somebody else holds the key, also where a supervisor waits to be admitted', async () => {
    await admin.call(accounts.inviteUser, {
      username: 'waiting-supervisor',
      displayName: 'Waiting ◇',
      roles: ['supervisor'],
    });
    const { users } = await admin.call(accounts.listUsers, {});
    const founder = users.find((one) => one.username.startsWith('founder-'));
    const disable = () => admin.call(accounts.disableUser, { id: founder?.id as never });
    await expect(disable()).rejects.toMatchObject({ code: 'access.last-member', status: 409 });
    const after = await admin.call(accounts.listUsers, {});
    expect(after.users.find((one) => one.id === founder?.id)?.state).toBe('active');

    await house.signedIn('supervisor');
    expect((await disable()).state).toBe('disabled');
  });

  it('is not lost when two disable each other at once', async () => {
    const boss = await house.signedIn('supervisor');
    const { users } = await admin.call(accounts.listUsers, {});
    const holders = users.filter(
      (one) => one.state === 'active' && one.roles.includes('supervisor') && !one.awaiting.length,
    );
    await Promise.allSettled(holders.map((one) => admin.call(accounts.disableUser, { id: one.id as never })));
    const superuser = await house.database.asSuperuser();
    const { rows } = await superuser.query<{ n: number }>(
      `select count(m.user_id)::int as n from vault.key_group g left join vault.membership m on m.group_id = g.id
       where g.org_id = $1 group by g.id`,
      [house.org],
    );
    await superuser.end();
    expect(rows.map((row) => row.n).every((n) => n >= 1)).toBe(true);
    expect(boss.id).toBeDefined();
  });
});
