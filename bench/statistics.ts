import { openHome } from '../src/app/home.ts';
import { type House, openHouse } from '../src/app/house.ts';
import { furniture, modules, statistics } from '../src/app/modules.ts';
import { rollUpAll } from '../src/app/roll-up-all.ts';
import {
  type Definition,
  forgetRollups,
  markChanged,
  openStatistics,
  type Question,
  type ReportLayout,
  type Statistics,
  verifyRollups,
  yearPeriod,
} from '../src/modules/statistics/index.ts';
import { organisations } from '../src/platform/access/index.ts';
import { readSettings } from '../src/platform/config/index.ts';
import type { Actor, Tx } from '../src/platform/database/index.ts';
import { type Day, localTime, type OrganisationId } from '../src/platform/kernel/index.ts';
import type { Figure } from './figures.ts';
import { homeWith } from './homes.ts';
import { cpuOfFamily } from './processes.ts';
import { postmasterOf } from './server.ts';

/**
 * Figures over very many contacts (statistics.md section 11): the annual report out of what was counted ahead, after an
 * edit in a past month, and from the facts alone; counting everything ahead; what a new contact pays for it. In this
 * process, on the embedded database: milliseconds of waiting, and the CPU of both sides, the middle of seven after one to
 * warm up.
 */
const TIMES = 7;
const CONTACTS = 48_361;

export async function benchStatistics(wish: { readonly scale: number; readonly home?: string }): Promise<Figure[]> {
  const { scale } = wish;
  const folder = wish.home ?? (await homeWith({ scale, sealedEvery: scale < 100 ? 1 : 100 }));
  const settings = readSettings({ home: folder }, {});
  const home = await openHome({ settings, furniture: furniture(() => null as never), onLine: () => undefined });
  const house = openHouse({ settings, secrets: home.secrets, facts: home.facts });
  try {
    return await measure(house, postmasterOf(folder), scale);
  } finally {
    await house.close();
    await home.close();
  }
}

async function measure(house: House, postmaster: number, scale: number): Promise<Figure[]> {
  const { database, clock } = house.ground;
  const [organisation] = await organisations(database);
  const org = organisation?.id as OrganisationId;
  const { day: today } = localTime(clock.now(), 'Europe/Belgrade');
  const as = <T>(kind: Actor['kind'], run: (tx: Tx) => Promise<T>): Promise<T> =>
    database.withActor({ kind, org, user: null, groups: [] }, run);
  const report = (engine: Statistics, asOf: Day) =>
    as('stats', (tx) =>
      engine.compute(tx, {
        report: 'hotline',
        period: yearPeriod(2018),
        asOf,
        today,
        line: 'sos',
        audience: 'internal',
        language: 'en',
      }),
    );
  const plain = openStatistics({
    definitions: modules.flatMap((module) => (module.definitions ?? []) as readonly Definition[]),
    reports: modules.flatMap((module) => (module.reports ?? []) as readonly ReportLayout[]),
  });
  const figure = (question: string, value: number, target?: number, more: Partial<Figure> = {}): Figure => ({
    bench: 'statistics',
    question,
    among: CONTACTS * scale,
    value,
    unit: 'ms',
    ...(target === undefined ? {} : { target }),
    ...more,
  });
  const measured = async (run: () => Promise<unknown>, times = TIMES): Promise<Measured> => {
    if (times > 1) await run();
    const all: Measured[] = [];
    for (let n = 0; n < times; n++) {
      const before = { db: cpuOfFamily(postmaster), app: process.cpuUsage(), ms: performance.now() };
      await run();
      const { user, system } = process.cpuUsage(before.app);
      const ms = performance.now() - before.ms;
      all.push({ ms, app: (user + system) / 1000, db: cpuOfFamily(postmaster) - before.db });
    }
    const middle = (of: keyof Measured) => all.map((one) => one[of]).sort((a, b) => a - b)[all.length >> 1] as number;
    return { ms: middle('ms'), app: middle('app'), db: middle('db') };
  };
  const told = (question: string, { ms, app, db }: Measured, target?: number) =>
    figure(question, ms, target, { app, db });
  const ask = (engine: Statistics, definition: string, by: readonly string[]) =>
    as('stats', (tx) => engine.ask(tx, { definition, by, period: yearPeriod(2018), asOf: today } as Question));

  await as('jobs', forgetRollups);
  const rebuilt = await measured(() => rollUpAll(house, org), 1);
  const target = scale <= 2 ? 300 : scale <= 100 ? 2000 : 10_000;
  const yearEnd = '2018-12-31' as Day;
  const ahead = await measured(() => report(statistics, today));
  const aheadThen = await measured(() => report(statistics, yearEnd));
  const persons = await measured(() => ask(statistics, 'victims.by-form-each', ['form']));
  const fromFacts = await measured(() => report(plain, today), scale >= 100 ? 1 : 3);
  const edit = (month: string) =>
    as('desk', (tx) => markChanged(tx, { 'hotline.contacts': [month], 'hotline.first-days': [month] }));
  await edit('2012-05');
  await edit('2018-05');
  const edited = await measured(() => report(statistics, today));
  const more = { ms: edited.ms - ahead.ms, app: edited.app - ahead.app, db: edited.db - ahead.db };
  const again = await measured(() => rollUpAll(house, org), 1);
  const times500 = async (run: () => Promise<unknown>) => {
    for (let n = 0; n < 500; n++) await run();
  };
  const marks = await measured(() => times500(() => edit('2012-06')), 1);
  const empty = await measured(() => times500(() => as('desk', (tx) => tx.query('select 1'))), 1);
  await rollUpAll(house, org);
  const verified = await measured(() => as('stats', (tx) => verifyRollups(tx, statistics.rollups)), 1);
  return [
    figure('count everything ahead', rebuilt.ms / 1000, scale <= 100 ? 60 : undefined, {
      unit: 's',
      app: rebuilt.app / 1000,
      db: rebuilt.db / 1000,
    }),
    told('annual report, as of today', ahead, target),
    told('annual report, as of the year’s end', aheadThen, target),
    told('… from the facts alone', fromFacts),
    told('… after an edit in two past months: more', more, 200),
    told('identified persons by form, read live', persons),
    told('count those two months anew', again),
    told('verify everything', verified),
    figure('what a new contact pays', (marks.db - empty.db) / 500, 1, { unit: 'ms CPU' }),
  ];
}

/** Milliseconds: waited, of this process's CPU, of the database's. The middle of several. */
interface Measured {
  readonly ms: number;
  readonly app: number;
  readonly db: number;
}
