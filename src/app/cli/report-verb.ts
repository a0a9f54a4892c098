import { writeFile } from 'node:fs/promises';
import { BOM, yearPeriod } from '../../modules/statistics/index.ts';
import { isUiLanguage } from '../../platform/i18n/index.ts';
import { type Day, isDay, localTime, Refusal } from '../../platform/kernel/index.ts';
import { statistics } from '../modules.ts';
import { type Given, type Verb, WrongUsage } from './arguments.ts';
import { inHome, settingsOf, theOrganisation } from './in-home.ts';
import { result, say } from './terminal.ts';

/** Reports read facts only: they need the home, not a user, and are an audit row too. */
const formats = ['json', 'html', 'pdf', 'docx', 'xlsx', 'csv'] as const;
const audiences = ['internal', 'partner', 'public'] as const;

export const reportVerb: Verb = {
  words: ['report', 'hotline'],
  what: 'The annual hotline report. Everything that was recorded by the as-of day counts, nothing that came later.',
  options: [
    { name: 'year', value: 'Y', what: 'a whole year; or --from and --to' },
    { name: 'from', value: 'DAY', what: 'first day, YYYY-MM-DD' },
    { name: 'to', value: 'DAY', what: 'last day included' },
    { name: 'as-of', value: 'DAY', what: 'what was known by this day (default today)' },
    { name: 'line', value: 'GROUP', what: 'sos (default) or 116000' },
    { name: 'audience', value: 'WHO', what: `${audiences.join(', ')} (default internal)` },
    { name: 'lang', value: 'LANG', what: 'en (default), sr-Latn, sr-Cyrl' },
    { name: 'format', value: 'FORMAT', what: formats.join(', '), needed: true },
    { name: 'bom', what: 'csv: begin with the mark by which a spreadsheet knows UTF-8' },
    { name: 'out', value: 'FILE', what: 'where to write (default standard output)' },
    { name: 'org', value: 'ID', what: 'which organisation, where there are several' },
  ],
  async run(given) {
    const format = oneOf(given.needed('format'), formats, 'format');
    if (given.is('bom') && format !== 'csv') throw new WrongUsage('--bom is for --format csv');
    const audience = oneOf(given.text('audience') ?? 'internal', audiences, 'audience');
    const line = oneOf(given.text('line') ?? 'sos', ['sos', '116000'] as const, 'line');
    const language = given.text('lang') ?? 'en';
    if (!isUiLanguage(language)) throw new WrongUsage('--lang is en, sr-Latn or sr-Cyrl');
    const period = periodOf(given);
    const asOf = dayOf(given, 'as-of');
    await inHome(settingsOf(given), async (house) => {
      const organisation = await theOrganisation(house, given);
      const today = localTime(house.ground.clock.now(), organisation.zone).day;
      const actor = { kind: 'stats', org: organisation.id, user: null, groups: [] } as const;
      const report = await house.ground.database.withActor(actor, (tx) =>
        statistics.compute(tx, { report: 'hotline', period, asOf: asOf ?? today, today, line, audience, language }),
      );
      const written = await statistics.file(report, format, 'embedded');
      const file = given.is('bom') ? Buffer.concat([Buffer.from(BOM), written]) : written;
      const out = given.text('out');
      if (!out) return result(file);
      await writeFile(out, file).catch((cause: unknown) => {
        throw new Refusal('cli.cannot-write', 409, { cause, data: { sentence: 'The file cannot be written.' } });
      });
      say('Written.');
    });
  },
};

function oneOf<T extends string>(value: string, allowed: readonly T[], name: string): T {
  if (!(allowed as readonly string[]).includes(value)) throw new WrongUsage(`--${name} is ${allowed.join(', ')}`);
  return value as T;
}

function dayOf(given: Given, name: string): Day | undefined {
  const value = given.text(name);
  if (value !== undefined && !isDay(value)) throw new WrongUsage(`--${name} is not a day: YYYY-MM-DD`);
  return value as Day | undefined;
}

function periodOf(given: Given) {
  const year = given.text('year');
  const from = dayOf(given, 'from');
  const to = dayOf(given, 'to');
  if (year !== undefined) {
    if (from || to) throw new WrongUsage('--year, or --from and --to');
    if (!/^\d{4}$/.test(year)) throw new WrongUsage('--year is four digits');
    return yearPeriod(Number(year));
  }
  if (!from || !to) throw new WrongUsage('--year, or --from and --to');
  return { from, to };
}
