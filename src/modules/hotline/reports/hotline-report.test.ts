import { randomUUID } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import type { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase } from '../../../../tests/database/fresh-database.ts';
import { type Database, openDatabase, type Tx } from '../../../platform/database/index.ts';
import type { UiLanguage } from '../../../platform/i18n/index.ts';
import { type Day, day, type OrganisationId } from '../../../platform/kernel/index.ts';
import { casesDefinitions } from '../../cases/index.ts';
import { type Audience, openStatistics, type Statistics, yearPeriod } from '../../statistics/index.ts';
import { type CountedContact, type FactsWorld, factsWorld, makeFactTables } from '../../statistics/testing.ts';
import { hotlineDefinitions } from '../definitions/index.ts';
import schema from './hotline.schema.json' with { type: 'json' };
import { hotlineReport } from './hotline-report.ts';
import type { HotlineReport } from './report-data.ts';

// small worlds, counted on paper: the report asks views of these shapes and nothing else
let admin: Client;
let database: Database;
let org: OrganisationId;
let world: FactsWorld;
const engine = openStatistics({ definitions: [...hotlineDefinitions, ...casesDefinitions], reports: [hotlineReport] });

beforeAll(async () => {
  const fresh = await freshDatabase();
  admin = await fresh.asSuperuser();
  await makeFactTables(admin, `${fresh.facts.rolePrefix}stats`);
  database = openDatabase(fresh.facts);
  database.registerWriters({ audit: async (_, acts) => void audited.push(...acts.map((act) => act.kind)) });
});
afterAll(async () => {
  await database.close();
  await admin.end();
});

const audited: string[] = [];

beforeEach(async () => {
  org = randomUUID() as OrganisationId;
  world = factsWorld(admin, org);
  await admin.query(
    `insert into access.organisation (org_id, name, zone, synthetic, made_on) values ($1, 'Test ◇', 'Europe/Belgrade', true, '2012-01-01')`,
    [org],
  );
});

const asStats = <T>(run: (tx: Tx) => Promise<T>): Promise<T> =>
  database.withActor({ kind: 'stats', org, user: null, groups: [] }, run);

interface Asked {
  asOf?: string;
  today?: string;
  line?: string;
  audience?: Audience;
  language?: UiLanguage;
  from?: string;
  to?: string;
  by?: Statistics;
}

const compute = ({
  asOf = '2012-12-31',
  today = '2021-12-14',
  line = 'sos',
  audience = 'internal',
  language = 'en',
  from,
  to,
  by = engine,
}: Asked = {}) =>
  asStats((tx) =>
    by.compute(tx, {
      report: 'hotline',
      period: from && to ? { from: day(from), to: day(to) } : yearPeriod(2012),
      asOf: day(asOf),
      today: day(today),
      line,
      audience,
      language,
    }),
  );

const report = async (asked: Asked = {}): Promise<HotlineReport> => (await compute(asked)).data as HotlineReport;

const thb = { category: 'thb_related', subcategory: 'report' } as const;
const risk = { category: 'preventive_educational', subcategory: 'potential_victim_at_risk' } as const;
const many = (n: number, contact: CountedContact): CountedContact[] => Array.from({ length: n }, () => contact);

