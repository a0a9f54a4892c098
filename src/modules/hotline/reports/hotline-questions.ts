import type { Day } from '../../../platform/kernel/index.ts';
import {
  type Asker,
  type Figures,
  isWholeYear,
  type Question,
  type ReportRequest,
  yearBefore,
} from '../../statistics/index.ts';

/** Everything the annual report asks, in one go: the questions go down one connection together. */
export type Answers = Readonly<Record<Asked, Figures>>;
export type Asked =
  | 'months'
  | 'previousMonths'
  | 'categories'
  | 'channels'
  | 'telephone'
  | 'roles'
  | 'districts'
  | 'clock'
  | 'reports'
  | 'atRisk'
  | 'led'
  | 'clients'
  | 'firstTime'
  | 'bands'
  | 'identified'
  | 'callsByYear'
  | 'clientsByYear'
  | 'identifiedByYear'
  | 'late'
  | 'corrected'
  | 'drafts'
  | Before;

/** The same of the year before. */
type Before = 'categoriesBefore' | 'ledBefore' | 'clientsBefore' | 'firstTimeBefore' | 'identifiedBefore';

export const SINCE = '2002-03-01' as Day;

export async function askAll(asker: Asker, request: ReportRequest): Promise<Answers> {
  const { period, asOf, today, line } = request;
  const base = { period, asOf, today, line };
  const sinceStart = { period: { from: SINCE, to: [asOf, SINCE].sort()[1] as Day }, asOf, today, line };
  const contacts = (by: readonly string[], extra: Partial<Question> = {}): Promise<Figures> =>
    asker.ask({ ...base, definition: 'hotline.contacts', by, ...extra });
  const of = (definition: string, by: readonly string[] = []): Promise<Figures> =>
    asker.ask({ ...base, definition, by });
  const before = (definition: string, by: readonly string[] = []): Promise<Figures> =>
    asker.ask({ ...base, period: yearBefore(period), definition, by });
  const running = (definition: string): Promise<Figures> => asker.ask({ ...sinceStart, definition, by: ['year'] });

  const asked: Record<Asked, Promise<Figures>> = {
    months: contacts(['month']),
    previousMonths: contacts(['month'], { period: yearBefore(period) }),
    categories: of('hotline.contacts-by-category', ['category', 'subcategory']),
    channels: contacts(['channel']),
    telephone: of('hotline.by-telephone'),
    roles: contacts(['caller_role']),
    districts: contacts(['district']),
    // class B, whole years only: a single week's hours would be one person's
    clock: isWholeYear(period) ? contacts(['weekday', 'hour']) : Promise.resolve(NOT_ASKED),
    reports: of('hotline.reports'),
    atRisk: of('hotline.at-risk'),
    led: of('hotline.reports-identified'),
    clients: of('hotline.clients'),
    firstTime: of('hotline.first-time-clients'),
    bands: of('hotline.clients-by-contacts', ['rows']),
    identified: of('victims.identified-own'),
    callsByYear: running('cumulative.calls'),
    clientsByYear: running('cumulative.clients'),
    identifiedByYear: running('cumulative.identified-own'),
    late: of('hotline.late-entries'),
    corrected: of('hotline.corrected-contacts'),
    drafts: of('hotline.drafts'),
    categoriesBefore: before('hotline.contacts-by-category', ['category', 'subcategory']),
    ledBefore: before('hotline.reports-identified'),
    clientsBefore: before('hotline.clients'),
    firstTimeBefore: before('hotline.first-time-clients'),
    identifiedBefore: before('victims.identified-own'),
  };
  const names = Object.keys(asked) as Asked[];
  const answers = await Promise.all(names.map((name) => asked[name]));
  return Object.fromEntries(names.map((name, i) => [name, answers[i]!])) as Record<Asked, Figures>;
}

const NOT_ASKED: Figures = {
  definition: null,
  missing: 'whole-months',
  query: null,
  denominator: null,
  rows: [],
  total: null,
};

/** Counts by the first code; an empty code is the one given. */
export function countsBy(figures: Figures, empty = 'unknown'): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { codes, n } of figures.rows) {
    const code = codes[0] || empty;
    counts.set(code, (counts.get(code) ?? 0) + n);
  }
  return counts;
}
