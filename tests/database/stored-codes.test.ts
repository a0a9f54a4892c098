import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type TestHouse } from '../house.ts';
import { aWorld, type Hands, samples, someHands } from '../security/samples.ts';
import { aDemonstration, type DemonstrationHouse } from './demonstration.ts';
import { strayCodes, unsaidColumns } from './stored-codes.ts';

/** A code is one of its list's, wherever it lies and however it came there: columns are text, no database type checks them. */
let house: TestHouse;
let db: Client;

beforeAll(async () => {
  house = await aHouse({ settings: { openDrafts: 1000 } });
  const hands = await someHands(house);
  await everySample(hands);
  db = await house.database.asSuperuser();
});
afterAll(async () => {
  await db.end();
  await house.close();
});

/** Each operation once by whoever may, over a small world; what is refused has written nothing. */
async function everySample(hands: Hands): Promise<void> {
  const consultant = await house.signedIn('consultant');
  const administrator = await house.signedIn('administrator');
  const world = await aWorld(house, hands);
  for (const [id, input] of Object.entries(samples)) {
    const operation = house.house.furniture.operations.find((one) => one.face.id === id);
    if (!operation || operation.face.upload) continue;
    for (const somebody of [consultant, hands.supervisor, hands.caseworker, administrator]) {
      const done = await somebody.call(operation.face, input(world) as never).then(
        () => true,
        () => false,
      );
      if (done) break;
    }
  }
}

describe('stored codes', () => {
  it('every column of text says which list it takes its codes from, or of what form it is', async () => {
    expect(await unsaidColumns(db)).toEqual([]);
  });

  it('are all of their lists after every operation has been done', async () => {
    const { rows } = await db.query('select count(*)::integer as n from hotline.contact');
    expect(rows[0].n).toBeGreaterThan(1);
    expect(await strayCodes(db)).toEqual([]);
  });

  it('that are of no list are found, in a column and in a list of codes', async () => {
    await db.query('begin');
    await db.query("update hotline.contact set caller_role = 'bystander', suspected_forms = '{labour,slavry}'");
    await db.query("update people.person set citizenship = 'SRBIJA'");
    expect(await strayCodes(db)).toEqual([
      'hotline.contact.caller_role: bystander',
      'hotline.contact.suspected_forms: slavry',
      'people.person.citizenship: SRBIJA',
    ]);
    await db.query('rollback');
  });
});

describe('the demonstration', () => {
  let demonstration: DemonstrationHouse;
  beforeAll(async () => {
    demonstration = await aDemonstration();
  }, 180_000);
  afterAll(() => demonstration.close());

  it('stores no code outside its list', async () => {
    const there = await demonstration.database.asSuperuser();
    expect(await strayCodes(there)).toEqual([]);
    await there.end();
  });
});
