import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Asked, aReportWorld, many, type ReportWorld, risk, thb } from '../../../../tests/report-world.ts';
import { openStatistics } from '../../statistics/index.ts';
import type { FactsWorld } from '../../statistics/testing.ts';
import { hotlineDefinitions } from '../definitions/index.ts';
import { hotlineReport } from './hotline-report.ts';
import type { HotlineReport } from './report-data.ts';

// small worlds, counted on paper
let place: ReportWorld;
let world: FactsWorld;
beforeAll(async () => {
  place = await aReportWorld();
});
afterAll(() => place.close());
beforeEach(async () => {
  world = await place.begin();
});

const report = async (asked?: Asked): Promise<HotlineReport> => (await place.compute(asked)).data as HotlineReport;

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
  });
});

describe('calls by telephone', () => {
  it('are phone and voicemail together, a row below the channels, under a rule of their own', async () => {
    await world.contact(
      ...many(6, { day: '2012-01-10' }),
      ...many(2, { day: '2012-02-10', channel: 'voicemail' }),
      ...many(2, { day: '2012-02-10', channel: 'email' }),
    );
    const { data, page } = await place.compute().then(async (made) => ({
      data: made.data as HotlineReport,
      page: place.engine.page(made),
    }));
    expect(data.period.byTelephone).toBe(8);
    expect(data.figures['/period/byTelephone']).toMatchObject({ definition: 'hotline.by-telephone@1', n: 8 });
    const channels = page.sections.find((section) => section.id === 'H8')?.table?.rows ?? [];
    expect(channels.slice(-2).map((row) => [row.code, ...row.cells.map((cell) => cell.value)])).toEqual([
      ['total', 10, 100],
      ['by_telephone', 8, 80],
    ]);
    expect(page.sections[0]?.asides?.[0]).toBe('8 of these by telephone');
    const method = page.sections.find((section) => section.id === 'H14');
    expect(method?.rules?.find((rule) => rule.name === 'hotline.by-telephone@1')?.rule).toContain('voicemail');
  });

  it('are not told where they would tell a channel that is hidden', async () => {
    await world.contact(
      ...many(40, { day: '2012-01-10' }),
      ...many(3, { day: '2012-02-10', channel: 'voicemail' }),
      ...many(12, { day: '2012-03-10', channel: 'email' }),
    );
    const made = await report({ audience: 'public' });
    expect(made.byChannel.find((row) => row.code === 'voicemail')).toMatchObject({ calls: null, mark: 'hidden' });
    expect(made.byChannel.find((row) => row.code === 'phone')?.calls).toBe(40);
    expect(made.period.byTelephone).toBeNull();
    expect((await report()).period.byTelephone).toBe(43);
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
    const result = await place.compute({ audience: 'public' });
    const csv = await place.engine.render(result, 'csv');
    const values = csv
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(','));
    const page = place.engine.page(result);
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
