import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { newId } from '../../../platform/kernel/index.ts';
import * as contract from '../contract.ts';
import * as links from '../links-contract.ts';

let house: TestHouse;
let supervisor: SomebodyAtWork;
beforeAll(async () => {
  house = await aHouse();
  supervisor = await house.signedIn('supervisor');
});
afterAll(() => house.close());

const aPerson = async (given: string, surname: string) => {
  const names = [
    { kind: 'given' as const, value: given },
    { kind: 'surname' as const, value: surname },
  ];
  return (await supervisor.call(contract.createPerson, { id: newId<'person'>(), names, birth: { year: 1990 } })).id;
};
const decide = (one: string, other: string, kind: 'same' | 'not_same') => {
  const words = { id: newId<'link-decision'>(), one: one as never, other: other as never, reason: 'asked ◇' };
  return kind === 'same'
    ? supervisor.call(links.linkPersons, words)
    : supervisor.call(links.markPersons, { ...words, kind });
};
const sweep = async () => {
  let at = await supervisor.call(links.sweepDuplicates, { again: true });
  while (at.state === 'running') at = await supervisor.call(links.sweepDuplicates, {});
};
const hit = async (text: string) =>
  (await supervisor.call(contract.findPerson, { purpose: 'open_contact', text, showMore: true })).hits[0];
const kept = async () => {
  const database = await house.database.asSuperuser();
  const { rows } = await database.query('select decided, steps from people.match_calibration');
  await database.end();
  return rows as { decided: number; steps: Record<string, unknown>[] }[];
};

describe('what decisions teach', () => {
  it('is a rule of thumb until two hundred pairs are decided, then what the decisions say, and keeps numbers alone', async () => {
    const surnames = ['Probnić', 'Ogledić', 'Primerić'];
    const people: string[] = [];
    for (let n = 0; n < 20; n++)
      people.push(await aPerson(`Ime${'abcdefghijklmnopqrstu'[n]}`, surnames[n % 3] as string));
    for (let n = 0; n < 9; n++) {
      const again = await aPerson(`Ime${'abcdefghijklmnopqrstu'[n]}`, surnames[n % 3] as string);
      await decide(people[n] as string, again, 'same');
    }
    for (const [n, one] of people.entries())
      for (const other of people.slice(n + 1)) await decide(one, other, 'not_same');
    await sweep();
    expect(await kept()).toEqual([]);
    expect(await hit('Imet Ogledić')).toMatchObject({ calibrated: false });
    const last = await aPerson('Imej', 'Probnić');
    await decide(people[9] as string, last, 'same');
    await sweep();
    expect(await hit('Imet Ogledić')).toMatchObject({ calibrated: true });
    const [row] = await kept();
    expect(row?.decided).toBe(200);
    for (const step of row?.steps ?? []) {
      expect(Object.keys(step).sort()).toEqual(['from', 'share', 'until']);
      expect(Object.values(step).every((value) => typeof value === 'number')).toBe(true);
    }
    await supervisor.call(contract.erasePerson, { id: last, reason: 'asked ◇' });
    await sweep();
    expect(await kept()).toEqual([]);
  }, 240_000);
});
