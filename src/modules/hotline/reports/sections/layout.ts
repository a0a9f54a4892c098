import type { Day } from '../../../../platform/kernel/index.ts';
import type {
  PageCell,
  PageColumn,
  PageRow,
  PageSection,
  PageTable,
  PageTools,
  Unit,
  ReportWords as Words,
} from '../../../statistics/index.ts';
import type { HotlineReport, Mark, Row } from '../report-data.ts';

/** Small steps with which the sections are laid out: words, cells, tables, notes. */
export interface Layout {
  readonly report: HotlineReport;
  readonly words: Words;
  readonly tools: PageTools;
  t(key: string, params?: Readonly<Record<string, string | number>>): string;
  /** a number set in bold by the page */
  strong(n: number, format?: (n: number) => string): string;
  cell(value: number | null, mark?: Mark): PageCell;
  percent(value: number | null, mark?: Mark): PageCell;
  /** "As of 31 December 2012." and the counting rule of the figure */
  notes(pointer: string, ...more: (string | undefined)[]): string[];
  column(pointer: string, of: { label: string; measure: string } & Partial<PageColumn>): PageColumn;
}

const BOLD = ['\ue000', '\ue001'] as const;

export function layoutOf(report: HotlineReport, tools: PageTools): Layout {
  const { words } = tools;
  const t: Layout['t'] = (key, params) => words.t(`hotline-report.${key}`, params);
  const figureAt = (pointer: string) => report.figures[pointer];
  const text = (value: number | null, mark: Mark | undefined, format: (n: number) => string): string =>
    value === null ? t(mark === 'hidden' ? 'hidden' : 'none') : format(value);
  const cell = (value: number | null, mark: Mark | undefined, format: (n: number) => string): PageCell => ({
    value,
    ...(mark ? { mark } : {}),
    text: text(value, mark, format),
  });
  return {
    report,
    words,
    tools,
    t,
    strong: (n, format = words.formatNumber) => `${BOLD[0]}${format(n)}${BOLD[1]}`,
    cell: (value, mark) => cell(value, mark, (n) => words.formatNumber(n)),
    percent: (value, mark) => cell(value, mark, (n) => words.formatNumber(n, 1)),
    notes(pointer, ...more) {
      const figure = figureAt(pointer);
      const definition = figure && tools.definition(figure.definition);
      const rule = definition ? tools.inLanguage(definition.rule) : undefined;
      const all = [t('as-of', { day: words.formatDay(report.asOf as Day) }), rule, figure?.note, ...more];
      return all.filter((one): one is string => one !== undefined && one !== '');
    },
    column(pointer, of) {
      const figure = figureAt(pointer);
      return { unit: (figure?.unit ?? 'contact') as Unit, definition: figure?.definition ?? '', ...of };
    },
  };
}

/** A table of codes with number and share, and its total where it is shown. */
export function codedTable(
  layout: Layout,
  of: {
    id: string;
    pointer: string;
    dim: string;
    rowHead: string;
    shareHead: string;
    rows: readonly Row[];
    whole: number | null;
  },
): PageTable {
  const { t, cell, percent } = layout;
  const rows: PageRow[] = of.rows.map((row) => ({
    code: row.code,
    label: row.label,
    cells: [cell(row.calls, row.mark), percent(row.sharePct, row.mark)],
  }));
  const total: PageRow = {
    code: 'total',
    label: t('columns.total'),
    total: true,
    cells: [
      cell(of.whole, of.whole === null ? 'hidden' : undefined),
      percent(of.whole === null || of.whole === 0 ? null : 100),
    ],
  };
  return {
    id: of.id,
    rowHead: of.rowHead,
    dim1: of.dim,
    columns: [
      layout.column(of.pointer, { label: t('columns.calls'), measure: 'calls' }),
      layout.column(of.pointer, { label: of.shareHead, measure: 'share', unit: 'percent' }),
    ],
    rows: [...rows, total],
  };
}

/** The largest shown row, for the sentence; none where it could tell what is hidden. */
export function mostOf({ t, words }: Layout, rows: readonly Row[]): string | undefined {
  const shown = rows.filter((row) => row.calls !== null && row.sharePct !== null);
  if (shown.length === 0 || shown.length < rows.length) return undefined;
  const most = shown.reduce((a, b) => (b.calls! > a.calls! ? b : a));
  if (most.calls === 0) return undefined;
  return t('sentence.most', {
    label: most.label,
    n: words.formatNumber(most.calls!),
    pct: words.formatPercent(most.sharePct!),
  });
}

export const withSentence = (sentence: string | undefined): Pick<PageSection, 'sentence'> =>
  sentence === undefined ? {} : { sentence };