describe('calls of a year', () => {
  it('are the sum of their months and of their categories', async () => {
    await world.contact(
      { day: '2012-01-31', ...thb },
      { day: '2012-02-01', ...risk },
      { day: '2012-12-31' },
      { day: '2011-12-31' },
    );
    const made = await report();
    expect(made.totals.calls).toBe(3);
    expect(made.callsByMonth.map((row) => row.calls)).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(made.callsByMonth[11]).toMatchObject({ month: '2012-12', previousCalls: 1 });
    expect(made.callsByCategory.map((row) => [row.code, row.calls, row.sharePct])).toEqual([
      ['thb_related', 1, 33.3],
      ['preventive_educational', 1, 33.3],
      ['other', 1, 33.3],
    ]);
    expect(made.callsByCategory[2]?.subcategories?.at(-1)).toMatchObject({
      code: 'not_specified',
      calls: 1,
      sharePct: 100,
    });
    expect(made.atRisk).toEqual({ calls: 1, of: 1 });
  });

  it('count an entry made after the year only from the day on which it was made', async () => {
    await world.contact({ day: '2012-11-02', recorded: '2013-01-15', role: 'family' });
    expect((await report({ asOf: '2013-01-14' })).totals.calls).toBe(0);
    const later = await report({ asOf: '2013-01-15' });
    expect(later.totals.calls).toBe(1);
    expect(later.byCallerRole?.find((row) => row.code === 'family')?.calls).toBe(1);
    expect((await report({ asOf: '2012-12-31' })).byCallerRole?.find((row) => row.code === 'family')?.calls).toBe(0);
  });

  it('follow the last of several corrections made on one day', async () => {
    await world.contact(
      { day: '2012-03-01', replaced: '2012-05-10', ...thb },
      { day: '2012-03-01', recorded: '2012-05-10', replaced: '2012-05-10' },
      { day: '2012-03-01', recorded: '2012-05-10', ...risk },
    );
    const codes = async (asOf: string) => (await report({ asOf })).callsByCategory.map((row) => row.calls);
    expect(await codes('2012-05-09')).toEqual([1, 0, 0]);
    expect(await codes('2012-05-10')).toEqual([0, 1, 0]);
  });

  it('lose a voided contact from the day of the voiding and keep the figure of the day before', async () => {
    await world.contact({ day: '2012-03-01', replaced: '2012-06-01', hour: 14 });
    expect((await report({ asOf: '2012-05-31' })).totals.calls).toBe(1);
    expect((await report({ asOf: '2012-06-01' })).totals.calls).toBe(0);
    expect((await report({ asOf: '2012-12-31' })).byWeekdayHour?.flat().reduce((a, b) => a! + b!)).toBe(0);
  });

  it('of 116000 are never inside those of the SOS line', async () => {
    await world.contact(
      { day: '2012-03-01' },
      { day: '2012-03-01', line: '116000', category: 'mc_case', subcategory: 'mc_report' },
      { day: '2012-03-02', line: '116000', category: 'mc_missing_babies' },
    );
    expect((await report()).totals.calls).toBe(1);
    const other = await report({ line: '116000' });
    expect(other.totals.calls).toBe(2);
    expect(other.callsByCategory.map((row) => [row.code, row.calls])).toEqual([
      ['mc_case', 1],
      ['mc_missing_babies', 1],
      ['mc_prevention', 0],
      ['other', 0],
    ]);
    expect(other.reports).toEqual({ received: null, ledToIdentification: null });
  });

  it('stand by region, never by place, and by the hour with the unknown ones told', async () => {
    await world.contact(
      { day: '2012-03-01', district: 'RS-00', hour: 2 },
      { day: '2012-03-01', district: 'RS-26', hour: null },
      { day: '2012-03-05' },
    );
    const made = await report();
    expect(made.byRegion?.filter((row) => row.calls).map((row) => row.code)).toEqual([
      'belgrade',
      'kosovo_and_metohija',
      'unknown',
    ]);
    expect(made.byWeekdayHour?.[3]?.[2]).toBe(1);
    expect(made.figures['/byWeekdayHour/*']?.note).toContain('2');
  });
});

