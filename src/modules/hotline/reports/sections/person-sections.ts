import type { Day } from '../../../../platform/kernel/index.ts';
import {
  isWholeYear,
  type PageCell,
  type PageColumn,
  type PageRow,
  type PageSection,
} from '../../../statistics/index.ts';
import { shareOf } from '../protect.ts';
import type { HotlineReport } from '../report-data.ts';
import { hiddenAt, type Layout, whyNot, withSentence } from './layout.ts';

/** H1, H7, H12, H13: what is counted in clients, reports and persons. */
export const personSections = {
  summary: (layout: Layout): PageSection[] => [summarySection(layout)],
  rest: (layout: Layout): PageSection[] => [...bandsSection(layout), cumulativeSection(layout)],
};

interface Shown {
  readonly key: string;
  readonly pointer: string;
  readonly value: number | null;
  readonly before: Exclude<keyof HotlineReport['period']['before'], 'from' | 'to'>;
  readonly aside: string;
}

function summarySection(layout: Layout): PageSection {
  const { report, t, cell, words } = layout;
  const { totals, reports, atRisk } = report;
  const { before } = report.period;
  const sos = report.line === 'sos';
  const share = (key: string, n: number | null, whole: number | null): string => {
    const pct = shareOf(n, whole);
    return pct === null ? '' : t(key, { pct: words.formatPercent(pct) });
  };
  const all: readonly Shown[] = [
    {
      key: 'calls',
      pointer: '/totals/calls',
      value: totals.calls,
      before: 'calls',
      aside:
        report.period.byTelephone === null
          ? ''
          : t('summary.by-telephone', { n: words.formatNumber(report.period.byTelephone) }),
    },
    { key: 'clients', pointer: '/totals/clients', value: totals.clients, before: 'clients', aside: '' },
    {
      key: 'first',
      pointer: '/totals/firstTimeClients',
      value: totals.firstTimeClients,
      before: 'firstTimeClients',
      aside: share('summary.of-clients', totals.firstTimeClients, totals.clients),
    },
    {
      key: 'returning',
      pointer: '/totals/returningClients',
      value: totals.returningClients,
      before: 'returningClients',
      aside: share('summary.of-clients', totals.returningClients, totals.clients),
    },
    ...(sos
      ? ([
          {
            key: 'reports',
            pointer: '/reports/received',
            value: reports.received,
            before: 'reports',
            aside: '',
          },
          {
            key: 'led',
            pointer: '/reports/ledToIdentification',
            value: reports.ledToIdentification,
            before: 'ledToIdentification',
            aside: share('summary.of-reports', reports.ledToIdentification, reports.received),
          },
          {
            key: 'at-risk',
            pointer: '/atRisk/calls',
            value: atRisk.calls,
            before: 'atRisk',
            aside: atRisk.of === null ? '' : t('summary.of-preventive', { n: words.formatNumber(atRisk.of) }),
          },
        ] as const)
      : []),
    {
      key: 'identified',
      pointer: '/totals/identifiedVictims',
      value: totals.identifiedVictims,
      before: 'identifiedVictims',
      aside: t('summary.by-finding'),
    },
  ];
  // one figure a row: each has a rule of its own
  const year = isWholeYear(report.period) ? Number(report.period.from.slice(0, 4)) : null;
  const now = (pointer: string): PageColumn =>
    layout.column(pointer, { label: year === null ? t('columns.number') : String(year), measure: 'n' });
  const then = (pointer: string): PageColumn =>
    layout.column(pointer, {
      label: year === null ? t('columns.number-before') : String(year - 1),
      measure: 'n-year-before',
      period: `${before.from}/${before.to}`,
    });
  const rows: PageRow[] = all.map(({ key, pointer, value, before: of }) => {
    const old = `/period/before/${of}`;
    const previous = before[of];
    return {
      code: key,
      label: t(`summary.${key}`),
      cells: [cell(value, hiddenAt(layout, pointer, value)), cell(previous, hiddenAt(layout, old, previous))],
      columns: [now(pointer), then(old)],
    };
  });
  const missing = [
    ...new Set(all.flatMap(({ pointer, value }) => (value === null ? [report.figures[pointer]?.note ?? ''] : []))),
  ];
  return {
    id: 'H1',
    title: t('h1'),
    kind: 'summary',
    ...withSentence(changeOf(layout, year === null ? null : String(year - 1))),
    asides: all.map(({ aside }) => aside),
    table: {
      id: 'H1',
      rowHead: t('columns.measure'),
      dim1: 'figure',
      columns: [now('/totals/calls'), then('/period/before/calls')],
      rows,
    },
    notes: layout.notes('/totals/calls', layout.notes('/totals/clients')[1], ...missing, t('notes.year-before')),
  };
}

