import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../tests/house.ts';
import { newId } from '../../platform/kernel/index.ts';
import * as contract from './contract.ts';
import { carefulCardOf } from './index.ts';
import * as links from './links-contract.ts';

let house: TestHouse;
let consultant: SomebodyAtWork;
beforeAll(async () => {
  house = await aHouse();
  consultant = await house.signedIn('consultant');
});
afterAll(() => house.close());

const aPerson = async (given: string, more: object = {}) => {
  const names = [{ kind: 'given' as const, value: given }];
  return (await consultant.call(contract.createPerson, { id: newId<'person'>(), names, ...more })).id;
};

describe('the safety cards of one person', () => {
  const card = (id: string, mayContact: 'yes' | 'no', validUntil = '2022-03-01') => ({
    personId: id as never,
    version: 0,
    mayContact,
    validUntil: validUntil as never,
    askedOn: '2021-12-14' as never,
  });

  it('hold by whichever of her records they were written: a "no" under one lets no number of the other out', async () => {
    const phone = { contactPoints: [{ kind: 'phone', value: '099 300 7781' }] };
    const one = await aPerson('Zorana', phone);
    const other = await aPerson('Zora');
    await consultant.call(contract.setSafetyCard, card(one, 'yes'));
    await consultant.call(contract.setSafetyCard, card(other, 'no'));
    const [point] = (await consultant.call(contract.getPerson, { id: one as never })).contactPoints;
    const open = () => consultant.call(contract.openContactPoint, { id: point!.id });
    expect(await open()).toMatchObject({ contactNow: 'yes' });
    const link = newId<'link-decision'>();
    const pair = { id: link, one: one as never, other: other as never, reason: 'the same voice and code word ◇' };
    await consultant.call(links.linkPersons, pair);
    await expect(open()).rejects.toMatchObject({ code: 'people.not-safe-now', data: { contactNow: 'no' } });
    const worst = await consultant.inside((it) => carefulCardOf(it, one));
    expect(worst).toMatchObject({ now: 'no' });
    await consultant.call(links.unlinkPersons, { id: link as never, reason: 'it was her sister ◇' });
    expect(await open()).toMatchObject({ contactNow: 'yes' });
  });
});
