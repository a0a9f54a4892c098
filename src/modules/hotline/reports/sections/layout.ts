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

/** Whether a value is hidden, or is not there for another reason. */
export const hiddenAt = ({ report, t }: Layout, pointer: string, value: number | null): 'hidden' | undefined =>
  value === null && report.figures[pointer]?.note === t('notes.hidden') ? 'hidden' : undefined;

/** The largest shown row; where one is hidden, or nothing was counted, the sentence says that and nothing else. */
export function mostOf({ t, words }: Layout, rows: readonly Row[]): string {
  if (rows.some((row) => row.calls === null)) return t('sentence.hidden');
  const most = rows.reduce<Row | undefined>((a, b) => (a && a.calls! >= b.calls! ? a : b), undefined);
  if (!most?.calls) return t('sentence.none');
  return t('sentence.most', {
    label: most.label,
    n: words.formatNumber(most.calls!),
    pct: words.formatPercent(most.sharePct ?? 0),
  });
}

export const withSentence = (sentence: string | undefined): Pick<PageSection, 'sentence'> =>
  sentence === undefined ? {} : { sentence };

/** The sentence of a table whose own could not be said: something is hidden, nothing was counted, or all is equal. */
export const missingWords = ({ t }: Layout, hidden: boolean, n: number): string =>
  t(hidden ? 'sentence.hidden' : n === 0 ? 'sentence.none' : 'sentence.equal');

/** The same where a figure itself could not be given: its own note says why. */
export function whyNot({ report, t }: Layout, ...pointers: readonly string[]): string {
  const notes = pointers.map((pointer) => report.figures[pointer]).filter((figure) => figure?.n === null);
  const note = notes.find((figure) => figure?.note && figure.note !== t('notes.hidden'))?.note;
  return note ?? t('sentence.hidden');
}
