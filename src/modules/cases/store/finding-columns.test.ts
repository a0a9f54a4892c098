import { afterAll, beforeAll, expect, it } from 'vitest';
import { aHouse, type TestHouse } from '../../../../tests/house.ts';
import { codedColumnNames } from './finding-columns.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await aHouse();
});
afterAll(() => house.close());

/** What a version says beside its codes. */
const ABOUT_IT =
  /^(org_id|finding_id|version|group_id|subject_key|recorded_by|reason|decided_by|note|.*_day|report_.*)$/;

it('every coded column of a finding is written, compared and loaded: none is forgotten in one of the three', async () => {
  const superuser = await house.database.asSuperuser();
  const { rows } = await superuser.query<{ name: string }>(
    "select column_name as name from information_schema.columns where table_schema = 'cases' and table_name = 'finding_version'",
  );
  await superuser.end();
  const coded = rows.map((row) => row.name).filter((name) => !ABOUT_IT.test(name));
  expect([...coded].sort()).toEqual([...codedColumnNames].sort());
});
