import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as accounts from '../../src/platform/accounts/contract.ts';
import { verifyChain } from '../../src/platform/audit/index.ts';
import { aHouse, type TestHouse } from '../house.ts';

describe('audit-chain', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await aHouse();
  });
  afterAll(() => house.close());

  it('verifies after people have worked, and every act is in it', async () => {
    const before = await verifyChain(house.house.ground.database, house.org);
    const coordinator = await house.signedIn('supervisor');
    await coordinator.call(accounts.inviteUser, {
      username: 'new-consultant',
      displayName: 'New ◇ Consultant',
      roles: ['consultant'],
    });
    const after = await verifyChain(house.house.ground.database, house.org);
    expect(after).toMatchObject({ firstBad: null, reason: null });
    expect(after.rows).toBe(before.rows + 1);
  });

  it('takes fifty writers at once without a gap', async () => {
    const before = await verifyChain(house.house.ground.database, house.org);
    const coordinator = await house.signedIn('supervisor');
    await Promise.all(
      Array.from({ length: 50 }, () =>
        coordinator.inside(async (it) => it.tx.record({ kind: 'test.act', payload: { n: 1 } })),
      ),
    );
    const after = await verifyChain(house.house.ground.database, house.org);
    expect(after).toMatchObject({ firstBad: null, rows: before.rows + 50 });
  });

  it('lets no role change, delete or forge a row', async () => {
    for (const role of ['desk', 'jobs', 'stats', 'audit', 'public']) {
      const client = await house.database.asRole(role);
      await client.query("select set_config('app.org', $1, false)", [house.org]);
      await expect(client.query("update audit.entry set kind = 'x'")).rejects.toThrow(/permission denied/);
      await expect(client.query('delete from audit.entry')).rejects.toThrow(/permission denied/);
      await client.end();
    }
    const owner = await house.database.asRole('owner');
    await owner.query("select set_config('app.org', $1, false)", [house.org]);
    await expect(owner.query("update audit.entry set kind = 'x'")).rejects.toThrow(/append-only/);
    await expect(owner.query('truncate audit.entry')).rejects.toThrow(/append-only/);
    await owner.end();
  });

  it('names the row that was edited, removed or reordered behind its back', async () => {
    const superuser = await house.database.asSuperuser();
    await superuser.query('alter table audit.entry disable trigger all');
    const row = async (seq: number) =>
      (await superuser.query('select * from audit.entry where org_id = $1 and seq = $2', [house.org, seq])).rows[0];
    const third = await row(3);
    await superuser.query("update audit.entry set kind = 'forged' where org_id = $1 and seq = 3", [house.org]);
    expect(await verifyChain(house.house.ground.database, house.org)).toMatchObject({ firstBad: 3, reason: 'hash' });
    await superuser.query('update audit.entry set kind = $2 where org_id = $1 and seq = 3', [house.org, third.kind]);

    await superuser.query('delete from audit.entry where org_id = $1 and seq = 3', [house.org]);
    expect(await verifyChain(house.house.ground.database, house.org)).toMatchObject({ firstBad: 3, reason: 'gap' });
    await superuser.query(
      'insert into audit.entry (org_id, seq, day, kind, month, sealed, hash) values ($1, 3, $2, $3, $4, $5, $6)',
      [house.org, third.day, third.kind, third.month, third.sealed, third.hash],
    );
    expect(await verifyChain(house.house.ground.database, house.org)).toMatchObject({ firstBad: null });

    await superuser.query('update audit.entry set seq = -seq where org_id = $1 and seq in (3, 4)', [house.org]);
    await superuser.query('update audit.entry set seq = 7 + seq where org_id = $1 and seq < 0', [house.org]);
    expect(await verifyChain(house.house.ground.database, house.org)).toMatchObject({ firstBad: 3, reason: 'hash' });
    await superuser.end();
  });

  it('rolls the act back when its audit row cannot be written', async () => {
    const coordinator = await house.signedIn('supervisor');
    const superuser = await house.database.asSuperuser();
    const desk = `${house.database.facts.rolePrefix}desk`;
    await superuser.query(`revoke execute on function audit.append from ${desk}`);
    const act = coordinator.call(accounts.inviteUser, {
      username: 'never-added',
      displayName: 'Never ◇ Added',
      roles: ['consultant'],
    });
    await expect(act).rejects.toThrow(/permission denied/);
    await superuser.query(`grant execute on function audit.append to ${desk}`);
    const there = await superuser.query("select 1 from access.account where username = 'never-added'");
    expect(there.rowCount).toBe(0);
    await superuser.end();
  });
});
