import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { aContact } from '../../src/modules/hotline/testing.ts';
import * as accounts from '../../src/platform/accounts/contract.ts';
import { spokenKey } from '../../src/platform/accounts/spoken-key.ts';
import { newId, type UserId } from '../../src/platform/kernel/index.ts';
import { makeKeyPair, spokenBits } from '../../src/platform/vault/index.ts';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../house.ts';
import { admits } from '../joining.ts';

/**
 * Somebody who can write into the database wants a group's key (security.md sections 8 and 15): she exchanges a public key
 * and waits until a member seals to it. The words that a newcomer reads are of the key in her own session.
 */
let house: TestHouse;
let mila: SomebodyAtWork;
let boss: SomebodyAtWork;

beforeAll(async () => {
  house = await aHouse({ synthetic: false });
  mila = await house.signedIn('consultant');
  boss = await house.signedIn('supervisor');
});
afterAll(() => house.close());

const sql = async (text: string, values: unknown[]) => {
  const superuser = await house.database.asSuperuser();
  const { rows } = await superuser.query(text, values);
  await superuser.end();
  return rows as Record<string, unknown>[];
};
const exchangeKeyOf = async (user: string) => {
  const { publicKey } = makeKeyPair();
  await sql('update access.credential set public_key = $2 where user_id = $1', [user, publicKey]);
  return publicKey;
};
const membershipsOf = async (user: string) =>
  (await sql('select 1 from vault.membership where user_id = $1', [user])).length;
const warningsOf = async (user: string) =>
  (await boss.call(accounts.listKeyWarnings, {})).warnings.filter((one) => one.user === user);

describe('a newcomer', () => {
  it('is admitted by the words she reads, to the groups that the member is in herself, and is no member before', async () => {
    const vera = await house.waiting('consultant', 'caseworker');
    expect(await membershipsOf(vera.id)).toBe(0);
    const { people } = await mila.call(accounts.listWaiting, {});
    expect(people.find((one) => one.id === vera.id)).toMatchObject({ groups: ['hotline'], newKey: false });
    expect(JSON.stringify(people)).not.toContain(vera.words[0]);
    expect(await admits(mila, vera.id, vera.words)).toEqual(['hotline']);
    expect(await membershipsOf(vera.id)).toBe(1);
    const { users } = await boss.call(accounts.listUsers, {});
    expect(users.find((one) => one.id === vera.id)?.awaiting).toEqual(['cases']);
  });

  it('whose key was exchanged reads other words: nothing is sealed, it is on record and the supervisors are told', async () => {
    const vera = await house.waiting('consultant');
    await exchangeKeyOf(vera.id);
    await expect(admits(mila, vera.id, vera.words)).rejects.toMatchObject({
      code: 'accounts.words-differ',
      status: 409,
    });
    await expect(admits(mila, vera.id, vera.words)).rejects.toMatchObject({ code: 'accounts.words-differ' });
    expect(await membershipsOf(vera.id)).toBe(0);
    expect(await warningsOf(vera.id)).toMatchObject([{ kind: 'words-differ', times: 2 }]);
    expect(await sql("select 1 from audit.entry where kind = 'accounts.refuse-words-differ'", [])).toHaveLength(2);
    expect(await sql("select 1 from events.outbox where kind = 'accounts.key-refused'", [])).toHaveLength(2);
  });

  it('whose key was exchanged after the member had looked is refused, whatever words come with it', async () => {
    const vera = await house.waiting('consultant');
    const { people } = await mila.call(accounts.listWaiting, {});
    const { key } = people.find((one) => one.id === vera.id) as { key: string };
    const theirs = await exchangeKeyOf(vera.id);
    for (const words of [vera.words, spokenKey(spokenBits(theirs))]) {
      const grant = mila.call(accounts.admitUser, { id: vera.id, key, words: [...words] });
      await expect(grant).rejects.toMatchObject({ code: 'access.key-changed', status: 409 });
    }
    expect(await membershipsOf(vera.id)).toBe(0);
    expect(await warningsOf(vera.id)).toMatchObject([{ kind: 'key-changed', times: 2 }]);
  });

  it('whose words were heard wrong once is admitted with the right ones, and the warning ends by itself', async () => {
    const vera = await house.waiting('consultant');
    const heard = [...vera.words].reverse();
    await expect(admits(mila, vera.id, heard)).rejects.toMatchObject({ code: 'accounts.words-differ' });
    await admits(mila, vera.id, vera.words);
    expect(await warningsOf(vera.id)).toEqual([]);
  });

  it('does not exist for whoever is not in her group', async () => {
    const vera = await house.waiting('consultant');
    const tara = await house.signedIn('caseworker');
    expect((await tara.call(accounts.listWaiting, {})).people.map((one) => one.id)).not.toContain(vera.id);
    for (const id of [vera.id, newId<'user'>()]) {
      const grant = tara.call(accounts.admitUser, { id, key: 'any', words: [...vera.words] });
      await expect(grant).rejects.toMatchObject({ code: 'accounts.not-found', status: 404 });
    }
    const admin = await house.signedIn('administrator');
    const grant = admin.call(accounts.admitUser, { id: vera.id, key: 'any', words: [...vera.words] });
    await expect(grant).rejects.toMatchObject({ code: 'access.forbidden', status: 403 });
  });

  it('who reads her words sees those of her own session, though the table says another key', async () => {
    const nada = await house.signedIn('consultant');
    const { words } = await nada.call(accounts.showOwnKey, {});
    const theirs = await exchangeKeyOf(nada.id);
    expect((await nada.call(accounts.showOwnKey, {})).words).toEqual(words);
    expect(words).not.toEqual(spokenKey(spokenBits(theirs)));
    await sql('update access.account set state = $2 where id = $1', [nada.id, 'disabled']);
    await sql('delete from vault.membership where user_id = $1', [nada.id]);
  });
});

