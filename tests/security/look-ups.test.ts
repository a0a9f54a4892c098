import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
import { comparePersons } from '../../src/modules/people/links-contract.ts';
import * as accounts from '../../src/platform/accounts/contract.ts';
import { newId } from '../../src/platform/kernel/index.ts';
import { aHouse } from '../house.ts';
import { aServedHouse, type ServedHouse } from '../served.ts';

/** hotline.md section 7, rule 5: whose number this is may be asked so many times an hour, through whichever door. */
let own: ServedHouse;

beforeAll(async () => {
  own = await aServedHouse({ settings: { lookUpsPerHour: 3 } });
});
afterAll(() => own.close());

describe('looking for numbers', () => {
  it('counts the same in the list of contacts as at the look-up; other filters do not count', async () => {
    const consultant = await own.house.signedIn('consultant');
    const search = async (filter: object) =>
      (await own.call(hotline.searchContacts, { ...filter }, { as: consultant })).status;
    for (let i = 0; i < 5; i++) expect(await search({ channel: 'phone' })).toBe(200);
    expect(await search({ phone: '+381 99 100 2001', purpose: 'call_back' })).toBe(200);
    expect(await search({ phone: '+381 99 100 2002', purpose: 'call_back' })).toBe(200);
    const asked = { number: '+381 99 100 2003', purpose: 'call back' };
    expect((await own.call(hotline.findNumber, asked, { as: consultant })).status).toBe(200);
    expect(await search({ phone: '+381 99 100 2004', purpose: 'call_back' })).toBe(429);
    expect((await own.call(hotline.findNumber, asked, { as: consultant })).status).toBe(429);
    expect(await search({ channel: 'phone' })).toBe(200);
  });

  it('counts on in another process, and in the next hour anew', async () => {
    const house = await aHouse({ settings: { lookUpsPerHour: 3 } });
    const consultant = await house.signedIn('consultant');
    const look = (n: number) =>
      consultant.call(hotline.findNumber, { number: `+381 99 100 30${n}0`, purpose: 'call back' });
    await look(1);
    // what a command line or a second server wrote down before
    const superuser = await house.database.asSuperuser();
    await superuser.query('update access.look_up set look_ups = 3 where user_id = $1', [consultant.id]);
    await expect(look(2)).rejects.toMatchObject({ code: 'http.rate-limited', status: 429, data: { seconds: 3600 } });
    await expect(look(2)).rejects.toMatchObject({ code: 'http.rate-limited' });
    const other = await house.signedIn('consultant');
    await other.call(hotline.findNumber, { number: '+381 99 100 3010', purpose: 'call back' });
    house.clock.set('2021-12-14T11:00:00Z');
    const later = await consultant.again();
    await later.call(hotline.findNumber, { number: '+381 99 100 3010', purpose: 'call back' });
    const { rows } = await superuser.query('select look_ups from access.look_up where user_id = $1', [consultant.id]);
    expect(rows).toEqual([{ look_ups: 1 }]);
    await superuser.end();
    await house.close();
  });

  it('counts a question that was refused, and several at once each for itself', async () => {
    const house = await aHouse({ settings: { lookUpsPerHour: 5 } });
    const consultant = await house.signedIn('consultant');
    const compare = () => consultant.call(comparePersons, { left: newId(), right: newId() } as never);
    await expect(compare()).rejects.toMatchObject({ status: 404 });
    const codes = await Promise.all(
      Array.from({ length: 8 }, () =>
        consultant.call(hotline.findNumber, { number: '+381 99 100 3010', purpose: 'call back' }).then(
          () => 'answered',
          (refusal) => refusal.code,
        ),
      ),
    );
    expect(codes.filter((code) => code === 'answered')).toHaveLength(4);
    expect(codes.filter((code) => code === 'http.rate-limited')).toHaveLength(4);
    await house.close();
  });
});

it('a request that begins again, because its session changed meanwhile, counts once', async () => {
  const served = await aServedHouse({ settings: { requestsPerMinute: 3 } });
  const consultant = await served.house.signedIn('consultant');
  const ask = async () => (await served.call(hotline.listLines, {}, { as: consultant })).status;
  const change = async (language: string) =>
    (await served.call(accounts.chooseLanguage, { language }, { as: consultant })).status;
  expect(await ask()).toBe(200);
  for (const language of ['sr-Latn', 'sr-Cyrl']) {
    expect(await change(language)).toBe(200);
    expect(await ask()).toBe(200);
  }
  expect(await ask()).toBe(429);
  await served.close();
});