describe('clients', () => {
  it('are distinct persons, by contact or by first day; who came before is returning', async () => {
    await world.firstDay('ana', '2012-02-01');
    await world.firstDay('mila', '2010-05-01');
    await world.firstDay('iva', '2012-07-01', { recorded: '2012-09-01' });
    await world.contact(
      ...many(2, { day: '2012-02-01', clients: ['ana'] }),
      { day: '2012-03-01', clients: ['ana', 'mila'] },
      { day: '2012-04-01' },
    );
    const made = await report();
    expect(made.totals).toMatchObject({ clients: 3, firstTimeClients: 2, returningClients: 1 });
    expect(made.clientsByContacts).toEqual([
      { band: '0', clients: 1 },
      { band: '1', clients: 1 },
      { band: '2-5', clients: 1 },
      { band: '6-20', clients: 0 },
      { band: '21+', clients: 0 },
    ]);
    expect((await report({ asOf: '2012-08-31' })).totals).toMatchObject({ clients: 2, firstTimeClients: 1 });
    expect(made.cumulative).toMatchObject({ clients: 3, calls: 4 });
  });

  it('count once when two records were merged, from the merge on, and twice again after it was undone', async () => {
    await world.firstDay('ana', '2012-02-01');
    await world.contact(
      { day: '2012-02-01', clients: ['ana'] },
      { day: '2012-03-01', clients: ['ana2'] },
      { day: '2012-03-02', clients: ['ana3'] },
    );
    await world.merge('ana3', 'ana2', '2012-06-10', '2012-08-01');
    await world.merge('ana2', 'ana', '2012-06-10', '2012-08-01');
    const clients = async (asOf: string) => (await report({ asOf })).totals.clients;
    expect(await clients('2012-05-31')).toBe(3);
    expect(await clients('2012-06-30')).toBe(1);
    expect(await clients('2012-08-31')).toBe(3);
  });

  it('are not given for half a month; calls and first days are', async () => {
    await world.contact({ day: '2012-02-01', clients: ['ana'] });
    await world.firstDay('ana', '2012-02-01');
    const made = await report({ from: '2012-02-01', to: '2012-02-15', asOf: '2012-03-31' });
    expect(made.totals).toMatchObject({ calls: 1, clients: null, firstTimeClients: 1, returningClients: null });
    expect(made.figures['/totals/clients']?.note).toContain('whole months');
    expect(made).not.toHaveProperty('byCallerRole');
    expect(made).not.toHaveProperty('clientsByContacts');
  });

  it('as of a day inside the year’s months only calls are exact, so only calls are given', async () => {
    await world.contact({ day: '2012-02-01', clients: ['ana'] });
    const made = await report({ asOf: '2012-10-17' });
    expect(made.totals).toMatchObject({ calls: 1, clients: null });
    expect((await report({ asOf: '2012-10-17', today: '2012-10-17' })).totals.clients).toBe(1);
  });
});

describe('identified persons', () => {
  it('and reports that led to identification are two rules and two numbers', async () => {
    await world.contact(...many(3, { day: '2012-01-10', ...thb }));
    await world.reportIdentified({ report: '2012-01-10', identified: '2012-02-10' });
    await world.reportIdentified({ report: '2012-01-10', identified: '2013-02-10' });
    await world.identified('2012-02-10');
    await world.identified('2012-03-10', { rule: 'centre' });
    await world.identified('2011-03-10', { child: 'child' });
    expect((await report()).reports).toEqual({ received: 3, ledToIdentification: 1 });
    expect((await report()).totals.identifiedVictims).toBe(1);
    expect((await report({ asOf: '2013-02-28' })).reports.ledToIdentification).toBe(2);
    expect((await report()).cumulative.identifiedVictims).toBe(2);
  });

  it('are null with a note where no module counts them', async () => {
    const alone = openStatistics({ definitions: hotlineDefinitions, reports: [hotlineReport] });
    const made = await report({ by: alone });
    expect(made.totals.identifiedVictims).toBeNull();
    expect(made.figures['/totals/identifiedVictims']).toMatchObject({
      n: null,
      note: expect.stringContaining('Nobody'),
    });
    expect(validate(made)).toBe(true);
  });
});

