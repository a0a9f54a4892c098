import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type TestHouse } from '../../../tests/house.ts';
import { day, newId } from '../../platform/kernel/index.ts';
import type { It } from '../../platform/operations/index.ts';
import {
  addCodeOnlyPersons,
  addContactPoint,
  bulkAddPersons,
  findPersonByCode,
  findPersonsByNumber,
  namedSummaries,
  personSummaries,
  safetyCardOf,
} from './index.ts';

const named = async (it: It, id: string) => (await namedSummaries(it, [id], [id])).map((one) => one.label);

describe('the front door of people', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await aHouse();
  });
  afterAll(() => house.close());

  it('gives a person of whom nothing is known a code of the year, and no key', async () => {
    const consultant = await house.signedIn('consultant');
    const added = await consultant.inside((it) => addCodeOnlyPersons(it, 3));
    expect(added.map((one) => one.code)).toEqual(['K21-00001', 'K21-00002', 'K21-00003']);
    expect(added.every((one) => one.subjectKey.length === 16)).toBe(true);
    const caseworker = await house.signedIn('caseworker');
    const [summary] = await caseworker.inside((it) => personSummaries(it, [added[1]!.id]));
    expect(summary).toMatchObject({ code: 'K21-00002', sex: 'unknown', citizenship: 'unknown', state: 'active' });
    expect(await consultant.inside((it) => findPersonByCode(it, ' k21-00003 '))).toEqual({ id: added[2]!.id });
  });

  it('shows nobody to those who are of no group', async () => {
    const consultant = await house.signedIn('consultant');
    const [person] = await consultant.inside((it) => addCodeOnlyPersons(it, 1));
    const administrator = await house.signedIn('administrator');
    expect(await administrator.inside((it) => personSummaries(it, [person!.id]))).toEqual([]);
  });

  it('takes many people at once, with names, numbers and safety cards', async () => {
    const supervisor = await house.signedIn('supervisor');
    const ids = Array.from({ length: 5 }, () => newId<'person'>());
    const added = await supervisor.inside((it) =>
      bulkAddPersons(
        it,
        ids.map((id, n) => ({
          id,
          sex: 'f' as const,
          names: [
            { kind: 'given' as const, value: 'Svetlana' },
            { kind: 'surname' as const, value: `Primerić ${n}` },
          ],
          birth: { year: 1990 },
          contactPoints: [{ kind: 'phone' as const, value: `099 100 200${n}` }],
          madeOn: day(n === 0 ? '2012-03-04' : '2013-03-04'),
          ...(n === 0 && {
            safetyCard: {
              mayContact: 'yes' as const,
              ways: ['phone'],
              leaveMessage: 'no' as const,
              sendText: 'no' as const,
              codeWord: 'heron',
              validUntil: day('2022-01-01'),
              askedOn: day('2021-12-01'),
            },
          }),
        })),
      ),
    );
    expect(added.map((one) => one.id)).toEqual(ids);
    expect(added[0]?.code).toBe('K12-00001');
    expect(added[4]?.code).toBe('K13-00004');
    const consultant = await house.signedIn('consultant');
    expect(await consultant.inside((it) => named(it, ids[0]!))).toEqual(['Svetlana ◇ Primerić 0']);
    expect(await consultant.inside((it) => findPersonsByNumber(it, '+381 99 100-2003'))).toEqual([{ id: ids[3] }]);
    const caseworker = await house.signedIn('caseworker');
    expect(await caseworker.inside((it) => safetyCardOf(it, ids[0]!))).toMatchObject({ now: 'yes', codeWord: 'heron' });
    expect(await caseworker.inside((it) => safetyCardOf(it, ids[1]!))).toBeNull();
    expect(await caseworker.inside((it) => named(it, ids[0]!))).toEqual(['K12-00001']);
    expect(await caseworker.inside((it) => findPersonsByNumber(it, '+381 99 100-2003'))).toEqual([]);
  });

  it('adds a number to a person of whom only the code was known, once', async () => {
    const consultant = await house.signedIn('consultant');
    const [person] = await consultant.inside((it) => addCodeOnlyPersons(it, 1));
    const add = (value: string) => consultant.inside((it) => addContactPoint(it, person!.id, { kind: 'phone', value }));
    const first = await add('099 555 6667');
    expect(await add('+381 99 555 66 67')).toEqual(first);
    expect(await consultant.inside((it) => findPersonsByNumber(it, '0995556667'))).toEqual([{ id: person!.id }]);
  });
});
