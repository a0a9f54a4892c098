import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as hotline from '../../src/modules/hotline/contract.ts';
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
});