describe('for partners and the public', () => {
  it('a small number is hidden together with one that would give it away', async () => {
    await world.contact(
      ...many(20, { day: '2012-01-10', ...thb }),
      ...many(3, { day: '2012-02-10', ...thb, subcategory: 'post_festum' }),
      ...many(30, { day: '2012-03-10', ...risk }),
      ...many(12, { day: '2012-04-10', subcategory: 'offers_of_help' }),
    );
    const made = await report({ audience: 'public' });
    expect(made.totals.calls).toBe(65);
    expect(made.callsByCategory.map((row) => row.calls)).toEqual([23, 30, 12]);
    expect(made.callsByCategory[0]?.subcategories?.map((row) => row.calls)).toEqual([null, 0, null]);
    expect(made.reports.received).toBeNull();
    expect(made.callsByMonth.filter((row) => row.mark === 'hidden').map((row) => row.month)).toEqual([
      '2012-02',
      '2012-04',
    ]);
    expect(made.figures['/totals/calls']?.release).toBeNull();
  });

  it('two totals of persons that differ by a few do not both stand', async () => {
    for (let i = 0; i < 20; i += 1) await world.identified('2010-05-01');
    for (let i = 0; i < 3; i += 1) await world.identified('2011-05-01');
    for (let i = 0; i < 15; i += 1) await world.identified('2012-05-01');
    const rows = (await report({ audience: 'public' })).cumulative.byYear;
    expect(rows.slice(-3).map((row) => row.identifiedVictims)).toEqual([null, 23, 38]);
    expect((await report()).cumulative.byYear.slice(-3).map((row) => row.identifiedVictims)).toEqual([20, 23, 38]);
  });

  it('every format holds the same values and no hidden one', async () => {
    await world.contact(
      ...many(40, { day: '2012-01-10', ...risk }),
      ...many(7, { day: '2012-05-10', ...thb }),
      ...many(3, { day: '2012-06-11', ...thb, subcategory: 'post_festum' }),
    );
    const result = await compute({ audience: 'public' });
    const csv = engine.render(result, 'csv');
    const values = csv
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(','));
    const page = engine.page(result);
    const cells = page.sections.flatMap((section) => section.table?.rows.flatMap((row) => row.cells) ?? []);
    expect(values.map((line) => line[8])).toEqual(cells.map((cell) => (cell.value === null ? '' : String(cell.value))));
    const kinds = values.filter((line) => line[0] === 'H4' && line[6] === 'calls');
    expect(kinds.map((line) => [line[3], line[8], line[9]])).toEqual([
      ['post_festum', '', 'hidden'],
      ['support_followup', '0', ''],
      ['report', '', 'hidden'],
      ['total', '10', ''],
    ]);
  });
});

const validate = new Ajv2020({ strict: false, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } }).compile(schema);

describe('the report as a file', () => {
  it('is valid by its published schema in every language, for every audience and line', async () => {
    await world.contact(
      ...many(6, { day: '2012-01-10', ...thb, clients: ['ana'] }),
      ...many(2, { day: '2012-02-10', line: '116000', category: 'mc_case' }),
    );
    for (const language of ['en', 'sr-Latn', 'sr-Cyrl'] as const)
      for (const audience of ['internal', 'partner', 'public'] as const)
        for (const line of ['sos', '116000']) {
          const made = await report({ language, audience, line });
          expect(validate(made), JSON.stringify(validate.errors)).toBe(true);
        }
  });

  it('gives the same bytes for the same data, and a figure behind every value', async () => {
    await world.contact({ day: '2012-01-10', ...thb, clients: ['ana'] });
    const one = engine.render(await compute(), 'json');
    expect(engine.render(await compute(), 'json')).toBe(one);
    const made = JSON.parse(one) as HotlineReport;
    for (const pointer of pointersOf(made)) {
      expect(
        Object.keys(made.figures).some(
          (known) => known === pointer || (known.endsWith('/*') && pointer.startsWith(known.slice(0, -1))),
        ),
        pointer,
      ).toBe(true);
    }
  });

  it('speaks three languages with the same numbers; codes are never translated', async () => {
    await world.contact(...many(1234, { day: '2012-01-10' }).slice(0, 12));
    const [english, latin, cyrillic] = await Promise.all(
      (['en', 'sr-Latn', 'sr-Cyrl'] as const).map((language) => report({ language })),
    );
    expect(english!.callsByCategory.map((row) => row.code)).toEqual(cyrillic!.callsByCategory.map((row) => row.code));
    expect(latin!.callsByCategory[0]?.label).toBe('Pozivi direktno u vezi sa trgovinom ljudima');
    expect(cyrillic!.callsByCategory[0]?.label).toBe('Позиви директно у вези са трговином људима');
    expect(english!.callsByMonth).toEqual(cyrillic!.callsByMonth);
    expect(engine.page(await compute({ language: 'sr-Cyrl' })).prose).toContain('Током 2012.');
  });

  it('leaves one row in the audit and is refused for tomorrow', async () => {
    audited.length = 0;
    await compute();
    expect(audited).toEqual(['statistics.compute-report']);
    await expect(compute({ asOf: '2021-12-15' })).rejects.toMatchObject({ code: 'statistics.as-of-in-future' });
    await expect(compute({ from: '2012-02-01', to: '2012-01-01' })).rejects.toMatchObject({
      code: 'statistics.period-reversed',
    });
  });
});

