import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { newId } from '../../../platform/kernel/index.ts';
import * as people from '../contract.ts';

let house: TestHouse;
let consultant: SomebodyAtWork;
let caseworker: SomebodyAtWork;
const ofTheDesk = newId<'person'>();
const ofBoth = newId<'person'>();

beforeAll(async () => {
  house = await aHouse({ now: '2021-12-14T10:00:00Z' });
  consultant = await house.signedIn('consultant');
  caseworker = await house.signedIn('caseworker');
  const person = (id: typeof ofTheDesk, name: string, value: string) => ({
    id,
    names: [{ kind: 'full_name', value: name } as const],
    contactPoints: [{ kind: 'phone', value } as const],
  });
  await consultant.call(people.createPerson, person(ofTheDesk, 'Svetlana Primerić ◇', '+381 60 000 0142'));
  await consultant.call(people.createPerson, person(ofBoth, 'Nađa Uzorak ◇', '+381 60 000 0143'));
  await caseworker.call(people.createPerson, person(newId<'person'>(), 'Nađa Uzorak ◇', '+381 60 000 0143'));
});
afterAll(() => house.close());

const find = (who: SomebodyAtWork, text: string) => who.call(people.findPerson, { purpose: 'case_work', text });

describe('a number that another team knows', () => {
  it('says so to a case worker, however she writes it, and says nothing else', async () => {
    for (const text of ['060 000 0142', '+381600000142', '00381 60 0000142'])
      expect(await find(caseworker, text)).toEqual({ hits: [], more: false, silent: 0, elsewhere: true });
  });

  it('is a hit for those who may see her, and not known elsewhere', async () => {
    const answer = await find(consultant, '060 000 0142');
    expect(answer.hits.map((hit) => hit.id)).toEqual([ofTheDesk]);
    expect(answer.elsewhere).toBe(false);
  });

  it('known to both teams is a hit in each, and each hears that she should ask', async () => {
    const answer = await find(consultant, '060 000 0143');
    expect(answer.hits.map((hit) => hit.id)).toEqual([ofBoth]);
    expect(answer.elsewhere).toBe(true);
  });

  it('is nothing to a supervisor, who is of both teams: she sees whom it is', async () => {
    const supervisor = await house.signedIn('supervisor');
    const answer = await find(supervisor, '060 000 0142');
    expect(answer.hits.map((hit) => hit.id)).toEqual([ofTheDesk]);
    expect(answer.elsewhere).toBe(false);
  });
});

describe('across teams', () => {
  it('nobody and somebody unseen are one answer to a name, also with her number’s digits missing', async () => {
    const nobody = await find(caseworker, 'Nikakva Nepostojić');
    expect(await find(caseworker, 'Svetlana Primerić')).toEqual(nobody);
    expect(await find(caseworker, '000 0142')).toEqual(await find(caseworker, '000 9942'));
    expect(nobody).toEqual({ hits: [], more: false, silent: 0, elsewhere: false });
  });

  it('a number of another organisation is known to nobody', async () => {
    const other = await aHouse({ database: house.database });
    try {
      const stranger = await other.signedIn('caseworker');
      expect((await find(stranger, '060 000 0142')).elsewhere).toBe(false);
    } finally {
      await other.close();
    }
  });

  it('a person who was erased is known nowhere', async () => {
    const gone = newId<'person'>();
    const supervisor = await house.signedIn('supervisor');
    const contactPoints = [{ kind: 'phone', value: '+381 60 000 0144' } as const];
    await consultant.call(people.createPerson, { id: gone, contactPoints });
    expect((await find(caseworker, '060 000 0144')).elsewhere).toBe(true);
    await supervisor.call(people.erasePerson, { id: gone, reason: 'asked for it ◇' });
    expect((await find(caseworker, '060 000 0144')).elsewhere).toBe(false);
  });
});
