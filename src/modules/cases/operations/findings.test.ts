import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type SomebodyAtWork, type TestHouse } from '../../../../tests/house.ts';
import { type Id, newId } from '../../../platform/kernel/index.ts';
import * as hotline from '../../hotline/contract.ts';
import { aContact } from '../../hotline/testing.ts';
import * as people from '../../people/contract.ts';
import * as cases from '../contract.ts';

let house: TestHouse;
let consultant: SomebodyAtWork;
let caseworker: SomebodyAtWork;
let supervisor: SomebodyAtWork;

beforeAll(async () => {
  house = await aHouse({ now: '2021-12-14T10:00:00Z' });
  [consultant, caseworker, supervisor] = await Promise.all([
    house.signedIn('consultant'),
    house.signedIn('caseworker'),
    house.signedIn('supervisor'),
  ]);
});
afterAll(() => house.close());

async function aReport(
  over: Parameters<typeof aContact>[0] = {},
): Promise<{ contact: Id<'contact'>; person: Id<'person'> }> {
  const head = await consultant.call(
    hotline.recordContact,
    aContact({ category: 'thb_related', subcategory: 'report', summary: 'A neighbour told of somebody ◇', ...over }),
  );
  return { contact: head.id as never, person: head.clients[0] as never };
}

const finding = (person: Id<'person'>, over: Partial<Parameters<SomebodyAtWork['call']>[1]> = {}) =>
  ({
    id: newId<'finding'>(),
    personId: person,
    outcome: 'identified',
    day: '2021-12-14',
    decidedBy: [caseworker.id, supervisor.id],
    forms: ['labour'],
    note: 'What she told, in our words ◇',
    ...(over as object),
  }) as Parameters<typeof cases.recordFinding.input.parse>[0] as never;

