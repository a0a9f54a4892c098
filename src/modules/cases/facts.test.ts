import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase } from '../../../tests/database/fresh-database.ts';
import { withFacts } from '../../../tests/database/with-facts.ts';
import { type Day, day, monthOf } from '../../platform/kernel/index.ts';
import { childOf, type Finding } from './finding.ts';
import { aFinding } from './testing.ts';

// the views alone, over rows written past the fences: what counts when, and what may be seen
let admin: Client;
let stats: Client;
let org: string;

beforeAll(async () => {
  const database = await freshDatabase(withFacts);
  admin = await database.asSuperuser();
  stats = await database.asRole('stats');
});
afterAll(() => Promise.all([admin.end(), stats.end()]));
beforeEach(async () => {
  org = randomUUID();
  await stats.query("select set_config('app.org', $1, false)", [org]);
});

const person = () => Buffer.from(randomUUID().replaceAll('-', ''), 'hex');

interface Version {
  subject: Buffer;
  recorded: string;
  replaced?: string;
  report?: { id: string; day: string };
}

async function put({ subject, recorded, replaced, report }: Version, given: Partial<Finding> = {}): Promise<void> {
  const f = aFinding(given);
  await admin.query(
    `insert into cases.finding_version select * from jsonb_populate_recordset(null::cases.finding_version, $1::jsonb)`,
    [
      JSON.stringify([
        {
          org_id: org,
          finding_id: randomUUID(),
          version: 1,
          group_id: randomUUID(),
          subject_key: `\\x${subject.toString('hex')}`,
          recorded_by: randomUUID(),
          decided_by: [],
          outcome: f.outcome,
          rule: f.rule,
          day: f.day,
          month: monthOf(f.day),
          forms: f.forms,
          sexual_kinds: [],
          means: f.means,
          acts: f.acts,
          sector: f.sector,
          recruiter_relation: f.recruiterRelation,
          countries: f.countries,
          cross_border: f.crossBorder,
          duration_band: 'unknown',
          sex: f.sex,
          age_band: f.ageBand,
          child: childOf(f),
          citizenship: f.citizenship,
          report_kind: report ? 'hotline.contact' : null,
          report_id: report?.id ?? null,
          report_day: report?.day ?? null,
          report_month: report ? monthOf(report.day as Day) : null,
          report_line: report ? 'sos' : null,
          recorded_day: recorded,
          replaced_day: replaced ?? null,
        },
      ]),
    ],
  );
}

const on = async <Row extends object>(view: string, asOf: string): Promise<Row[]> =>
  (
    await stats.query<Row>(
      `select * from facts.${view} where (recorded_day is null or recorded_day <= $1) and (replaced_day is null or replaced_day > $1)`,
      [asOf],
    )
  ).rows;

describe('identified persons as facts', () => {
  it('count a person once, by her first finding', async () => {
    const subject = person();
    await put({ subject, recorded: '2012-03-05' }, { day: day('2012-03-05'), forms: ['labour'] });
    await put({ subject, recorded: '2014-06-01' }, { day: day('2014-06-01'), forms: ['begging'] });
    expect(await on('victims', '2014-12-31')).toMatchObject([{ identified_month: '2012-03', forms: ['labour'] }]);
    expect(await on('victims_daily', '2014-12-31')).toMatchObject([{ day: '2012-03-05', n: 1, child: 'adult' }]);
  });

  it('keep the old figure for every day before a correction was made', async () => {
    const subject = person();
    await put({ subject, recorded: '2012-03-05', replaced: '2012-07-02' }, { day: day('2012-03-05') });
    await put({ subject, recorded: '2012-07-02' }, { day: day('2012-03-05'), outcome: 'not_identified' });
    expect(await on('victims_daily', '2012-07-01')).toHaveLength(1);
    expect(await on('victims_daily', '2012-07-02')).toHaveLength(0);
    expect(await on('victims', '2012-07-31')).toHaveLength(0);
  });

  it('let the last of several corrections on one day count', async () => {
    const subject = person();
    await put({ subject, recorded: '2012-03-05', replaced: '2012-03-05' }, { day: day('2012-03-05'), ageBand: '48+' });
    await put({ subject, recorded: '2012-03-05' }, { day: day('2012-03-05'), ageBand: '16-17' });
    expect(await on('victims_daily', '2012-03-05')).toMatchObject([{ child: 'child', n: 1 }]);
  });

  it('do not say on which day of its own month a row about a person was written', async () => {
    await put({ subject: person(), recorded: '2012-03-15' }, { day: day('2012-03-05') });
    await put({ subject: person(), recorded: '2012-04-15' }, { day: day('2012-03-06') });
    const { rows } = await stats.query('select recorded_day from facts.victims order by recorded_day');
    expect(rows.map((row) => row.recorded_day)).toEqual(['2012-04-15', null]);
  });

  it('keep the Centre’s decision apart from our own', async () => {
    const subject = person();
    await put({ subject, recorded: '2012-03-05' }, { day: day('2012-03-05') });
    await put({ subject, recorded: '2013-01-10' }, { day: day('2013-01-10'), rule: 'centre' });
    const rows = await on<{ rule: string }>('victims_daily', '2013-12-31');
    expect(rows.map((row) => row.rule).sort()).toEqual(['centre', 'own']);
  });

  it('say nothing of who is only possibly a victim', async () => {
    await put({ subject: person(), recorded: '2012-03-05' }, { outcome: 'possible' });
    expect(await on('victims', '2012-12-31')).toEqual([]);
  });
});

/** Two records that were linked: from a day until a day. */
const link = (absorbed: Buffer, survivor: Buffer, from: string, to: string | null = null) =>
  admin.query(
    'insert into people.subject_merge (org_id, absorbed, survivor, from_day, to_day) values ($1, $2, $3, $4, $5)',
    [org, absorbed, survivor, from, to],
  );

