import { afterAll, beforeAll, expect, it } from 'vitest';
import * as people from '../../src/modules/people/contract.ts';
import * as accounts from '../../src/platform/accounts/contract.ts';
import { newId } from '../../src/platform/kernel/index.ts';
import { joins } from '../joining.ts';
import { aServedHouse, type ServedHouse } from '../served.ts';

/** An organisation that was made when only the duty desk asked by numbers (security.md section 10). */
let real: ServedHouse;
const PASSWORD = 'seven quiet herons over the marsh';

beforeAll(async () => {
  real = await aServedHouse({ synthetic: false });
  const superuser = await real.house.database.asSuperuser();
  await superuser.query(
    `delete from vault.wrap where org_id = $1 and key_id in (select key_id from vault.index_key where org_id = $1)
       and group_id in (select id from vault.key_group where org_id = $1 and code = 'cases')`,
    [real.house.org],
  );
  await superuser.end();
});
afterAll(() => real.close());

it('gives the index keys to the group that lacks them when somebody of both groups signs in, once and on record', async () => {
  const { house } = real;
  let caseworker = await house.signedIn('caseworker');
  const mayIndex = () =>
    caseworker.inside(async (it) =>
      (['phone', 'email', 'document', 'import-reference'] as const).map((field) => it.keys.mayIndex(field)),
    );
  expect(await mayIndex()).toEqual([false, false, false, false]);
  const signIn = async (username: string) => {
    const answer = await real.call(accounts.signIn, { username, password: PASSWORD });
    expect(answer.status).toBe(200);
  };
  const superuser = await house.database.asSuperuser();
  const completed = async () =>
    (
      await superuser.query("select 1 from audit.entry where org_id = $1 and kind = 'accounts.complete-index-keys'", [
        house.org,
      ])
    ).rowCount;
  const boss = await house.signedIn('supervisor');
  const aUser = (username: string, role: 'consultant' | 'supervisor') =>
    joins(house, boss, { username, displayName: 'Vesna Primerić ◇', roles: [role], password: PASSWORD });

  // who holds one of the two only has nothing to give
  await aUser('one-group', 'consultant');
  await signIn('one-group');
  expect(await completed()).toBe(0);

  await aUser('both-groups', 'supervisor');
  await Promise.all([signIn('both-groups'), signIn('both-groups')]);
  await signIn('both-groups');
  expect(await completed()).toBeGreaterThanOrEqual(1);
  expect(await completed()).toBeLessThanOrEqual(2);

  caseworker = await caseworker.again();
  expect(await mayIndex()).toEqual([true, true, true, false]);
  // the same keys: she hears of a number that the duty desk knows that it is known, and no word more
  const consultant = await house.signedIn('consultant');
  await consultant.call(people.createPerson, {
    id: newId<'person'>(),
    names: [{ kind: 'given', value: 'Ana ◇' }],
    contactPoints: [{ kind: 'phone', value: '+381 99 700 0001' }],
  });
  const found = await caseworker.call(people.findPerson, { purpose: 'case_work', text: '+381 99 700 0001' });
  expect(found).toMatchObject({ hits: [], elsewhere: true });
  await superuser.end();
});
