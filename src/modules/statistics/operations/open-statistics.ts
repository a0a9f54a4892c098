import {
  barChart,
  columnChart,
  documentPalette,
  heatTable,
  lineChart,
  type Palette,
  stackedBar,
} from '../../../platform/charts/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { writeDocx, writePdf, writeXlsx } from '../../../platform/documents/index.ts';
import { createWords, toCyrillic, type UiLanguage, type Words } from '../../../platform/i18n/index.ts';
import type { Day } from '../../../platform/kernel/index.ts';
import { canonicalJson } from '../canonical-json.ts';
import { mixedRules } from '../comparable.ts';
import type { Bilingual, Definition } from '../definition.ts';
import { refuse } from '../errors.ts';
import en from '../locales/en.json' with { type: 'json' };
import sr from '../locales/sr.json' with { type: 'json' };
import type { Period, Question } from '../question.ts';
import { registryOf } from '../registry.ts';
import { type Audience, isText, type ReportFormat, type ReportPage, type TextFormat } from '../report.ts';
import { reportCsv } from '../report-csv.ts';
import { rollupsOf } from '../rollup.ts';
import { type AskedQuery, askerOf, type Figures } from '../store/ask-definition.ts';
import { readOrganisation } from '../store/organisation-store.ts';
import type { Rollups } from '../store/roll-up-turn.ts';
import { type FigureQuery, queriesBehind } from './figure-queries.ts';
import { reportDocument } from './report-document.ts';
import type { ChartSpec, PageTools, ReportLayout } from './report-layout.ts';

export interface ReportParameters {
  readonly report: string;
  readonly period: Period;
  readonly asOf: Day;
  /** the organisation's calendar day */
  readonly today: Day;
  readonly line: string;
  readonly audience: Audience;
  readonly language: UiLanguage;
}

/** linked: for a page of ours, whose policy forbids inline style; embedded: for a file that is read on its own. */
export type Styles = 'linked' | 'embedded';

/** The page of statistics/site: handed in by the application, because an operation knows no screens. */
export interface PageMaker {
  readonly css: string;
  html(page: ReportPage, styles: Styles): Promise<string>;
}

/** A report as data, valid by the layout's schema. The same data gives the same bytes in every format. */
export interface ReportResult {
  readonly report: string;
  readonly language: UiLanguage;
  readonly data: object;
}

export interface Statistics {
  /** Needs a transaction of kind `stats`; leaves one audit row. */
  compute(tx: Tx, parameters: ReportParameters): Promise<ReportResult>;
  /** The queries behind the figures of a report, each with the figures that it gave. Counts them anew. */
  queries(tx: Tx, parameters: ReportParameters): Promise<readonly FigureQuery[]>;
  /** One registered definition, for what no report prints yet. @throws statistics.unknown-definition */
  ask(tx: Tx, question: Question): Promise<Figures>;
  page(result: ReportResult): ReportPage;
  render(result: ReportResult, format: TextFormat, styles?: Styles): Promise<string>;
  /** Any format as the bytes of its file. */
  file(result: ReportResult, format: ReportFormat, styles?: Styles): Promise<Buffer>;
  readonly layouts: readonly ReportLayout[];
  /** the style sheet of linked pages */
  readonly css: string;
  readonly definitions: readonly Definition[];
  /** what is counted ahead of these definitions */
  readonly rollups: Rollups;
}

