import { describe, expect, it } from 'vitest';
import { aHouse } from '../../../tests/house.ts';
import { statistics } from '../../app/modules.ts';
import { type Day, type Id, monthOf, newId } from '../../platform/kernel/index.ts';
import * as people from '../people/contract.ts';
import * as links from '../people/links-contract.ts';
import { rollUpTurn } from '../statistics/index.ts';
import * as cases from './contract.ts';
import { aFinding } from './testing.ts';

describe('two records of one person, each with a finding', () => {
  it('are one identified victim from the link on; the undoing gives the former figure back; no earlier day changes', async () => {
    const house = await aHouse({ now: '2021-03-10T10:00:00Z' });
    let supervisor = await house.signedIn('supervisor', 'caseworker');
    const second = await house.signedIn('caseworker');
    let consultant = await house.signedIn('consultant');
    const at = async (today: string) => {
      house.clock.set(`${today}T10:00:00Z`);
      [supervisor, consultant] = [await supervisor.again(), await consultant.again()];
    };
    /** as the screens and the reports ask: with whatever was counted ahead */
    const identified = async (asOf: string, today: string) => {
      const ask = (more: object) =>
        house.as('stats', (tx) =>
          statistics.ask(tx, {
            definition: 'victims.identified-own',
            period: { from: '2021-01-01' as Day, to: '2021-12-31' as Day },
            asOf: asOf as Day,
            today: today as Day,
            ...more,
          }),
        );
      const [daily, bySex] = await Promise.all([ask({}), ask({ by: ['sex'] })]);
      return { daily: daily.total, bySex: bySex.rows?.reduce((sum, row) => sum + Number(row.n), 0) };
    };
    const rollUp = (today: string) =>
      house.as('jobs', async (tx) => {
        while ((await rollUpTurn(tx, statistics.rollups, monthOf(today as Day))).more);
      });
    const record = (personId: Id<'person'>, on: string) =>
      supervisor.call(cases.recordFinding, {
        ...(aFinding({ day: on as Day }) as object),
        id: newId<'finding'>() as never,
        personId,
        decidedBy: [supervisor.id, second.id],
        report: null,
        note: '',
      } as never);

    const [a, b] = await Promise.all(
      ['Jedna', 'Druga'].map(async (value) => {
        const id = newId<'person'>();
        await consultant.call(people.createPerson, { id, names: [{ kind: 'given', value }] });
        return id;
      }),
    );
    await record(a!, '2021-02-03');
    await record(b!, '2021-03-10');
    await at('2021-05-15');
    await rollUp('2021-05-15');
    expect((await identified('2021-05-15', '2021-05-15')).daily).toBe(2);

    // the consultant reads no finding, and what follows from her link is right all the same
    const link = newId<'link-decision'>();
    await consultant.call(links.linkPersons, { id: link, one: a!, other: b!, reason: 'one voice ◇' });
    expect((await identified('2021-05-15', '2021-05-15')).daily).toBe(1);
    await rollUp('2021-05-15');
    expect(await identified('2021-05-15', '2021-05-15')).toEqual({ daily: 1, bySex: 1 });

    await at('2021-07-20');
    await rollUp('2021-07-20');
    // a third finding of hers, under whichever record, with an earlier day: still one, and another day
    await record(b!, '2021-01-20');
    expect((await identified('2021-07-20', '2021-07-20')).daily).toBe(1);
    await at('2021-09-01');
    await consultant.call(links.unlinkPersons, { id: link, reason: 'it was her sister ◇' });
    for (const counted of ['from the facts', 'ahead']) {
      for (const [asOf, n] of [
        ['2021-03-31', 2],
        ['2021-05-14', 2],
        ['2021-05-15', 1],
        ['2021-08-31', 1],
        ['2021-09-01', 2],
      ] as const)
        expect((await identified(asOf, '2021-09-01')).daily, `${asOf} ${counted}`).toBe(n);
      await rollUp('2021-09-01');
    }
    await house.close();
  });
});
