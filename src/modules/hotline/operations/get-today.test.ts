import { afterAll, beforeAll, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import type { Day } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import * as hotline from '../contract.ts';
import { aContact, aDraft } from '../testing.ts';
import { getToday } from './get-today.ts';

let house: TestHouse;
let mila: SomebodyAtWork;

beforeAll(async () => {
  house = await aHouse({ now: '2021-12-14T10:00:00Z' });
  mila = await house.signedIn('consultant');
});
afterAll(() => house.close());

it('Today shows my drafts, what is owed also where it is long ago, and the last ten of everybody, in the order they came', async () => {
  const jana = await house.signedIn('consultant');
  const long = await mila.call(
    hotline.recordContact,
    aContact({ day: '2021-01-05' as Day, followUp: 'callback', duty: { dueDay: '2021-12-14' as Day } }),
  );
  const hours = [9, 11, 10];
  for (const hour of hours) await jana.call(hotline.recordContact, aContact({ hour }));
  for (let n = 0; n < 9; n++) await jana.call(hotline.recordContact, aContact({ day: '2021-12-01' as Day, hour: 1 }));
  const draft = await mila.call(hotline.recordContact, aDraft({ hour: 8 }));
  await jana.call(hotline.recordContact, aDraft({ hour: 23 }));
  const today = await mila.call(hotline.getToday, {});
  expect(today.drafts.map((one) => one.id)).toEqual([draft.id]);
  expect(today.duties).toMatchObject([{ contact: long.id, number: long.number }]);
  expect(today.recent.map((one) => one.hour)).toEqual([23, 11, 10, 9, 8, 1, 1, 1, 1, 1]);
  expect(today.recent.map((one) => one.id)).not.toContain(long.id);
});

it('Today asks three statements, however much is on it', async () => {
  const asked: string[] = [];
  await mila.inside((within) => {
    const tx = {
      ...within.tx,
      query: (text: string, values?: readonly unknown[]) => {
        asked.push(text);
        return within.tx.query(text, values);
      },
    };
    return getToday.run({ ...within, tx } as It, {});
  });
  expect(asked).toHaveLength(3);
});
