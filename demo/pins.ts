import type { ExploitationForm } from '../src/codelists/index.ts';
import {
  formsTo2011,
  type LineGroup,
  missingBabies,
  months2012,
  pinned2012,
  pinned2016,
  recipePeriods,
} from './recipe.ts';

/**
 * Demo-data.md section 3 as data: what the organisation must show, for every row that contacts, clients and findings can
 * answer. The counts are those of scale 1; scale s shows s times as much. `to` is the last day included. A check asks
 * the real reports the same questions.
 */
export interface Pin {
  readonly id: string;
  /** published: printed by ASTRA; derived: computed from printed figures; demo: the value of this demonstration */
  readonly basis: 'published' | 'derived' | 'demo';
  readonly question: Question;
  readonly expected: number;
}

export type Question =
  | {
      readonly measure: 'calls';
      readonly line: LineGroup;
      readonly from: string;
      readonly to: string;
      readonly category?: string;
      readonly subcategory?: string;
    }
  | {
      readonly measure: 'clients' | 'first-time-clients' | 'returning-clients';
      readonly line: LineGroup;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly measure: 'victims';
      readonly from: string;
      readonly to: string;
      readonly child?: boolean;
      readonly sex?: 'f' | 'm';
      readonly form?: ExploitationForm;
      readonly citizenship?: string;
    }
  | {
      readonly measure: 'reports-identified' | 'persons-of-reports';
      readonly line: LineGroup;
      readonly from: string;
      readonly to: string;
      readonly asOf: string;
    };

const START = '2002-03-01';

/** calls, clients, victims since March 2002; a figure of the demonstration is marked */
const CUMULATIVE: readonly (readonly [to: string, calls: number, clients: number, victims: number, demo: string])[] = [
  ['2007-06-30', 6529, 1565, 251, ''],
  ['2008-10-17', 8019, 1790, 269, 'calls'],
  ['2011-12-01', 14594, 2690, 387, 'clients'],
  ['2011-12-31', 14821, 2706, 387, 'victims'],
  ['2012-12-31', 17871, 3086, 420, ''],
  ['2016-12-31', 28151, 4800, 484, 'calls'],
  ['2018-07-29', 33651, 5550, 502, 'calls clients'],
  ['2018-10-17', 35121, 5640, 503, 'calls clients'],
  ['2018-12-31', 35761, 5750, 504, 'calls clients'],
  ['2021-12-31', 48361, 7400, 562, 'calls clients'],
];

function cumulative(): Pin[] {
  return CUMULATIVE.flatMap(([to, calls, clients, victims, demo]) => {
    const basis = (what: string): Pin['basis'] => {
      if (demo.includes(what)) return 'demo';
      return to === '2011-12-31' ? 'derived' : 'published';
    };
    const period = { from: START, to };
    return [
      {
        id: `calls-to-${to}`,
        basis: basis('calls'),
        question: { measure: 'calls', line: 'sos', ...period },
        expected: calls,
      },
      {
        id: `clients-to-${to}`,
        basis: basis('clients'),
        question: { measure: 'first-time-clients', line: 'sos', ...period },
        expected: clients,
      },
      {
        id: `victims-to-${to}`,
        basis: basis('victims'),
        question: { measure: 'victims', ...period },
        expected: victims,
      },
    ];
  });
}

const victims = (
  id: string,
  from: string,
  to: string,
  expected: number,
  of: { child?: boolean; sex?: 'f' | 'm'; form?: ExploitationForm; citizenship?: string } = {},
): Pin => ({ id, basis: 'published', question: { measure: 'victims', from, to, ...of }, expected });

const calls = (
  id: string,
  line: LineGroup,
  from: string,
  to: string,
  expected: number,
  of: { category?: string; subcategory?: string } = {},
): Pin => ({
  id,
  basis: 'published',
  question: { measure: 'calls', line, from, to, ...of },
  expected,
});

const inYear = (year: number): readonly [string, string] => [`${year}-01-01`, `${year}-12-31`];

/** Forms of 1 December 2011 are asked at the end of November; the demonstration has no finding on that one day. */
const forms2011 = (Object.entries(formsTo2011) as [ExploitationForm, number][]).map(([form, n]) =>
  victims(`2011-form-${form}`, START, '2011-11-30', n, { form }),
);