describe('a finding', () => {
  it('is recorded by two and read with its words by those of the case group', async () => {
    const { contact, person } = await aReport();
    const made = await supervisor.call(
      cases.recordFinding,
      finding(person, { ageBand: '16-17', report: { kind: 'hotline.contact', id: contact } } as never),
    );
    expect(made.current).toMatchObject({
      version: 1,
      recordedDay: '2021-12-14',
      report: { kind: 'hotline.contact', id: contact },
      hasNote: true,
      note: null,
    });
    const closed = await caseworker.call(cases.listFindingsOfPerson, { personId: person });
    expect(closed.findings[0]?.current.note).toBeNull();
    const open = await caseworker.call(cases.listFindingsOfPerson, { personId: person, notes: 'yes' });
    expect(open.findings[0]?.current.note).toBe('What she told, in our words ◇');
  });

  it('twice with the same id is one finding', async () => {
    const { person } = await aReport();
    const input = finding(person);
    const [one, two] = [
      await caseworker.call(cases.recordFinding, input),
      await caseworker.call(cases.recordFinding, input),
    ];
    expect(two).toEqual(one);
    await expect(supervisor.call(cases.recordFinding, input)).rejects.toMatchObject({ code: 'cases.id-taken' });
  });

  it('is closed to consultants, data officers and administrators', async () => {
    const { person } = await aReport();
    for (const role of ['consultant', 'dataofficer', 'administrator', 'officer'] as const) {
      const somebody = await house.signedIn(role);
      await expect(somebody.call(cases.listFindingsOfPerson, { personId: person })).rejects.toMatchObject({
        status: 403,
      });
      await expect(somebody.call(cases.recordFinding, finding(person))).rejects.toMatchObject({ status: 403 });
    }
  });

  it('is not decided by one person twice, nor without a supervisor', async () => {
    const { person } = await aReport();
    const tried = (decidedBy: readonly string[]) =>
      supervisor.call(cases.recordFinding, finding(person, { decidedBy } as never));
    await expect(tried([supervisor.id, supervisor.id])).rejects.toMatchObject({ code: 'cases.same-decider' });
    await expect(tried([caseworker.id])).rejects.toMatchObject({ code: 'cases.two-deciders-needed' });
    await expect(tried([caseworker.id, consultant.id])).rejects.toMatchObject({ code: 'cases.unknown-decider' });
  });

  it('names only a report that there is, of that person, and not a later one', async () => {
    const { contact, person } = await aReport();
    const other = await aReport();
    const information = await aReport({ category: 'preventive_educational', subcategory: 'information' });
    const naming = (id: string, over = {}) =>
      supervisor.call(
        cases.recordFinding,
        finding(person, { report: { kind: 'hotline.contact', id }, ...over } as never),
      );
    await expect(naming(newId())).rejects.toMatchObject({ code: 'cases.unknown-report' });
    await expect(naming(other.contact)).rejects.toMatchObject({ code: 'cases.person-not-in-report' });
    await expect(naming(information.contact)).rejects.toMatchObject({ code: 'cases.not-a-report' });
    await expect(naming(contact, { day: '2021-12-01' })).rejects.toMatchObject({ code: 'cases.report-after-finding' });
    await expect(naming(contact, { day: '2021-12-15' })).rejects.toMatchObject({ code: 'cases.future-day' });
  });

  it('says how old she was on its day, not on the day on which her age was written down', async () => {
    const person = newId<'person'>();
    await supervisor.call(people.createPerson, {
      id: person,
      names: [{ kind: 'given', value: 'Vera ◇' }],
      birth: { date: '1988-06-15' as never },
      ageBand: '16-17',
    });
    const superuser = await house.database.asSuperuser();
    const rows = async () =>
      (await superuser.query("select kind from audit.entry where kind like '%.open-%' order by seq")).rows;
    const found = async (by: SomebodyAtWork, over: object) =>
      (await by.call(cases.recordFinding, finding(person, { outcome: 'possible', ...over } as never))).current.ageBand;
    const before = (await rows()).length;
    expect(await found(supervisor, {})).toBe('30-38');
    expect((await rows()).slice(before)).toEqual([{ kind: 'people.open-birth' }]);
    expect(await found(supervisor, { day: '2005-06-14' })).toBe('16-17');
    expect(await found(supervisor, { ageBand: '39-47' })).toBe('39-47');
    // who may not open her birth takes what stands in clear
    expect(await found(caseworker, {})).toBe('16-17');
    await superuser.end();
  });

  it('keeps every version; a correction acts from its own day, and one without a change is refused', async () => {
    const { person } = await aReport();
    const input = finding(person) as { id: never };
    await caseworker.call(cases.recordFinding, input as never);
    const codes = {
      outcome: 'identified',
      day: '2021-12-14',
      decidedBy: [caseworker.id, supervisor.id],
      forms: ['labour'],
      note: 'What she told, in our words ◇',
    } as const;
    const correct = (over: object) =>
      caseworker.call(cases.correctFinding, {
        id: input.id,
        version: 1,
        reason: 'new_information',
        ...codes,
        ...over,
      } as never);
    await expect(correct({})).rejects.toMatchObject({ code: 'cases.nothing-changed' });
    const made = await correct({ outcome: 'not_identified', note: 'Seen again ◇' });
    expect(made.current).toMatchObject({ version: 2, outcome: 'not_identified', reason: 'new_information' });
    expect(made.earlier).toMatchObject([{ version: 1, outcome: 'identified', replacedDay: '2021-12-14' }]);
    await expect(correct({ outcome: 'possible' })).rejects.toMatchObject({ code: 'cases.stale-version' });
    const read = await supervisor.call(cases.listFindingsOfPerson, { personId: person, notes: 'yes' });
    expect([read.findings[0]?.current.note, read.findings[0]?.earlier[0]?.note]).toEqual([
      'Seen again ◇',
      'What she told, in our words ◇',
    ]);
  });

  it('that names a report is corrected by a caseworker who may not see that contact', async () => {
    const { contact, person } = await aReport();
    const report = { kind: 'hotline.contact', id: contact } as const;
    const input = finding(person, { report } as never) as { id: never };
    await supervisor.call(cases.recordFinding, input as never);
    const made = await caseworker.call(cases.correctFinding, {
      id: input.id,
      version: 1,
      reason: 'review',
      outcome: 'not_identified',
      day: '2021-12-14',
      decidedBy: [caseworker.id, supervisor.id],
      report,
    } as never);
    expect(made.current).toMatchObject({ version: 2, report });
    const choices = await supervisor.call(cases.findingChoices, { personId: person });
    expect(choices.reports.map((one) => one.id)).toEqual([contact]);
    expect(choices.deciders.find((one) => one.id === supervisor.id)?.supervises).toBe(true);
    expect(choices.deciders.some((one) => one.id === consultant.id)).toBe(false);
  });

  it('of a person who was forgotten counts on and leads nowhere', async () => {
    const { person } = await aReport();
    await caseworker.call(cases.recordFinding, finding(person));
    const count = () =>
      house.as(
        'stats',
        async (tx) =>
          (await tx.query<{ n: number }>('select coalesce(sum(n), 0)::integer as n from facts.victims_daily'))[0]!.n,
      );
    const before = await count();
    const { forgetPerson } = await import('../store/finding-store.ts');
    await house.as('jobs', (tx) => forgetPerson(tx, person));
    expect(await count()).toBe(before);
    const admin = await house.database.asSuperuser();
    const { rows } = await admin.query(
      'select f.person_id, f.key_id, v.note from cases.finding f join cases.finding_version v on v.finding_id = f.id where f.subject_key in (select subject_key from cases.finding where person_id is null)',
    );
    expect(rows).toEqual([{ person_id: null, key_id: null, note: null }]);
    await admin.end();
  });
});

describe('the figures of a living house', () => {
  it('count a report and what it led to, over the real views', async () => {
    const { day } = { day: '2021-12-14' };
    const figures = await import('../../statistics/index.ts');
    const stats = figures.openStatistics({ definitions: (await import('../index.ts')).casesDefinitions, reports: [] });
    const ask = (definition: string, line?: string) =>
      house.as('stats', (tx) =>
        stats.ask(tx, {
          definition,
          period: figures.yearPeriod(2021),
          asOf: day as never,
          today: day as never,
          ...(line ? { line } : {}),
        }),
      );
    expect((await ask('victims.identified-own')).total).toBe(3);
    expect((await ask('victims.children')).total).toBe(1);
    expect((await ask('hotline.reports-identified', 'sos')).total).toBe(1);
  });
});
