import type {
  BarChartInput,
  ColumnChartInput,
  HeatTableInput,
  LineChartInput,
  StackedBarInput,
} from '../../../platform/charts/index.ts';
import type { Catalogue, Words } from '../../../platform/i18n/index.ts';
import type { Bilingual, Definition } from '../definition.ts';
import type { PageChart, ReportPage, ReportRequest } from '../report.ts';
import type { Asker } from '../store/ask-definition.ts';

/**
 * A report layout asks definitions by id and lays the answers out twice: as data by a published schema, and as a page of
 * titled tables from which every format is rendered. The module that owns the subject writes it; statistics knows none.
 */
/** Words, numbers and days in the language of the report. */
export type ReportWords = Words;

export type ChartSpec =
  | { readonly kind: 'columns'; readonly input: Omit<ColumnChartInput, 'formats'> }
  | { readonly kind: 'bars'; readonly input: Omit<BarChartInput, 'formats'> }
  | { readonly kind: 'stacked'; readonly input: Omit<StackedBarInput, 'formats'> }
  | { readonly kind: 'line'; readonly input: Omit<LineChartInput, 'formats'> }
  | { readonly kind: 'heat'; readonly input: Omit<HeatTableInput, 'formats'> };

export interface PageTools {
  readonly words: Words;
  draw(chart: ChartSpec): PageChart;
  inLanguage(text: Bilingual): string;
  /** by its printed name, `hotline.contacts@1` */
  definition(name: string): Definition | undefined;
}

export interface ReportLayout {
  readonly id: string;
  /** JSON Schema 2020-12 of the data */
  readonly schema: object;
  /** the layout's own words, reached as `<name>.<key>` */
  readonly words: Catalogue;
  compute(asker: Asker, request: ReportRequest, words: Words): Promise<object>;
  page(data: object, tools: PageTools): ReportPage;
}

export interface TypedLayout<Data extends object> extends Omit<ReportLayout, 'compute' | 'page'> {
  compute(asker: Asker, request: ReportRequest, words: Words): Promise<Data>;
  page(data: Data, tools: PageTools): ReportPage;
}

/** Ties compute and page to one shape of data. */
export const defineReport = <Data extends object>(layout: TypedLayout<Data>): ReportLayout =>
  layout as unknown as ReportLayout;
