import { createHash } from 'node:crypto';
import { type FigureNote, type Figures, nameOf, type Unit, type ReportWords as Words } from '../../statistics/index.ts';
import type { Answers, Asked } from './hotline-questions.ts';
import type { HotlineReport } from './report-data.ts';

/** The query of a figure that was not asked: the hash of no text. */
const NO_QUERY = `sha256:${createHash('sha256').update('').digest('hex')}` as const;

interface Told {
  readonly asked: Asked;
  /** where nobody registered it */
  readonly id: string;
  readonly unit: Unit;
  readonly n: number | null;
  readonly note?: string;
  /** why it is not counted at all */
  readonly absent?: string;
}

/** Behind every value of the report: definition, unit, class, n, denominator and query. Keys are JSON pointers. */
export function figuresOf(
  report: Omit<HotlineReport, 'figures'>,
  answers: Answers,
  words: Words,
): Record<string, FigureNote> {
  const { totals, reports, atRisk, cumulative } = report;
  const other = report.line === 'sos' ? undefined : words.t('hotline-report.notes.not-on-this-line');
  const told: Record<string, Told> = {
    '/totals/calls': { asked: 'months', id: 'hotline.contacts', unit: 'contact', n: totals.calls },
    '/totals/clients': { asked: 'clients', id: 'hotline.clients', unit: 'client', n: totals.clients },
    '/totals/firstTimeClients': {
      asked: 'firstTime',
      id: 'hotline.first-time-clients',
      unit: 'client',
      n: totals.firstTimeClients,
    },
    '/totals/returningClients': {
      asked: 'clients',
      id: 'hotline.clients',
      unit: 'client',
      n: totals.returningClients,
      note: words.t('hotline-report.notes.returning'),
    },
    '/totals/identifiedVictims': {
      asked: 'identified',
      id: 'victims.identified-own',
      unit: 'person',
      n: totals.identifiedVictims,
    },
    '/period/byTelephone': {
      asked: 'telephone',
      id: 'hotline.by-telephone',
      unit: 'contact',
      n: report.period.byTelephone,
    },
    ...entriesTold(report.period.entries),
    ...beforeTold(report, words, other),
    '/callsByMonth/*': { asked: 'months', id: 'hotline.contacts', unit: 'contact', n: totals.calls },
    '/callsByCategory/*': { asked: 'categories', id: 'hotline.contacts-by-category', unit: 'contact', n: totals.calls },
    '/reports/received': {
      asked: 'reports',
      id: 'hotline.reports',
      unit: 'contact',
      n: reports.received,
      ...absentWhere(other),
    },
    '/reports/ledToIdentification': {
      asked: 'led',
      id: 'hotline.reports-identified',
      unit: 'report',
      n: reports.ledToIdentification,
      ...absentWhere(other),
    },
    '/atRisk/calls': {
      asked: 'atRisk',
      id: 'hotline.at-risk',
      unit: 'contact',
      n: atRisk.calls,
      ...absentWhere(other),
    },
    '/atRisk/of': {
      asked: 'categories',
      id: 'hotline.contacts-by-category',
      unit: 'contact',
      n: atRisk.of,
      ...absentWhere(other),
    },
    '/cumulative/calls': { asked: 'callsByYear', id: 'cumulative.calls', unit: 'contact', n: cumulative.calls },
    '/cumulative/clients': { asked: 'clientsByYear', id: 'cumulative.clients', unit: 'client', n: cumulative.clients },
    '/cumulative/identifiedVictims': {
      asked: 'identifiedByYear',
      id: 'cumulative.identified-own',
      unit: 'person',
      n: cumulative.identifiedVictims,
    },
    '/byChannel/*': { asked: 'channels', id: 'hotline.contacts', unit: 'contact', n: totals.calls },
  };
  for (const [i, row] of report.callsByCategory.entries()) {
    if (!row.subcategories) continue;
    told[`/callsByCategory/${i}/subcategories/*`] = {
      asked: 'categories',
      id: 'hotline.contacts-by-category',
      unit: 'contact',
      n: row.calls,
    };
  }
  for (const [i] of cumulative.byYear.entries()) {
    told[`/cumulative/byYear/${i}/calls`] = told['/cumulative/calls']!;
    told[`/cumulative/byYear/${i}/clients`] = told['/cumulative/clients']!;
    told[`/cumulative/byYear/${i}/identifiedVictims`] = told['/cumulative/identifiedVictims']!;
  }
  if (report.byCallerRole)
    told['/byCallerRole/*'] = { asked: 'roles', id: 'hotline.contacts', unit: 'contact', n: totals.calls };
  if (report.byRegion)
    told['/byRegion/*'] = { asked: 'districts', id: 'hotline.contacts', unit: 'contact', n: totals.calls };
  if (report.byWeekdayHour) {
    const known = answers.clock.rows.reduce((sum, row) => sum + (row.codes[1] === '' ? 0 : row.n), 0);
    const unknown = (answers.clock.total ?? 0) - known;
    told['/byWeekdayHour/*'] = {
      asked: 'clock',
      id: 'hotline.contacts',
      unit: 'contact',
      n: totals.calls,
      ...noted(
        unknown > 0 && report.audience === 'internal'
          ? words.t('hotline-report.notes.hour-unknown', { n: words.formatNumber(unknown) })
          : undefined,
      ),
    };
  }
  if (report.clientsByContacts) {
    told['/clientsByContacts/*'] = {
      asked: 'bands',
      id: 'hotline.clients-by-contacts',
      unit: 'client',
      n: totals.clients,
    };
  }
  return Object.fromEntries(
    Object.entries(told).map(([pointer, one]) => [pointer, noteOf(one, answers[one.asked], report.audience, words)]),
  );
}