describe('a member whose key was exchanged in the table', () => {
  it('stops every admission to her group: 409, and the supervisors are told', async () => {
    const nada = await house.signedIn('consultant');
    const vera = await house.waiting('consultant');
    const [before] = await sql('select public_key from access.credential where user_id = $1', [nada.id]);
    await exchangeKeyOf(nada.id);
    await expect(admits(mila, vera.id, vera.words)).rejects.toMatchObject({ code: 'access.key-changed', status: 409 });
    expect(await membershipsOf(vera.id)).toBe(0);
    const [warning] = await warningsOf(vera.id);
    expect(warning).toMatchObject({ kind: 'key-changed', times: 1 });
    const id = warning?.id as never;
    const [admin, other] = [await house.signedIn('administrator'), await house.signedIn('administrator')];
    const settles = (who: SomebodyAtWork) => who.call(accounts.settleKeyWarning, { id });
    // whoever manages the accounts may be whom the warning is about: neither one administrator ends it nor two
    expect(await settles(admin)).toEqual({ settled: false });
    await expect(settles(admin)).rejects.toMatchObject({ code: 'accounts.second-person', status: 409 });
    await expect(settles(other)).rejects.toMatchObject({ code: 'accounts.second-person', status: 409 });
    expect(await warningsOf(vera.id)).toMatchObject([{ lookedBy: `${admin.username} ◇`, mine: false }]);
    // the same thing again is news: whoever looked before has not looked at this
    await expect(admits(mila, vera.id, vera.words)).rejects.toMatchObject({ code: 'access.key-changed' });
    expect(await warningsOf(vera.id)).toMatchObject([{ lookedBy: null, times: 2 }]);
    expect(await settles(admin)).toEqual({ settled: false });
    expect(await settles(boss)).toEqual({ settled: true });
    await expect(settles(boss)).rejects.toMatchObject({ code: 'accounts.not-found' });
    expect(await warningsOf(vera.id)).toEqual([]);

    await sql('update access.credential set public_key = $2 where user_id = $1', [nada.id, before?.public_key]);
    await admits(mila, vera.id, vera.words);
  });

  it('is no reason for her to end the warning about herself, and a look of somebody who has left does not count', async () => {
    const nada = await house.signedIn('supervisor');
    const leaves = await house.signedIn('administrator');
    const id = newId<'key-warning'>();
    await sql(
      `insert into access.key_warning (org_id, id, kind, user_id, seen_by, seen_on) values ($1, $2, 'key-changed', $3, $4, '2021-12-14')`,
      [house.org, id, nada.id, mila.id],
    );
    await expect(nada.call(accounts.settleKeyWarning, { id })).rejects.toMatchObject({ code: 'accounts.own-account' });
    expect(await leaves.call(accounts.settleKeyWarning, { id })).toEqual({ settled: false });
    await sql("update access.account set state = 'disabled' where id = $1", [leaves.id]);
    expect(await boss.call(accounts.settleKeyWarning, { id })).toEqual({ settled: false });
    await expect(boss.call(accounts.settleKeyWarning, { id })).rejects.toMatchObject({
      code: 'accounts.second-person',
    });
    const admin = await house.signedIn('administrator');
    expect(await admin.call(accounts.settleKeyWarning, { id })).toEqual({ settled: true });
  });

  it('is looked into by the one person there is, if she is a supervisor; a colleague who was disabled counts as one', async () => {
    const alone = await aHouse({ synthetic: false });
    const first = await alone.signedIn('administrator', 'supervisor');
    const superuser = await alone.database.asSuperuser();
    const warn = async () => {
      const id = newId<'key-warning'>();
      await superuser.query('update access.key_warning set settled_on = seen_on where org_id = $1', [alone.org]);
      await superuser.query(
        `insert into access.key_warning (org_id, id, kind, user_id, seen_by, seen_on)
         select $1, $2, 'key-changed', id, id, '2021-12-14' from access.account where org_id = $1 and username like 'founder-%'`,
        [alone.org, id],
      );
      return id;
    };
    expect(await first.call(accounts.settleKeyWarning, { id: await warn() })).toEqual({ settled: true });
    const admin = await alone.signedIn('administrator');
    const id = await warn();
    expect(await first.call(accounts.settleKeyWarning, { id })).toEqual({ settled: false });
    await superuser.query("update access.account set state = 'disabled' where id = $1", [admin.id]);
    await expect(first.call(accounts.settleKeyWarning, { id })).rejects.toMatchObject({
      code: 'accounts.second-person',
    });
    await superuser.end();
    await alone.close();
  });

  it('is not ended by an administrator and an account that she made herself, whatever its role is called', async () => {
    const admin = await house.signedIn('administrator');
    const made = await house.signedIn('supervisor');
    await sql('delete from vault.membership where user_id = $1', [made.id]);
    const id = newId<'key-warning'>();
    await sql(
      `insert into access.key_warning (org_id, id, kind, user_id, seen_by, seen_on) values ($1, $2, 'key-changed', $3, $3, '2021-12-14')`,
      [house.org, id, mila.id],
    );
    expect(await made.call(accounts.settleKeyWarning, { id })).toEqual({ settled: false });
    await expect(admin.call(accounts.settleKeyWarning, { id })).rejects.toMatchObject({
      code: 'accounts.second-person',
    });
    expect(await boss.call(accounts.settleKeyWarning, { id })).toEqual({ settled: true });
  });

  it('is seen as one with a new key where her membership was taken away with it', async () => {
    const nada = await house.signedIn('consultant');
    const { words } = await nada.call(accounts.showOwnKey, {});
    await sql('delete from vault.membership where user_id = $1', [nada.id]);
    await exchangeKeyOf(nada.id);
    const { people } = await mila.call(accounts.listWaiting, {});
    expect(people.find((one) => one.id === nada.id)).toMatchObject({ newKey: true, keySince: '2021-12-14' });
    await expect(admits(mila, nada.id, words)).rejects.toMatchObject({ code: 'accounts.words-differ' });
  });

  it('cannot be answered by another roster: one that is forged or put back does not open', async () => {
    const vera = await house.waiting('consultant');
    const [roster] = await sql(
      `select r.sealed, r.revision from vault.roster r join vault.key_group g on g.id = r.group_id
       where g.code = 'hotline' and r.org_id = $1`,
      [house.org],
    );
    await admits(mila, vera.id, vera.words);
    const put = (sealed: unknown) =>
      sql(
        `update vault.roster r set sealed = $2 from vault.key_group g
         where g.id = r.group_id and g.code = 'hotline' and r.org_id = $1 returning r.sealed`,
        [house.org, sealed],
      );
    const [{ sealed: good } = { sealed: null }] = await sql(
      `select r.sealed from vault.roster r join vault.key_group g on g.id = r.group_id where g.code = 'hotline' and r.org_id = $1`,
      [house.org],
    );
    const next = await house.waiting('consultant');
    for (const forged of [roster?.sealed, randomBytes(600)]) {
      await put(forged);
      await expect(admits(mila, next.id, next.words)).rejects.toThrow();
      expect(await membershipsOf(next.id)).toBe(0);
    }
    await put(good);
    await admits(mila, next.id, next.words);
  });
});

describe('what a member may read', () => {
  it('is open to the newcomer from her admission on, and was closed before', async () => {
    const contact = newId<'contact'>();
    await boss.call(hotline.recordContact, aContact({ id: contact, summary: 'only the duty desk reads this ◇' }));
    const nada = await house.signedIn('officer');
    await boss.call(accounts.setRoles, { id: nada.id as UserId, roles: ['consultant'] });
    const before = await nada.again();
    await expect(before.call(hotline.getContact, { id: contact })).rejects.toMatchObject({ status: 404 });
    await admits(mila, nada.id, (await before.call(accounts.showOwnKey, {})).words);
    // her keys go with the admission; the password, here a new session, brings those of the group along
    await expect(before.call(accounts.showOwnKey, {})).rejects.toMatchObject({ code: 'access.locked' });
    expect(await (await nada.again()).call(hotline.getContact, { id: contact })).toMatchObject({ id: contact });
  });
});
