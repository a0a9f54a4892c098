import type { PageRow, PageSection, PageTable } from '../../../statistics/index.ts';
import { yearBefore } from '../../../statistics/index.ts';
import { monthWord } from '../month-word.ts';
import { shareOf } from '../protect.ts';
import type { Row } from '../report-data.ts';
import { codedTable, hiddenAt, type Layout, missingWords, mostOf, withSentence } from './layout.ts';
import { reportsSection } from './person-sections.ts';

/** H2 to H11: what is counted in calls. */
export function callSections(layout: Layout): PageSection[] {
  const { report, t } = layout;
  const kinds = report.callsByCategory
    .map((row, i) => ({ row, pointer: `/callsByCategory/${i}/subcategories/*` }))
    .filter(({ row }) => row.subcategories);
  const sos = report.line === 'sos';
  return [
    monthsSection(layout),
    categoriesSection(layout),
    ...kinds.slice(0, 3).map(({ row, pointer }, i) =>
      kindSection(layout, {
        id: `H${4 + i}`,
        title: sos ? t(`h${4 + i}`) : t('of-kind', { label: row.label }),
        row,
        pointer,
      }),
    ),
    ...(sos ? [reportsSection(layout)] : []),
    barSection(layout, { id: 'H8', key: 'channel', pointer: '/byChannel/*', rows: report.byChannel }),
    ...(report.byCallerRole
      ? [barSection(layout, { id: 'H9', key: 'caller', pointer: '/byCallerRole/*', rows: report.byCallerRole })]
      : []),
    ...(report.byRegion
      ? [barSection(layout, { id: 'H10', key: 'region', pointer: '/byRegion/*', rows: report.byRegion })]
      : []),
    ...(report.byWeekdayHour ? [clockSection(layout, report.byWeekdayHour)] : []),
  ];
}

function monthsSection(layout: Layout): PageSection {
  const { report, t, cell, words } = layout;
  const before = yearBefore(report.period);
  const year = (day: string): string => day.slice(0, 4);
  const sameYear = year(report.period.from) === year(report.period.to);
  const labels = [
    sameYear ? t('columns.calls-of', { year: year(report.period.from) }) : t('columns.calls'),
    sameYear ? t('columns.calls-of', { year: year(before.from) }) : t('columns.calls-before'),
  ] as const;
  const rows = report.callsByMonth;
  const words12 = rows.map((row) => (sameYear ? monthWord(layout, row.month) : row.month));
  const shown = rows.filter((row) => row.calls !== null);
  const most =
    shown.length === rows.length && shown.length > 1 ? shown.reduce((a, b) => (b.calls! > a.calls! ? b : a)) : null;
  const least = most && shown.reduce((a, b) => (b.calls! < a.calls! ? b : a));
  const { calls } = report.totals;
  return {
    id: 'H2',
    title: t('h2'),
    kind: 'wide',
    ...withSentence(
      most && least && most.calls !== least.calls
        ? t('sentence.months', {
            most: words.formatMonth(most.month as never),
            n: words.formatNumber(most.calls!),
            least: words.formatMonth(least.month as never),
            m: words.formatNumber(least.calls!),
          })
        : missingWords(layout, shown.length < rows.length, most?.calls ?? 0),
    ),
    chart: layout.tools.draw({
      kind: 'columns',
      input: {
        title: t('h2'),
        unit: t('columns.calls'),
        hiddenWord: t('hidden'),
        labelHead: t('columns.month'),
        labels: words12,
        width: 1040,
        series: [
          { label: labels[0], values: rows.map((row) => ({ value: row.calls })) },
          { label: labels[1], values: rows.map((row) => ({ value: row.previousCalls })) },
        ],
      },
    }),
    table: {
      id: 'H2',
      rowHead: t('columns.month'),
      dim1: 'month',
      columns: [
        layout.column('/callsByMonth/*', { label: labels[0], measure: 'calls' }),
        layout.column('/callsByMonth/*', {
          label: labels[1],
          measure: 'calls-year-before',
          period: `${before.from}/${before.to}`,
        }),
      ],
      rows: rows.map((row) => ({
        code: row.month,
        label: words.formatMonth(row.month as never),
        cells: [cell(row.calls, row.mark), cell(row.previousCalls, row.previousMark)],
      })),
    },
    notes: layout.notes(
      '/callsByMonth/*',
      calls === null ? undefined : t('sum-of-months', { n: words.formatNumber(calls) }),
    ),
  };
}

function categoriesSection(layout: Layout): PageSection {
  const { report, t } = layout;
  const rows = report.callsByCategory;
  return {
    id: 'H3',
    title: t('h3'),
    kind: 'figure',
    ...withSentence(mostOf(layout, rows)),
    chart: layout.tools.draw({
      kind: 'stacked',
      input: {
        title: t('h3'),
        unit: t('columns.calls'),
        hiddenWord: t('hidden'),
        labelHead: t('columns.category'),
        shareHead: t('columns.share-calls'),
        parts: rows.map((row) => ({ label: row.label, value: row.calls, sharePct: row.sharePct })),
      },
    }),
    table: codedTable(layout, {
      id: 'H3',
      pointer: '/callsByCategory/*',
      dim: 'category',
      rowHead: t('columns.category'),
      shareHead: t('columns.share-calls'),
      rows,
      whole: report.totals.calls,
    }),
    notes: layout.notes('/callsByCategory/*'),
  };
}

