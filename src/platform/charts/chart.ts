import type { Palette } from './palette.ts';

/**
 * What every chart takes and gives. A chart is a pure function of its input: no id, no time, no chance, so the same input
 * gives the same bytes. Numbers and words come formatted by the caller's language; a chart has no words of its own.
 */
export interface ChartInput {
  readonly title: string;
  /** the unit counted, as a word of the reader's language: "calls" */
  readonly unit: string;
  readonly formats: ChartFormats;
  /** stands where a value is hidden: "fewer than 10". Needed as soon as a value is null */
  readonly hiddenWord?: string;
  /** a sentence made of published values, said first to those who cannot see the chart */
  readonly summary?: string;
  /** pixels at 100 %; a narrow chart is laid out anew, not only scaled */
  readonly width?: number;
  readonly palette?: Palette;
}

/** `Words` of platform/i18n fits. */
export interface ChartFormats {
  formatNumber(value: number, fractionDigits?: number): string;
  /** of a value in percent: 67.6 */
  formatPercent(value: number, fractionDigits?: number): string;
}

/** One published value. null is hidden or not measured and is drawn as a gap that says nothing about its size. */
export interface ChartValue {
  readonly value: number | null;
  /** a sign printed behind the number: "≈" for a noisy, "r" for a revised one */
  readonly mark?: string;
}

export interface Chart {
  readonly svg: string;
  /** the same values as a table, in the same order */
  readonly table: ChartTable;
  readonly altText: string;
}

export interface ChartTable {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly ChartCell[] }[];
}

export interface ChartCell extends ChartValue {
  /** as printed: the number with its mark, or the word for a hidden value */
  readonly text: string;
}

/** The printed form of a value; refuses what is no count, because a wrong bar is worse than none. */
export function cellOf(input: ChartInput, { value, mark }: ChartValue): ChartCell {
  if (value !== null && !(Number.isFinite(value) && value >= 0)) throw new RangeError('a chart draws counts only');
  const text = value === null ? wordForHidden(input) : input.formats.formatNumber(value) + (mark ? ` ${mark}` : '');
  return { value, ...(mark === undefined ? {} : { mark }), text };
}

export function wordForHidden(input: ChartInput): string {
  if (!input.hiddenWord) throw new RangeError('a chart with a hidden value needs a word for it');
  return input.hiddenWord;
}

/** Title, summary, then every row: "Calls by month. calls: January 304; February 230". Only from what is published. */
export function altTextOf(input: ChartInput, parts: readonly string[]): string {
  const values = parts.length > 0 ? `${input.unit}: ${parts.join('; ')}` : '';
  return [input.title, input.summary, values]
    .filter((part) => part)
    .map((part) => part!.replace(/\.$/, ''))
    .join('. ');
}