const entriesTold = (entries: HotlineReport['period']['entries']): Record<string, Told> => ({
  '/period/entries/late': { asked: 'late', id: 'hotline.late-entries', unit: 'contact', n: entries.late },
  '/period/entries/corrected': {
    asked: 'corrected',
    id: 'hotline.corrected-contacts',
    unit: 'contact',
    n: entries.corrected,
  },
  '/period/entries/drafts': { asked: 'drafts', id: 'hotline.drafts', unit: 'contact', n: entries.drafts },
});

/** The year before, by the same rules and as of the same day. */
function beforeTold(
  { period: { before } }: Omit<HotlineReport, 'figures'>,
  words: Words,
  other: string | undefined,
): Record<string, Told> {
  const note = words.t('hotline-report.notes.year-before');
  const told = (asked: Asked, id: string, unit: Unit, n: number | null): Told => ({ asked, id, unit, n, note });
  const here = absentWhere(other);
  return {
    '/period/before/calls': told('previousMonths', 'hotline.contacts', 'contact', before.calls),
    '/period/before/clients': told('clientsBefore', 'hotline.clients', 'client', before.clients),
    '/period/before/firstTimeClients': told(
      'firstTimeBefore',
      'hotline.first-time-clients',
      'client',
      before.firstTimeClients,
    ),
    '/period/before/returningClients': told('clientsBefore', 'hotline.clients', 'client', before.returningClients),
    '/period/before/identifiedVictims': told(
      'identifiedBefore',
      'victims.identified-own',
      'person',
      before.identifiedVictims,
    ),
    '/period/before/reports': {
      ...told('categoriesBefore', 'hotline.contacts-by-category', 'contact', before.reports),
      ...here,
    },
    '/period/before/ledToIdentification': {
      ...told('ledBefore', 'hotline.reports-identified', 'report', before.ledToIdentification),
      ...here,
    },
    '/period/before/atRisk': {
      ...told('categoriesBefore', 'hotline.contacts-by-category', 'contact', before.atRisk),
      ...here,
    },
  };
}

const absentWhere = (absent: string | undefined): { absent?: string } => (absent === undefined ? {} : { absent });

const noted = (note: string | undefined): { note?: string } => (note === undefined ? {} : { note });

function noteOf(told: Told, figures: Figures, audience: string, words: Words): FigureNote {
  const { definition, missing } = figures;
  const why = missing ? words.t(`hotline-report.notes.${missing}`) : undefined;
  const hidden = !missing && told.n === null ? words.t('hotline-report.notes.hidden') : undefined;
  return {
    definition: definition ? nameOf(definition) : `${told.id}@0`,
    unit: told.asked === 'bands' ? 'client' : (definition?.unit ?? told.unit),
    class: definition?.class ?? 'A',
    n: told.n,
    denominator: figures.denominator,
    query: figures.query ?? NO_QUERY,
    ...(audience === 'internal' ? {} : { release: null }),
    ...noted(why ?? told.absent ?? hidden ?? told.note),
  };
}
