import { callerRoles, channels, type District, regionOf, regions } from '../../../codelists/index.ts';
import type { CodeList } from '../../../platform/kernel/index.ts';
import {
  type Asker,
  type Figures,
  hideSmall,
  hidingThresholds,
  monthsOf,
  type ReportRequest,
  type ReportWords as Words,
  yearBefore,
} from '../../statistics/index.ts';
import { categoryRows } from './categories.ts';
import { cumulativeOf } from './cumulative.ts';
import { figuresOf } from './figure-notes.ts';
import { type Answers, askAll, countsBy } from './hotline-questions.ts';
import { hiddenMark, protectedRows, protectedTotal } from './protect.ts';
import type { HotlineReport, MonthRow, ReportLine, Row } from './report-data.ts';

/** Asks everything, hides what the audience may not see, and puts the report together by its schema. */
export async function computeHotlineReport(asker: Asker, request: ReportRequest, words: Words): Promise<HotlineReport> {
  const answers = await askAll(asker, request);
  const { persons, events } = hidingThresholds[request.audience];
  const line = request.line as ReportLine;
  const calls = protectedTotal(answers.months.total, events);
  const byCategory = categoryRows(answers.categories, calls, { line, threshold: events, words });
  const sos = line === 'sos';
  const preventive = byCategory.find((row) => row.code === 'preventive_educational');
  // the year before is hidden by its own rules, as its own report would be
  const callsBefore = protectedTotal(answers.previousMonths.total, events);
  const before = categoryRows(answers.categoriesBefore, callsBefore, { line, threshold: events, words });
  const receivedBefore = sos ? cellOf(before, 'thb_related', 'report') : null;
  const byChannel = listRows(channels, countsBy(answers.channels), calls, events, words);
  const received = sos ? shownIn(byCategory, 'thb_related', 'report', answers.reports.total) : null;

  const report: Omit<HotlineReport, 'figures'> = {
    report: 'hotline',
    schemaVersion: 1,
    organisation: request.organisation,
    line,
    audience: request.audience,
    language: words.language,
    period: {
      ...request.period,
      before: {
        ...yearBefore(request.period),
        calls: callsBefore,
        ...clientTotals(answers.clientsBefore.total, answers.firstTimeBefore.total, persons),
        identifiedVictims: protectedTotal(answers.identifiedBefore.total, persons),
        reports: receivedBefore,
        ledToIdentification: receivedBefore === null ? null : protectedTotal(answers.ledBefore.total, events),
        atRisk: sos ? cellOf(before, 'preventive_educational', 'potential_victim_at_risk') : null,
      },
      byTelephone: telephoneOf(byChannel, answers.telephone.total),
      entries: {
        late: protectedTotal(answers.late.total, events),
        corrected: protectedTotal(answers.corrected.total, events),
        drafts: protectedTotal(answers.drafts.total, events),
      },
    },
    asOf: request.asOf,
    synthetic: request.synthetic,
    totals: {
      calls,
      ...clientTotals(answers.clients.total, answers.firstTime.total, persons),
      identifiedVictims: protectedTotal(answers.identified.total, persons),
    },
    callsByMonth: monthRows(answers, request, calls, events),
    callsByCategory: byCategory,
    reports: { received, ledToIdentification: received === null ? null : protectedTotal(answers.led.total, events) },
    atRisk: {
      calls: sos
        ? shownIn(byCategory, 'preventive_educational', 'potential_victim_at_risk', answers.atRisk.total)
        : null,
      of: sos ? (preventive?.calls ?? null) : null,
    },
    cumulative: cumulativeOf(answers, request, { persons, events }),
    byChannel,
    ...(answers.roles.missing
      ? {}
      : { byCallerRole: listRows(callerRoles, countsBy(answers.roles), calls, events, words) }),
    ...(answers.districts.missing ? {} : { byRegion: regionRows(answers.districts, calls, events, words) }),
    ...(answers.clock.missing || calls === null ? {} : { byWeekdayHour: clockRows(answers.clock, events) }),
    ...(answers.bands.missing ? {} : { clientsByContacts: bandRows(answers, persons) }),
  };
  return { ...report, figures: figuresOf(report, answers, words) };
}

/** The sum of two channels is told where both are: it would give away the one that is hidden. */
const telephoneOf = (byChannel: readonly Row[], n: number | null): number | null =>
  byChannel.some(({ code, mark }) => (code === 'phone' || code === 'voicemail') && mark === 'hidden') ? null : n;

/** The same cell of two tables is shown in both or in none. */
function shownIn(rows: readonly Row[], category: string, subcategory: string, n: number | null): number | null {
  const cell = rows.find((row) => row.code === category)?.subcategories?.find((row) => row.code === subcategory);
  return cell === undefined || cell.mark === 'hidden' ? null : n;
}