const counted = async (asOf: string) =>
  (await on<{ day: string; n: number }>('victims_daily', asOf)).map(({ day: of, n }) => `${of} ${n}`).sort();

describe('two linked records with a finding each', () => {
  it('count as one by the earlier finding from the day of the link on, and as two before it and after its undoing', async () => {
    const [one, other] = [person(), person()];
    await put({ subject: one, recorded: '2012-05-05' }, { day: day('2012-05-05') });
    await put({ subject: other, recorded: '2012-03-05' }, { day: day('2012-03-05') });
    await link(other, one, '2012-07-10', '2012-09-01');
    for (const [asOf, rows] of [
      ['2012-04-30', ['2012-03-05 1']],
      ['2012-07-09', ['2012-03-05 1', '2012-05-05 1']],
      ['2012-07-10', ['2012-03-05 1']],
      ['2012-08-31', ['2012-03-05 1']],
      ['2012-09-01', ['2012-03-05 1', '2012-05-05 1']],
    ] as const)
      expect(await counted(asOf), asOf).toEqual(rows);
    expect(await on('victims', '2012-08-31')).toMatchObject([{ identified_month: '2012-03', subject_key: one }]);
  });

  it('count as one when the second finding comes after the link', async () => {
    const [one, other] = [person(), person()];
    await put({ subject: one, recorded: '2012-03-05' }, { day: day('2012-03-05') });
    await link(other, one, '2012-04-10');
    await put({ subject: other, recorded: '2012-05-05' }, { day: day('2012-05-05') });
    await put({ subject: other, recorded: '2012-06-05' }, { day: day('2012-02-05') });
    expect(await counted('2012-05-31')).toEqual(['2012-03-05 1']);
    expect(await counted('2012-06-05')).toEqual(['2012-02-05 1']);
  });

  it('follow a chain of links to its end, whatever holds of it on a day', async () => {
    const [one, two, three] = [person(), person(), person()];
    for (const [subject, at] of [
      [one, '2012-03-05'],
      [two, '2012-03-06'],
      [three, '2012-03-07'],
    ] as const)
      await put({ subject, recorded: at }, { day: day(at) });
    await link(one, two, '2012-04-01', '2012-08-01');
    await link(two, three, '2012-05-01', '2012-10-01');
    const all = ['2012-03-05 1', '2012-03-06 1', '2012-03-07 1'];
    for (const [asOf, rows] of [
      ['2012-03-31', all],
      ['2012-04-01', ['2012-03-05 1', '2012-03-07 1']],
      ['2012-05-01', ['2012-03-05 1']],
      ['2012-08-01', ['2012-03-05 1', '2012-03-06 1']],
      ['2012-10-01', all],
    ] as const)
      expect(await counted(asOf), asOf).toEqual(rows);
  });

  it('do not count a finding that was taken back before the link', async () => {
    const [one, other] = [person(), person()];
    await put({ subject: one, recorded: '2012-05-05' }, { day: day('2012-05-05') });
    await put({ subject: other, recorded: '2012-03-05', replaced: '2012-06-01' }, { day: day('2012-03-05') });
    await link(other, one, '2012-07-10');
    expect(await counted('2012-07-10')).toEqual(['2012-05-05 1']);
    expect(await counted('2012-05-31')).toEqual(['2012-03-05 1', '2012-05-05 1']);
  });
});

describe('reports that led to identification', () => {
  const first = { id: randomUUID(), day: '2012-02-01' };
  const second = { id: randomUUID(), day: '2012-05-01' };

  it('count a report once for however many persons', async () => {
    await put({ subject: person(), recorded: '2012-03-05', report: first }, { day: day('2012-03-05') });
    await put({ subject: person(), recorded: '2012-09-05', report: first }, { day: day('2012-09-05') });
    expect(await on('reports_identified', '2012-08-31')).toMatchObject([
      { report_month: '2012-02', line: 'sos', identified_month: '2012-03', persons: 1 },
    ]);
    expect(await on('reports_identified', '2012-12-31')).toMatchObject([{ identified_month: '2012-03', persons: 2 }]);
  });

  it('credit each person to her earliest report only', async () => {
    const subject = person();
    await put({ subject, recorded: '2012-06-05', report: second }, { day: day('2012-06-05') });
    await put({ subject, recorded: '2012-08-05', report: first }, { day: day('2012-06-20') });
    expect(await on('reports_identified', '2012-07-31')).toMatchObject([{ report_month: '2012-05' }]);
    expect(await on('reports_identified', '2012-12-31')).toMatchObject([{ report_month: '2012-02', persons: 1 }]);
  });

  it('forget a report when the finding that named it is taken back', async () => {
    await put(
      { subject: person(), recorded: '2012-03-05', replaced: '2012-10-01', report: first },
      { day: day('2012-03-05') },
    );
    expect(await on('reports_identified', '2012-09-30')).toHaveLength(1);
    expect(await on('reports_identified', '2012-10-01')).toHaveLength(0);
  });
});

describe('the role of statistics', () => {
  it('reads the three facts and nothing behind them', async () => {
    for (const table of ['facts.identified_spell', 'facts.counted_as', 'cases.finding', 'cases.finding_version'])
      await expect(stats.query(`select 1 from ${table}`)).rejects.toThrow(/permission denied/);
  });
  it('sees no other organisation', async () => {
    await put({ subject: person(), recorded: '2012-03-05' });
    await stats.query("select set_config('app.org', $1, false)", [randomUUID()]);
    expect(await on('victims', '2012-12-31')).toEqual([]);
  });
});
