import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../tests/house.ts';
import { newId } from '../../platform/kernel/index.ts';
import * as people from './contract.ts';
import * as links from './links-contract.ts';

let house: TestHouse;
let supervisor: SomebodyAtWork;
beforeAll(async () => {
  house = await aHouse();
  supervisor = await house.signedIn('supervisor');
});
afterAll(() => house.close());

const aPerson = async (more: object) =>
  (
    await supervisor.call(people.createPerson, {
      id: newId<'person'>(),
      names: [
        { kind: 'given', value: 'Milica' },
        { kind: 'surname', value: 'Probnić' },
      ],
      ...more,
    })
  ).id;
const compared = async (left: string, right: string) => {
  const { explanation } = await supervisor.call(links.comparePersons, {
    left: left as never,
    right: right as never,
    purpose: 'duplicate',
  });
  return explanation.reasons.map(({ field, level }) => `${field} ${level}`);
};
const mother = (name: string) => [{ relation: 'mother' as const, name }];

describe('place, relatives and documents of a person', () => {
  it('are shown as they were written, changed, and taken away again', async () => {
    const id = await aPerson({
      place: '70092',
      relatives: [...mother('Marija Primerić'), { relation: 'brother', name: 'Јован' }],
    });
    const page = await supervisor.call(people.getPerson, { id });
    expect(page).toMatchObject({
      place: '70092',
      relatives: [
        { relation: 'mother', name: 'Marija Primerić' },
        { relation: 'brother', name: 'Јован' },
      ],
      documents: [],
    });
    const next = await supervisor.call(people.updatePerson, { id, revision: page.revision, place: 'RS-06' });
    expect(next).toMatchObject({ place: 'RS-06', relatives: page.relatives });
    const last = await supervisor.call(people.updatePerson, {
      id,
      revision: next.revision,
      place: null,
      relatives: [],
    });
    expect(last).toMatchObject({ place: null, relatives: [] });
    await expect(
      supervisor.call(people.updatePerson, { id, revision: last.revision, place: 'Novi Sad' as never }),
    ).rejects.toMatchObject({ status: 422 });
  });

  it('speak for and against two records being one person', async () => {
    const one = await aPerson({
      place: '70092',
      relatives: mother('Marija Primerić'),
      documents: [passport('AB123456')],
    });
    const same = await aPerson({
      place: '70092',
      relatives: mother('Марија Примерић'),
      documents: [passport('ab 123456')],
    });
    const near = await aPerson({ place: '70106', relatives: mother('Marija') });
    const other = await aPerson({ place: '80438', relatives: mother('Ljubica'), documents: [passport('CD777777')] });
    const sister = await aPerson({ relatives: [{ relation: 'sister', name: 'Ljubica' }] });
    expect(await compared(one, same)).toEqual(
      expect.arrayContaining(['document equal', 'relative equal', 'place equal']),
    );
    expect(await compared(one, near)).toEqual(expect.arrayContaining(['relative some', 'place near']));
    expect(await compared(one, other)).toEqual(
      expect.arrayContaining(['document different', 'relative different', 'place different']),
    );
    // a mother and a sister say nothing of each other
    expect((await compared(one, sister)).filter((reason) => reason.startsWith('relative'))).toEqual([]);
  });

  it('an address that both records bear stands among the reasons', async () => {
    const contactPoints = [{ kind: 'email' as const, value: 'mila@primer.example' }];
    const [one, other] = [await aPerson({ contactPoints }), await aPerson({ contactPoints })];
    expect(await compared(one, other)).toContain('email equal');
  });
});

const passport = (number: string) => ({ kind: 'passport' as const, number });
