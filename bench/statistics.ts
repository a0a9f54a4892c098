import { openHome } from '../src/app/home.ts';
import { type House, openHouse } from '../src/app/house.ts';
import { furniture, modules, statistics } from '../src/app/modules.ts';
import { rollUpAll } from '../src/app/roll-up-all.ts';
import {
  type Definition,
  forgetRollups,
  markChanged,
  openStatistics,
  type ReportLayout,
  type Statistics,
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
 * process, on the embedded database: milliseconds of waiting, the middle of seven after one to warm up.
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
  const cpu = async (run: () => Promise<unknown>): Promise<{ ms: number; db: number }> => {
    const before = cpuOfFamily(postmaster);
    const begun = performance.now();
    await run();
    return { ms: performance.now() - begun, db: cpuOfFamily(postmaster) - before };
  };

  await as('jobs', forgetRollups);
  const rebuilt = await cpu(() => rollUpAll(house, org));
  const target = scale <= 2 ? 300 : scale <= 100 ? 2000 : 10_000;
  const yearEnd = '2018-12-31' as Day;
  const ahead = await middle(() => report(statistics, today));
  const aheadThen = await middle(() => report(statistics, yearEnd));
  const fromFacts = await middle(() => report(plain, today), scale >= 100 ? 1 : 3);
  await as('desk', (tx) => markChanged(tx, { 'hotline.contacts': ['2012-05'], 'hotline.first-days': ['2012-05'] }));
  await as('desk', (tx) => markChanged(tx, { 'hotline.contacts': ['2018-05'], 'hotline.first-days': ['2018-05'] }));
  const edited = await middle(() => report(statistics, today));
  const again = await cpu(() => rollUpAll(house, org));
  const marks = await cpu(async () => {
    for (let n = 0; n < 500; n++)
      await as('desk', (tx) => markChanged(tx, { 'hotline.contacts': ['2012-06'], 'hotline.first-days': ['2012-06'] }));
  });
  const empty = await cpu(async () => {
    for (let n = 0; n < 500; n++) await as('desk', (tx) => tx.query('select 1'));
  });
  await rollUpAll(house, org);
  return [
    figure('count everything ahead', rebuilt.ms / 1000, scale <= 100 ? 60 : undefined, { unit: 's', db: rebuilt.db }),
    figure('annual report, as of today', ahead, target),
    figure('annual report, as of the year’s end', aheadThen, target),
    figure('… from the facts alone', fromFacts),
    figure('… after an edit in two past months: more', edited - ahead, 200),
    figure('count those two months anew', again.ms, undefined, { db: again.db }),
    figure('what a new contact pays', (marks.db - empty.db) / 500, 1, { unit: 'ms CPU' }),
  ];
}

async function middle(run: () => Promise<unknown>, times = TIMES): Promise<number> {
  if (times > 1) await run();
  const took: number[] = [];
  for (let n = 0; n < times; n++) {
    const begun = performance.now();
    await run();
    took.push(performance.now() - begun);
  }
  return took.sort((a, b) => a - b)[Math.floor(took.length / 2)] as number;
}