const year2012 = inYear(2012);
const of2012 = { line: 'sos', from: year2012[0], to: year2012[1] } as const;
const pins2012: Pin[] = [
  calls('2012-calls', 'sos', ...year2012, pinned2012.calls),
  calls('2012-trafficking', 'sos', ...year2012, 2061, { category: 'thb_related' }),
  calls('2012-preventive', 'sos', ...year2012, pinned2012.preventive, { category: 'preventive_educational' }),
  { ...calls('2012-other', 'sos', ...year2012, pinned2012.other, { category: 'other' }), basis: 'derived' },
  ...Object.entries(pinned2012.thb).map(([subcategory, n]) =>
    calls(`2012-${subcategory}`, 'sos', ...year2012, n, { subcategory }),
  ),
  calls('2012-at-risk', 'sos', ...year2012, pinned2012.preventiveAtRisk, { subcategory: 'potential_victim_at_risk' }),
  ...months2012.map((n, i) => {
    const month = `2012-${String(i + 1).padStart(2, '0')}`;
    return calls(
      `calls-in-${month}`,
      'sos',
      `${month}-01`,
      `${month}-${new Date(Date.UTC(2012, i + 1, 0)).getUTCDate()}`,
      n,
    );
  }),
  {
    id: '2012-clients',
    basis: 'published',
    question: { measure: 'clients', ...of2012 },
    expected: pinned2012.clientsActive,
  },
  {
    id: '2012-first-time',
    basis: 'published',
    question: { measure: 'first-time-clients', ...of2012 },
    expected: pinned2012.clientsNew,
  },
  {
    id: '2012-returning',
    basis: 'derived',
    question: { measure: 'returning-clients', ...of2012 },
    expected: pinned2012.clientsReturning,
  },
  {
    id: '2012-reports-identified',
    basis: 'published',
    question: { measure: 'reports-identified', ...of2012, asOf: '2012-12-31' },
    expected: pinned2012.identifiedFromReports,
  },
  { ...victims('2012-victims', ...year2012, 33), basis: 'derived' },
];

const year2016 = inYear(2016);
const pins2016: Pin[] = [
  calls('2016-reports', 'sos', ...year2016, pinned2016.reports, { subcategory: 'report' }),
  victims('2016-victims', ...year2016, pinned2016.identified),
  {
    id: '2016-reports-identified',
    basis: 'published',
    question: { measure: 'reports-identified', line: 'sos', from: year2016[0], to: year2016[1], asOf: '2016-12-31' },
    expected: pinned2016.identified,
  },
];

const year2018 = inYear(2018);
const half2020 = ['2020-01-01', '2020-06-30'] as const;
const later: Pin[] = [
  victims('2018-victims', ...year2018, 8),
  victims('2018-sexual', ...year2018, 5, { form: 'sexual' }),
  victims('2018-begging', ...year2018, 2, { form: 'begging' }),
  victims('2018-marriage', ...year2018, 1, { form: 'marriage' }),
  victims('2018-serbian', ...year2018, 7, { citizenship: 'SRB' }),
  victims('2018-albanian', ...year2018, 1, { citizenship: 'ALB' }),
  victims('2020a-victims', ...half2020, 24),
  victims('2020a-men-labour', ...half2020, 20, { sex: 'm', child: false, form: 'labour' }),
  victims('2020a-women-sexual', ...half2020, 2, { sex: 'f', child: false, form: 'sexual' }),
  victims('2020a-woman-marriage', ...half2020, 1, { sex: 'f', child: false, form: 'marriage' }),
  victims('2020a-girl-crime', ...half2020, 1, { sex: 'f', child: true, form: 'crime' }),
  victims('children-to-2008-10-17', START, '2008-10-17', 106, { child: true }),
  // 37 % of 387
  { ...victims('children-to-2011-11-30', START, '2011-11-30', 143, { child: true }), basis: 'derived' },
  victims('children-to-2018-12-31', START, '2018-12-31', 171, { child: true }),
];

const missingChildren: Pin[] = [
  calls('116000-calls', '116000', '2012-03-01', '2020-12-31', 3350),
  calls('116000-babies-2014', '116000', ...inYear(2014), missingBabies(2014, 349), { category: 'mc_missing_babies' }),
  ...recipePeriods
    .filter((p) => p.line === '116000')
    .map((p): Pin => {
      const published = p.id === '116000-2014' || p.id === '116000-2020';
      return { ...calls(`${p.id}-calls`, '116000', p.from, p.to, p.calls), basis: published ? 'published' : 'demo' };
    }),
];

export const pins: readonly Pin[] = [
  ...cumulative(),
  ...forms2011,
  ...pins2012,
  ...pins2016,
  ...later,
  ...missingChildren,
];