/** JSON pointers of every number in the body. */
function pointersOf(value: unknown, at = ''): string[] {
  if (typeof value === 'number') return /\/(sharePct|year|schemaVersion)$/.test(at) ? [] : [at];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    at === '' && key === 'figures' ? [] : pointersOf(inner, `${at}/${key}`),
  );
}

describe('whatever happened', () => {
  const days = fc
    .integer({ min: 0, max: 365 })
    .map((n) => new Date(Date.UTC(2012, 0, 1) + n * 86_400_000).toISOString().slice(0, 10) as Day);
  const contact = fc.record({
    day: days,
    late: fc.integer({ min: 0, max: 90 }),
    voidedAfter: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
    kind: fc.constantFrom(thb, risk, { category: 'other', subcategory: null }),
    hour: fc.option(fc.integer({ min: 0, max: 23 }), { nil: null }),
    channel: fc.constantFrom('phone', 'email', 'chat_messenger'),
  });
  const plus = (of: string, n: number): string =>
    new Date(Date.parse(`${of}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);

  it('calls are the sum of months, categories, subcategories, channels and of the rows valid on the as-of day', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(contact, { maxLength: 12 }), days, async (contacts, asOf) => {
        org = randomUUID() as OrganisationId;
        await admin.query(
          `insert into access.organisation (org_id, name, zone, synthetic, made_on) values ($1, 'Test ◇', 'Europe/Belgrade', true, '2012-01-01')`,
          [org],
        );
        const here = factsWorld(admin, org);
        const rows = contacts.map((one) => {
          const recorded = plus(one.day, one.late);
          return {
            ...one.kind,
            day: one.day,
            recorded,
            hour: one.hour,
            channel: one.channel,
            ...(one.voidedAfter ? { replaced: plus(recorded, one.voidedAfter) } : {}),
          };
        });
        await here.contact(...rows);
        const made = await report({ asOf });
        const valid = rows.filter(
          (row) => row.recorded <= asOf && (!('replaced' in row) || row.replaced! > asOf) && row.day <= '2012-12-31',
        ).length;
        const sum = (numbers: readonly (number | null | undefined)[]): number =>
          numbers.reduce<number>((a, b) => a + (b ?? 0), 0);
        expect(made.totals.calls).toBe(valid);
        expect(sum(made.callsByMonth.map((row) => row.calls))).toBe(valid);
        expect(sum(made.callsByCategory.map((row) => row.calls))).toBe(valid);
        expect(
          sum(made.callsByCategory.flatMap((row) => row.subcategories?.map((inner) => inner.calls) ?? [row.calls])),
        ).toBe(valid);
        expect(sum(made.byChannel.map((row) => row.calls))).toBe(valid);
        if (made.byCallerRole) expect(sum(made.byCallerRole.map((row) => row.calls))).toBe(valid);
      }),
      { numRuns: 25 },
    );
  });
});
