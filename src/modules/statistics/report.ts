import type { Day } from '../../platform/kernel/index.ts';
import type { Unit } from './definition.ts';
import type { Period } from './question.ts';
import type { Audience } from './small-numbers.ts';

/**
 * A report as a page: titled tables, charts, sentences, counting rules. Every format is rendered from it, so that all hold
 * the same numbers.
 */
export type { Audience } from './small-numbers.ts';

export const reportFormats = ['json', 'html', 'pdf', 'docx', 'xlsx', 'csv'] as const;
export type ReportFormat = (typeof reportFormats)[number];
export type TextFormat = 'json' | 'csv' | 'html';
export const isText = (format: ReportFormat): format is TextFormat =>
  format === 'json' || format === 'csv' || format === 'html';

export const reportTypes: Readonly<Record<ReportFormat, string>> = {
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

export interface ReportRequest {
  readonly organisation: { readonly id: string; readonly name: string };
  readonly synthetic: boolean;
  readonly period: Period;
  readonly asOf: Day;
  readonly today: Day;
  readonly line: string;
  readonly audience: Audience;
}

/** One entry of `figures` in a report's data. */
export interface FigureNote {
  readonly definition: string;
  readonly unit: Unit;
  readonly class: 'A' | 'B' | 'C' | 'D';
  readonly n: number | null;
  readonly denominator: string | null;
  readonly query: `sha256:${string}`;
  readonly release?: string | null;
  readonly note?: string;
}

export interface PageCell {
  readonly value: number | null;
  readonly mark?: 'noisy' | 'hidden' | 'merged' | 'revised';
  /** as printed in the page's language */
  readonly text: string;
}

export interface PageColumn {
  readonly label: string;
  /** codes for the tidy file; never translated */
  readonly measure: string;
  readonly unit: Unit | 'percent';
  readonly definition: string;
  readonly dim2?: string;
  readonly code2?: string;
  /** where a column is of another period than the page */
  readonly period?: string;
}

export interface PageRow {
  readonly label: string;
  readonly code: string;
  readonly total?: boolean;
  /** where each row has a rule of its own */
  readonly columns?: readonly PageColumn[];
  readonly cells: readonly PageCell[];
}

export interface PageTable {
  readonly id: string;
  readonly rowHead: string;
  readonly dim1: string;
  readonly columns: readonly PageColumn[];
  readonly rows: readonly PageRow[];
}

export interface PageChart {
  readonly svg: string;
  /** the same drawing laid out for a narrow screen */
  readonly narrow: string;
}

export interface PageSection {
  /** H1 … H14 */
  readonly id: string;
  readonly title: string;
  readonly kind: 'summary' | 'figure' | 'wide' | 'method';
  /** one sentence made of the same figures */
  readonly sentence?: string;
  readonly chart?: PageChart;
  readonly table?: PageTable;
  /** under a number of the summary: "69.6 % of clients" */
  readonly asides?: readonly string[];
  readonly notes: readonly string[];
  readonly rules?: readonly {
    readonly name: string;
    readonly title: string;
    readonly rule: string;
    readonly by: string;
  }[];
}

export interface ReportPage {
  readonly report: string;
  readonly organisation: string;
  readonly title: string;
  readonly language: 'en' | 'sr-Latn' | 'sr-Cyrl';
  readonly period: string;
  readonly asOf: string;
  readonly synthetic: string | null;
  readonly head: readonly { readonly label: string; readonly value: string }[];
  /** numbers stand between U+E000 and U+E001, so that a page can set them in bold */
  readonly prose: string;
  readonly sections: readonly PageSection[];
  readonly words: { readonly table: string; readonly method: string };
}
