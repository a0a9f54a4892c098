import { type Figures, hideCloseTotals, type ReportRequest } from '../../statistics/index.ts';
import { type Answers, SINCE } from './hotline-questions.ts';
import type { HotlineReport, YearRow } from './report-data.ts';

/** Running totals since March 2002: one row a year's end, the last on the as-of day. They equal the sum of the years. */
export function cumulativeOf(
  answers: Answers,
  request: ReportRequest,
  threshold: { readonly persons: number; readonly events: number },
): HotlineReport['cumulative'] {
  const last = Number(request.asOf.slice(0, 4));
  const years: number[] = [];
  for (let year = Number(SINCE.slice(0, 4)); year <= last; year += 1) years.push(year);
  const calls = running(answers.callsByYear, years, threshold.events);
  const clients = running(answers.clientsByYear, years, threshold.persons);
  const identified = running(answers.identifiedByYear, years, threshold.persons);
  const byYear: YearRow[] = years.map((year, i) => ({
    year,
    calls: calls[i] ?? null,
    clients: clients[i] ?? null,
    identifiedVictims: identified[i] ?? null,
  }));
  return {
    since: SINCE.slice(0, 7),
    calls: calls.at(-1) ?? null,
    clients: clients.at(-1) ?? null,
    identifiedVictims: identified.at(-1) ?? null,
    byYear,
  };
}

function running(figures: Figures, years: readonly number[], threshold: number): (number | null)[] {
  if (figures.missing) return years.map(() => null);
  const byYear = new Map(figures.rows.map(({ codes, n }) => [Number(codes[0]), n]));
  let sum = 0;
  const totals = years.map((year) => {
    sum += byYear.get(year) ?? 0;
    return sum;
  });
  return hideCloseTotals(totals, threshold).map((one) => one.value);
}
