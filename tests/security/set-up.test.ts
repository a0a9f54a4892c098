import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, openHouse } from '../../src/app/house.ts';
import { organisations, type Role } from '../../src/platform/access/index.ts';
import { setUp, startYourOwn } from '../../src/platform/accounts/contract.ts';
import { doors } from '../../src/platform/accounts/index.ts';
import { readSettings } from '../../src/platform/config/index.ts';
import { takeServingLock } from '../../src/platform/database/index.ts';
import { type FreshDatabase, freshDatabase } from '../database/fresh-database.ts';
import { aServedHouse } from '../served.ts';

/** An empty house is set up once, by whoever comes first. */
let database: FreshDatabase;
let house: House;

beforeAll(async () => {
  database = await freshDatabase();
  const secrets = { pepper: randomBytes(32), pepperNumber: 1, passwordOf: database.facts.passwordOf };
  const settings = readSettings({ home: mkdtempSync(join(tmpdir(), 'wayout-house-')) }, {});
  house = openHouse({ settings, secrets, facts: database.facts });
});
afterAll(() => house.close());

function comes(username: string, password = 'seven quiet herons over the marsh'): Promise<unknown> {
  const door = doors.find((one) => one.face.id === setUp.id);
  const it = { ground: house.ground, token: null, session: null, device: randomBytes(32), setToken: () => undefined };
  const given = { organisationName: 'Kestrel Harbour ◇', zone: 'Europe/Belgrade', username, displayName: 'Agnes ◇' };
  return (door as NonNullable<typeof door>).run(it, { ...given, password } as never);
}

describe('setting up', () => {
  it('takes no password made of the organisation’s, the user’s or the person’s name', async () => {
    for (const password of ['Kestrel Harbour 123', 'thefirst-thefirst-kestrel', 'Agnes Kestrel Harbour'])
      await expect(comes('thefirst', password), password).rejects.toMatchObject({ code: 'accounts.password-breached' });
  });

  it('twice at once makes one organisation, on a database that several processes serve', async () => {
    const { host, port, database: name, rolePrefix, passwordOf } = database.facts;
    const owner = { host, port, database: name, user: `${rolePrefix}owner`, password: passwordOf('owner') };
    const serving = await takeServingLock(owner);
    await serving.share();
    const ends = await Promise.allSettled(['one', 'two', 'three'].map((name) => comes(`founder-${name}`)));
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1);
    for (const end of ends)
      if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'accounts.already-set-up' });
    expect(await organisations(house.ground.database)).toHaveLength(1);
    await serving.release();
  });
});

describe('the demonstration', () => {
  it('is removed by its administrator or coordinator, and by nobody else who looks around in it', async () => {
    const demo = await aServedHouse();
    const asked = async (role: Role) => {
      const somebody = await demo.house.signedIn(role);
      const answer = await demo.call(startYourOwn, { confirm: 'remove-the-demonstration' }, { as: somebody });
      return [role, answer.status];
    };
    for (const role of ['consultant', 'caseworker', 'dataofficer', 'officer', 'director'] as const)
      expect(await asked(role)).toEqual([role, 403]);
    for (const role of ['administrator', 'supervisor'] as const) expect(await asked(role)).toEqual([role, 200]);
    await demo.close();
  });
});