function bars(layout: Layout, title: string, head: string, rows: readonly Row[]) {
  return layout.tools.draw({
    kind: 'bars',
    input: {
      title,
      unit: layout.t('columns.calls'),
      hiddenWord: layout.t('hidden'),
      labelHead: head,
      rows: rows.map((row) => ({ label: row.label, value: row.calls })),
    },
  });
}

function kindSection(layout: Layout, of: { id: string; title: string; row: Row; pointer: string }): PageSection {
  const { t } = layout;
  const rows = of.row.subcategories ?? [];
  return {
    id: of.id,
    title: of.title,
    kind: 'figure',
    ...withSentence(mostOf(layout, rows)),
    chart: bars(layout, of.title, t('columns.kind'), rows),
    table: codedTable(layout, {
      id: of.id,
      pointer: of.pointer,
      dim: 'subcategory',
      rowHead: t('columns.kind'),
      shareHead: t('columns.share-category'),
      rows,
      whole: of.row.calls,
    }),
    notes: layout.notes(of.pointer),
  };
}

function barSection(
  layout: Layout,
  of: { id: string; key: 'channel' | 'caller' | 'region'; pointer: string; rows: readonly Row[] },
): PageSection {
  const { t, report } = layout;
  const title = t(of.id.toLowerCase());
  return {
    id: of.id,
    title,
    kind: 'figure',
    ...withSentence(mostOf(layout, of.rows)),
    chart: bars(layout, title, t(`columns.${of.key}`), of.rows),
    table: withTelephone(layout, of.key, {
      id: of.id,
      pointer: of.pointer,
      dim: of.key,
      rowHead: t(`columns.${of.key}`),
      shareHead: t('columns.share-calls'),
      rows: of.rows,
      whole: report.totals.calls,
    }),
    notes: layout.notes(of.pointer),
  };
}

/** Below the channels and their sum: how many of all came by telephone, by a rule of its own. */
function withTelephone(layout: Layout, key: string, of: Parameters<typeof codedTable>[1]): PageTable {
  const table = codedTable(layout, of);
  if (key !== 'channel') return table;
  const { report, t, cell, percent } = layout;
  const pointer = '/period/byTelephone';
  const n = report.period.byTelephone;
  const mark = hiddenAt(layout, pointer, n);
  const row: PageRow = {
    code: 'by_telephone',
    label: t('by-telephone'),
    cells: [cell(n, mark), percent(shareOf(n, of.whole), mark)],
    columns: [
      layout.column(pointer, { label: t('columns.calls'), measure: 'calls' }),
      layout.column(pointer, { label: of.shareHead, measure: 'share', unit: 'percent' }),
    ],
  };
  return { ...table, rows: [...table.rows, row] };
}

function clockSection(layout: Layout, cells: readonly (readonly (number | null)[])[]): PageSection {
  const { t, words, cell } = layout;
  const days = cells.map((_, i) => words.formatWeekday(i + 1, 'short'));
  const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
  const flat = cells.flat();
  const busiest = flat.reduce<number>((best, n, i) => ((n ?? -1) > (flat[best] ?? -1) ? i : best), 0);
  const most = flat[busiest];
  const hour = busiest % 24;
  return {
    id: 'H11',
    title: t('h11'),
    kind: 'wide',
    ...withSentence(
      most
        ? t('sentence.clock', {
            weekday: words.formatWeekday(Math.floor(busiest / 24) + 1),
            hour,
            next: hour + 1,
            n: words.formatNumber(most),
          })
        : missingWords(layout, flat.includes(null), 0),
    ),
    chart: layout.tools.draw({
      kind: 'heat',
      input: {
        title: t('h11'),
        unit: t('columns.calls'),
        hiddenWord: t('hidden'),
        labelHead: t('columns.weekday'),
        rowLabels: days,
        columnLabels: hours,
        width: 1040,
        values: cells.map((row) => row.map((value) => ({ value }))),
      },
    }),
    table: {
      id: 'H11',
      rowHead: t('columns.weekday'),
      dim1: 'weekday',
      columns: hours.map((code) =>
        layout.column('/byWeekdayHour/*', { label: code, measure: 'calls', dim2: 'hour', code2: code }),
      ),
      rows: cells.map((row, i) => ({
        code: String(i + 1),
        label: words.formatWeekday(i + 1),
        cells: row.map((value) => cell(value, value === null ? 'hidden' : undefined)),
      })),
    },
    notes: layout.notes('/byWeekdayHour/*'),
  };
}