/** The year beside the one before, in one sentence; without a number where either is hidden. */
function changeOf({ report, t, words }: Layout, year: string | null): string {
  const { calls } = report.totals;
  const { calls: previousCalls } = report.period.before;
  if (calls === null || previousCalls === null) return t('sentence.hidden');
  const params = { calls: words.formatNumber(calls), previous: words.formatNumber(previousCalls) };
  const when = year === null ? t('year-before') : t('in-that-year', { year });
  if (previousCalls === 0) return t('sentence.before', { ...params, when });
  const sign = calls > previousCalls ? '+' : calls < previousCalls ? '−' : '±';
  const pct = words.formatPercent(Math.abs((calls - previousCalls) * 100) / previousCalls);
  return t('sentence.change', { ...params, when, change: `${sign}${pct}` });
}

/** H7: two bars of reports; the persons identified in the period stand beside, by another rule and in no bar. */
export function reportsSection(layout: Layout): PageSection {
  const { report, t, cell, percent, words } = layout;
  const { received, ledToIdentification: led } = report.reports;
  const { identifiedVictims: identified } = report.totals;
  const step = (code: 'received' | 'led', value: number | null): PageRow => ({
    code,
    label: t(`steps.${code}`),
    cells: [cell(value, value === null ? 'hidden' : undefined), percent(shareOf(value, received))],
  });
  const registered = !report.figures['/reports/ledToIdentification']?.definition.endsWith('@0');
  const bar = (value: number | null, label: string, tone: 0 | 1) => ({ label, value, tone });
  const beside: PageCell = cell(identified);
  return {
    id: 'H7',
    title: t('h7'),
    kind: 'figure',
    ...withSentence(
      received !== null && led !== null && identified !== null
        ? t('sentence.reports', {
            received: words.formatNumber(received),
            led: words.formatNumber(led),
            identified: words.formatNumber(identified),
          })
        : whyNot(layout, '/reports/received', '/reports/ledToIdentification', '/totals/identifiedVictims'),
    ),
    chart: layout.tools.draw({
      kind: 'bars',
      input: {
        title: t('h7'),
        unit: t('columns.reports'),
        hiddenWord: registered ? t('hidden') : t('none'),
        labelHead: t('columns.step'),
        rows: [bar(received, t('steps.received'), 1), bar(led, t('steps.led'), 0)],
      },
    }),
    table: {
      id: 'H7',
      rowHead: t('columns.step'),
      dim1: 'step',
      columns: [
        layout.column('/reports/ledToIdentification', { label: t('columns.reports'), measure: 'reports' }),
        layout.column('/reports/ledToIdentification', {
          label: t('columns.share-reports'),
          measure: 'share',
          unit: 'percent',
        }),
      ],
      rows: [step('received', received), step('led', led)],
    },
    notes: layout.notes('/reports/ledToIdentification', `${t('steps.identified')}: ${beside.text}.`),
  };
}

