import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { newId } from '../../../platform/kernel/index.ts';
import * as contract from '../contract.ts';
import * as links from '../links-contract.ts';

let house: TestHouse;
let boss: SomebodyAtWork;
beforeAll(async () => {
  house = await aHouse();
  boss = await house.signedIn('supervisor');
});
afterAll(() => house.close());

const aPerson = async (given: string, surname: string, more: object = {}) => {
  const names = [
    { kind: 'given' as const, value: given },
    { kind: 'surname' as const, value: surname },
  ];
  return (await boss.call(contract.createPerson, { id: newId<'person'>(), names, ...more })).id as string;
};

describe('a sweep', () => {
  it('finds two records by an address or a document that both bear, whatever they are called; all else stays apart', async () => {
    const contactPoints = [{ kind: 'email' as const, value: 'ista@primer.example' }];
    const a = await aPerson('Gordana', 'Prvić', { contactPoints });
    const b = await aPerson('Goca', 'Udatić', { contactPoints });
    const documents = [{ kind: 'passport' as const, number: 'AB 1234567' }];
    const c = await aPerson('Zlatibora', 'Dokumentić', { documents });
    const d = await aPerson('Zlata', 'Neko', { documents });
    await aPerson('Milorad', 'Sasvimdrugi');
    let at = await boss.call(links.sweepDuplicates, { again: true });
    while (at.state === 'running') at = await boss.call(links.sweepDuplicates, {});
    expect(at).toMatchObject({ state: 'done', done: 5, left: 0 });
    const { pairs } = await boss.call(links.listDuplicates, {});
    const of = (one: (typeof pairs)[number]) => [one.left.id, one.right.id].sort().join();
    expect(pairs.map(of).sort()).toEqual([[a, b].sort().join(), [c, d].sort().join()].sort());
    expect(pairs.flatMap((one) => one.explanation.reasons.map(({ field, level }) => `${field} ${level}`))).toEqual(
      expect.arrayContaining(['email equal', 'document equal']),
    );
  });
});