/** The engine over what the modules handed in. It holds no figure and no connection. */
export function openStatistics(handed: {
  readonly definitions: readonly Definition[];
  readonly reports: readonly ReportLayout[];
  readonly pages?: PageMaker | undefined;
  /** mark of the views: rollups that were made of others are not read */
  readonly madeOf?: string | undefined;
}): Statistics {
  const registry = registryOf(handed.definitions);
  const madeOf = handed.madeOf ?? null;
  const wordsBy = new Map<UiLanguage, Words>();
  const wordsOf = (language: UiLanguage): Words => {
    let words = wordsBy.get(language);
    if (!words) {
      words = createWords({ language, catalogues: [...handed.reports.map((layout) => layout.words), OWN] });
      wordsBy.set(language, words);
    }
    return words;
  };
  const layoutOf = (id: string): ReportLayout => {
    const layout = handed.reports.find((one) => one.id === id);
    if (!layout) throw refuse('unknown-definition');
    return layout;
  };
  const definitionOf = (name: string): Definition | undefined => {
    const [id, version] = name.split('@');
    return registry.find(id ?? '', Number(version));
  };
  const pageOn = ({ report, language, data }: ReportResult, medium: Medium): ReportPage => {
    const made = layoutOf(report).page(data, toolsOf(wordsOf(language), medium, definitionOf));
    for (const { chart, table } of made.sections) {
      if (!chart || !table) continue;
      const names = [...new Set(table.columns.map((column) => column.definition))];
      const rules = names.flatMap((name) => definitionOf(name) ?? []);
      if (mixedRules(rules)) throw refuse('mixed-counting-rules', { data: { definitions: names } });
    }
    return made;
  };
  async function computed(
    tx: Tx,
    { report, period, asOf, today, line, audience, language }: ReportParameters,
    noted?: (asked: AskedQuery) => void,
  ): Promise<ReportResult> {
    const layout = layoutOf(report);
    if (period.to < period.from) throw refuse('period-reversed', { path: ['to'] });
    if (asOf > today) throw refuse('as-of-in-future', { path: ['asOf'] });
    const words = wordsOf(language);
    const organisation = readOrganisation(tx);
    const request = { period, asOf, today, line, audience };
    const asker = askerOf(tx, registry, madeOf, noted);
    const data = await layout.compute(asker, { ...request, ...(await organisation) }, words);
    tx.record({ kind: 'statistics.compute-report', payload: { report, ...request, language } });
    return { report, language, data };
  }
  const page = (result: ReportResult): ReportPage => pageOn(result, 'screen');
  const render: Statistics['render'] = async (result, format, styles = 'embedded') => {
    if (format === 'json') return canonicalJson(result.data);
    if (format === 'csv') return reportCsv(page(result));
    if (!handed.pages) throw new Error('nothing was handed in that makes pages');
    return handed.pages.html(page(result), styles);
  };

  return {
    layouts: handed.reports,
    css: handed.pages?.css ?? '',
    definitions: registry.all,
    rollups: { views: rollupsOf(registry.all), madeOf: madeOf ?? 'nothing' },
    async compute(tx, parameters) {
      return computed(tx, parameters);
    },
    async queries(tx, parameters) {
      const asked: AskedQuery[] = [];
      const { data, language } = await computed(tx, parameters, (one) => asked.push(one));
      return queriesBehind(asked, data, language);
    },
    async ask(tx, question) {
      const figures = await askerOf(tx, registry, madeOf).ask(question);
      if (figures.missing === 'not-registered') throw refuse('unknown-definition');
      return figures;
    },
    page,
    render,
    async file(result, format, styles) {
      if (isText(format)) return Buffer.from(await render(result, format, styles));
      const document = reportDocument(pageOn(result, 'paper'), wordsOf(result.language));
      return WRITERS[format](document);
    },
  };
}

const OWN = { name: 'statistics', en, sr };

const WRITERS = { pdf: writePdf, docx: writeDocx, xlsx: writeXlsx } as const;

/** paper: one width, its own colours, because no style sheet reaches there */
type Medium = 'screen' | 'paper';

function toolsOf(words: Words, medium: Medium, definition: (name: string) => Definition | undefined): PageTools {
  return {
    words,
    definition,
    inLanguage(text: Bilingual) {
      if (words.language === 'en') return text.en;
      return words.language === 'sr-Latn' ? text.sr : toCyrillic(text.sr);
    },
    draw: (chart) =>
      medium === 'screen'
        ? { svg: svgOf(chart, words), narrow: svgOf(laidOut(chart, { width: NARROW }), words) }
        : { svg: svgOf(laidOut(chart, { width: PAPER, palette: documentPalette }), words), narrow: '' },
  };
}

const laidOut = (chart: ChartSpec, how: { width: number; palette?: Palette }): ChartSpec =>
  ({ ...chart, input: { ...chart.input, ...how } }) as ChartSpec;

/** fits a telephone of 390 pixels with its margins */
const NARROW = 340;
/** between the margins of A4, with words of 9 points */
const PAPER = 640;

function svgOf(chart: ChartSpec, formats: Words): string {
  switch (chart.kind) {
    case 'columns':
      return columnChart({ ...chart.input, formats }).svg;
    case 'bars':
      return barChart({ ...chart.input, formats }).svg;
    case 'stacked':
      return stackedBar({ ...chart.input, formats }).svg;
    case 'line':
      return lineChart({ ...chart.input, formats }).svg;
    case 'heat':
      return heatTable({ ...chart.input, formats }).svg;
  }
}