function bandsSection(layout: Layout): PageSection[] {
  const { report, t, cell, percent, words } = layout;
  const rows = report.clientsByContacts;
  if (!rows) return [];
  const { clients } = report.totals;
  const once = rows.find((row) => row.band === '1')?.clients ?? null;
  return [
    {
      id: 'H12',
      title: t('h12'),
      kind: 'figure',
      ...withSentence(
        once !== null && clients !== null
          ? t('sentence.bands', { n: words.formatNumber(once), clients: words.formatNumber(clients) })
          : t('sentence.hidden'),
      ),
      chart: layout.tools.draw({
        kind: 'bars',
        input: {
          title: t('h12'),
          unit: t('columns.clients'),
          hiddenWord: t('hidden'),
          labelHead: t('columns.contacts'),
          rows: rows.map((row) => ({ label: t(`bands.${row.band}`), value: row.clients })),
        },
      }),
      table: {
        id: 'H12',
        rowHead: t('columns.contacts'),
        dim1: 'contacts',
        columns: [
          layout.column('/clientsByContacts/*', { label: t('columns.clients'), measure: 'clients' }),
          layout.column('/clientsByContacts/*', {
            label: t('columns.share-clients'),
            measure: 'share',
            unit: 'percent',
          }),
        ],
        rows: rows.map((row) => ({
          code: row.band,
          label: t(`bands.${row.band}`),
          cells: [cell(row.clients, row.mark), percent(shareOf(row.clients, clients), row.mark)],
        })),
      },
      notes: layout.notes('/clientsByContacts/*'),
    },
  ];
}

function cumulativeSection(layout: Layout): PageSection {
  const { report, t, cell, words } = layout;
  const { cumulative, asOf, audience } = report;
  const years = cumulative.byYear;
  const protectedAudience = audience !== 'internal';
  const to = (year: number, last: boolean): string => words.formatDay((last ? asOf : `${year}-12-31`) as Day);
  const mark = (value: number | null, pointer: string): 'hidden' | undefined =>
    value === null && protectedAudience && !report.figures[pointer]?.definition.endsWith('@0') ? 'hidden' : undefined;
  const { calls, clients } = cumulative;
  return {
    id: 'H13',
    title: t('h13'),
    kind: 'figure',
    ...withSentence(
      calls !== null && clients !== null
        ? t('sentence.cumulative', {
            asOf: words.formatDay(asOf as Day),
            calls: words.formatNumber(calls),
            clients: words.formatNumber(clients),
          })
        : whyNot(layout, '/cumulative/calls', '/cumulative/clients'),
    ),
    chart: layout.tools.draw({
      kind: 'line',
      input: {
        title: t('h13'),
        unit: t('columns.calls'),
        hiddenWord: t('hidden'),
        labelHead: t('columns.to'),
        points: years.map(({ year }, i) => ({ at: year, label: to(year, i === years.length - 1) })),
        ticks: years.map(({ year }) => ({ at: year, ...(year % 2 === 0 ? { label: String(year) } : {}) })),
        series: [{ label: t('columns.calls'), values: years.map((row) => ({ value: row.calls })) }],
      },
    }),
    table: {
      id: 'H13',
      rowHead: t('columns.to'),
      dim1: 'year',
      columns: [
        layout.column('/cumulative/calls', { label: t('columns.calls'), measure: 'calls' }),
        layout.column('/cumulative/clients', { label: t('columns.clients'), measure: 'clients' }),
        layout.column('/cumulative/identifiedVictims', { label: t('columns.victims'), measure: 'identified-victims' }),
      ],
      rows: years.map((row, i) => ({
        code: String(row.year),
        label: to(row.year, i === years.length - 1),
        cells: [
          cell(row.calls, mark(row.calls, '/cumulative/calls')),
          cell(row.clients, mark(row.clients, '/cumulative/clients')),
          cell(row.identifiedVictims, mark(row.identifiedVictims, '/cumulative/identifiedVictims')),
        ],
      })),
    },
    notes: layout.notes('/cumulative/calls', report.figures['/cumulative/identifiedVictims']?.note),
  };
}