function cellOf(rows: readonly Row[], category: string, subcategory: string): number | null {
  const inside = rows.find((row) => row.code === category)?.subcategories;
  return inside?.find((row) => row.code === subcategory)?.calls ?? null;
}

function clientTotals(
  all: number | null,
  first: number | null,
  threshold: number,
): Pick<HotlineReport['totals'], 'clients' | 'firstTimeClients' | 'returningClients'> {
  if (all === null || first === null) {
    return { clients: all, firstTimeClients: protectedTotal(first, threshold), returningClients: null };
  }
  const clients = protectedTotal(all, threshold);
  const [firstTime, returning] = hideSmall([first, all - first], threshold);
  const show = (value: number | null | undefined): number | null => (clients === null ? null : (value ?? null));
  return { clients, firstTimeClients: show(firstTime?.value), returningClients: show(returning?.value) };
}

function monthRows(answers: Answers, request: ReportRequest, calls: number | null, threshold: number): MonthRow[] {
  const months = monthsOf(request.period);
  const before = monthsOf(yearBefore(request.period));
  const now = countsBy(answers.months);
  const then = countsBy(answers.previousMonths);
  const shown = hideSmall(
    months.map((month) => now.get(month) ?? 0),
    threshold,
  );
  const shownThen = hideSmall(
    before.map((month) => then.get(month) ?? 0),
    threshold,
  );
  return months.map((month, i) => {
    const hidden = shown[i]!.hidden || calls === null;
    return {
      month,
      calls: hidden ? null : shown[i]!.value,
      ...hiddenMark(hidden),
      previousCalls: shownThen[i]?.value ?? null,
      ...(shownThen[i]?.hidden ? { previousMark: 'hidden' as const } : {}),
    };
  });
}

/** Every code of the list in its order, then codes that the list does not have. */
function listRows(
  list: CodeList,
  counts: ReadonlyMap<string, number>,
  whole: number | null,
  threshold: number,
  words: Words,
): Row[] {
  const known: string[] = list.codes.map((code) => code.code);
  const others = [...counts.keys()].filter((code) => !known.includes(code)).sort();
  const parts = [...known, ...others].map((code) => ({
    code,
    label:
      others.includes(code) && code === 'unknown' ? words.t('hotline-report.unknown') : words.codeLabel(list, code),
    n: counts.get(code) ?? 0,
  }));
  return protectedRows(parts, whole, threshold);
}

function regionRows(figures: Figures, whole: number | null, threshold: number, words: Words): Row[] {
  const counts = new Map<string, number>();
  for (const [district, n] of countsBy(figures)) {
    const region = regionOf(district as District) ?? 'unknown';
    counts.set(region, (counts.get(region) ?? 0) + n);
  }
  if (!counts.has('unknown')) counts.set('unknown', 0);
  return listRows(regions, counts, whole, threshold, words);
}

/** Seven rows of 24 hours, Monday first; an unknown hour stands in no cell and is told in the note. */
function clockRows(figures: Figures, threshold: number): (number | null)[][] {
  const cells = new Array<number>(7 * 24).fill(0);
  for (const { codes, n } of figures.rows) {
    const [weekday, hour] = codes;
    if (hour === '' || hour === undefined) continue;
    cells[(Number(weekday) - 1) * 24 + Number(hour)] = n;
  }
  const shown = hideSmall(cells, threshold);
  return Array.from({ length: 7 }, (_, day) => shown.slice(day * 24, day * 24 + 24).map((cell) => cell.value));
}

/** First and last number of contacts of a band. */
export const contactBands = [
  { band: '0', from: 0, to: 0 },
  { band: '1', from: 1, to: 1 },
  { band: '2-5', from: 2, to: 5 },
  { band: '6-20', from: 6, to: 20 },
  { band: '21+', from: 21, to: Number.POSITIVE_INFINITY },
] as const;

function bandRows(answers: Answers, threshold: number): NonNullable<HotlineReport['clientsByContacts']> {
  const counts = contactBands.map(({ from, to }) =>
    answers.bands.rows.reduce(
      (sum, { codes, n }) => (Number(codes[0]) >= from && Number(codes[0]) <= to ? sum + n : sum),
      0,
    ),
  );
  const all = protectedTotal(answers.clients.total, threshold);
  const shown = hideSmall(counts, threshold);
  const rows = contactBands.map(({ band }, i) => {
    const hidden = shown[i]!.hidden || all === null;
    return { band, clients: hidden ? null : shown[i]!.value, ...hiddenMark(hidden) };
  });
  // clients of before this system, known by their first day only: a row where there is one
  return counts[0] === 0 ? rows.slice(1) : rows;
}
