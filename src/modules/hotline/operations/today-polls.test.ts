import { afterAll, beforeAll, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { type Day, newId } from '../../../platform/kernel/index.ts';
import * as hotline from '../contract.ts';
import * as lines from '../line-contract.ts';
import * as shifts from '../shift-contract.ts';
import { aContact, aDraft } from '../testing.ts';

let house: TestHouse;
let mila: SomebodyAtWork;
let vesna: SomebodyAtWork;

beforeAll(async () => {
  house = await aHouse({ now: '2021-12-14T10:00:00Z' });
  mila = await house.signedIn('consultant');
  vesna = await house.signedIn('supervisor');
  const contact = newId<'contact'>();
  await mila.call(hotline.recordContact, aContact({ id: contact, callerNumber: '+381 99 301 0001' }));
  await mila.call(hotline.recordContact, aDraft({ summary: 'not finished ◇' }));
  await mila.call(hotline.requestCallback, { id: newId<'task'>(), contact, dueDay: '2021-12-14' as Day });
  const ring = { id: newId<'missed-attempt'>(), line: 'sos', day: '2021-12-14' as Day, hour: 3 };
  await mila.call(hotline.noteMissed, { ...ring, number: '+381 99 301 0002', note: 'a child in the background ◇' });
});
afterAll(() => house.close());

async function written(): Promise<number> {
  const root = await house.database.asSuperuser();
  const { rows } = await root.query('select count(*)::integer as n from audit.entry');
  await root.end();
  return rows[0].n;
}

it('what Today asks again and again of the line leaves no row; opening the list of missed calls is the act', async () => {
  const before = await written();
  for (const somebody of [mila, vesna])
    for (let minute = 0; minute < 3; minute++) {
      await somebody.call(hotline.getMissedOutline, {});
      await somebody.call(shifts.getShiftNow, {});
      await somebody.call(lines.listLineCalls, {});
    }
  await vesna.call(hotline.countSupervision, {});
  expect(await written()).toBe(before);
  await mila.call(hotline.listMissed, {});
  expect(await written()).toBeGreaterThan(before);
});

it('the outline of a missed call tells when and where it rang, and neither a word nor whether the caller is known', async () => {
  const outline = await mila.call(hotline.getMissedOutline, {});
  expect(outline).toMatchObject({
    arrived: 0,
    rows: [{ line: 'sos', attempts: 1, last: { day: '2021-12-14', hour: 3 }, isWithheld: false }],
  });
  expect(JSON.stringify(outline)).not.toMatch(/child|301|known/);
});

it('Today leaves one row a quarter of an hour for what was shown already, and one for each thing that is new', async () => {
  const now = (minutes: number) =>
    house.clock.set(new Date(Date.parse('2021-12-14T10:00:00Z') + minutes * 60_000).toISOString());
  const jana = await house.signedIn('consultant');
  const poll = async (who: SomebodyAtWork, times = 1) => {
    const before = await written();
    for (let n = 0; n < times; n++) await who.call(hotline.getToday, {});
    return (await written()) - before;
  };
  expect(await poll(jana)).toBe(1);
  now(5);
  expect(await poll(jana, 20)).toBe(0);
  // another session of hers is another desk
  const elsewhere = await jana.again();
  expect(await poll(elsewhere, 3)).toBe(1);
  const contact = newId<'contact'>();
  await mila.call(hotline.recordContact, aContact({ id: contact }));
  expect(await poll(jana, 10)).toBe(1);
  // the same contact with other codes was not shown yet
  await mila.call(hotline.correctContact, {
    id: contact,
    version: 1,
    reason: 'typing',
    category: 'other',
    subcategory: 'offers_of_help',
  });
  expect(await poll(jana, 10)).toBe(1);
  now(10);
  await jana.call(hotline.getContact, { id: contact });
  now(16);
  expect(await poll(jana, 10)).toBe(1);
  // opening is an act, each time
  const before = await written();
  for (let n = 0; n < 3; n++) await jana.call(hotline.getContact, { id: contact });
  expect((await written()) - before).toBe(3);
});
