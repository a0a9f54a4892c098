import { afterAll, beforeAll, expect, it } from 'vitest';
import { aHouse, type TestHouse } from '../../../../tests/house.ts';
import * as hotline from '../contract.ts';
import { zoneOf } from '../store/draft-reminder-store.ts';
import { aDraft } from '../testing.ts';
import { remindOfDrafts } from './remind-of-drafts.ts';

let house: TestHouse;
let other: TestHouse;
beforeAll(async () => {
  house = await aHouse();
  other = await aHouse({ database: house.database });
});
afterAll(async () => {
  await other.close();
  await house.close();
});

it('a draft that lies open becomes a duty of its owner, once, and of nobody in another organisation', async () => {
  const mila = await house.signedIn('consultant');
  const elsewhere = await other.signedIn('consultant');
  const { id } = await mila.call(hotline.recordContact, aDraft());
  const theirs = await elsewhere.call(hotline.recordContact, aDraft());
  for (let turn = 0; turn < 2; turn++) await house.as('jobs', (tx) => remindOfDrafts.run(tx));
  const superuser = await house.database.asSuperuser();
  const { rows } = await superuser.query(
    "select org_id, source_id, assignee from tasks.task where kind = 'hotline.finish-draft' and source_id = any ($1)",
    [[id, theirs.id]],
  );
  await superuser.end();
  expect(rows).toEqual([{ org_id: house.org, source_id: id, assignee: mila.id }]);
});

it('to look up the zone leaves the transaction in the organisation that it is of', async () => {
  for (const one of [house, other]) {
    const [zone, still] = await one.as('jobs', async (tx) => {
      const found = await zoneOf(tx);
      const [row] = await tx.query<{ org: string }>("select current_setting('app.org') as org");
      return [found, row?.org];
    });
    expect([zone, still]).toEqual(['Europe/Belgrade', one.org]);
  }
});
