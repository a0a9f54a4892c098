import { afterAll, beforeAll, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { newId } from '../../../platform/kernel/index.ts';
import * as people from '../../people/contract.ts';
import * as hotline from '../contract.ts';
import { aContact } from '../testing.ts';

let house: TestHouse;
let mila: SomebodyAtWork;
beforeAll(async () => {
  house = await aHouse({ now: '2021-12-14T10:00:00Z' });
  mila = await house.signedIn('consultant');
});
afterAll(() => house.close());

const ask = async (address: string) =>
  (await mila.call(hotline.searchContacts, { address, purpose: 'call_back' })).rows.map((row) => row.id);

it('a contact is found by the address or account it was written from, and by that of its person', async () => {
  const mail = await mila.call(hotline.recordContact, aContact({ email: 'Ana@Primer.Example' }));
  const account = await mila.call(hotline.recordContact, aContact({ handle: '@ana.probna' }));
  const person = newId<'person'>();
  await mila.call(people.createPerson, {
    id: person,
    contactPoints: [{ kind: 'email', value: 'nada@primer.example' }],
  });
  const hers = await mila.call(hotline.recordContact, aContact({ clients: [person] }));
  expect(await ask('ana@primer.example')).toEqual([mail.id]);
  expect(await ask('ana.probna')).toEqual([account.id]);
  expect(await ask('@ANA.probna')).toEqual([account.id]);
  expect(await ask('NADA@primer.example')).toEqual([hers.id]);
  expect(await ask('nobody@primer.example')).toEqual([]);
  // like a telephone it needs a reason, and goes on record as one
  await expect(mila.call(hotline.searchContacts, { address: 'ana@primer.example' })).rejects.toMatchObject({
    code: 'hotline.purpose-needed',
  });
});
