import { barChart, edgeOf } from './bar-chart.ts';
import {
  altTextOf,
  type Chart,
  type ChartCell,
  type ChartInput,
  type ChartValue,
  cellOf,
  wordForHidden,
} from './chart.ts';
import { hatch } from './hatch.ts';
import type { Palette } from './palette.ts';
import { largest, ticksBelow } from './scale.ts';
import { drawing, element, label, line, paletteOf, widthOf } from './svg.ts';
import { textWidth } from './text-width.ts';

export interface ColumnSeries {
  readonly label: string;
  readonly values: readonly ChartValue[];
}

export interface ColumnChartInput extends ChartInput {
  readonly labelHead: string;
  /** one a column: months */
  readonly labels: readonly string[];
  /** the series told of, then, if there is one, the series it is laid beside (the year before) */
  readonly series: readonly [ColumnSeries] | readonly [ColumnSeries, ColumnSeries];
}

const PLOT = 124;
const HEADROOM = 27;
const ROW = 22;
/** the sign for a hidden value under a column; the word stands below */
const HIDDEN = '–';

/** Columns with their numbers under them, the previous year beside. Too narrow for its numbers, it lies down as bars. */
export function columnChart(input: ColumnChartInput): Chart {
  for (const { values } of input.series)
    if (values.length !== input.labels.length) throw new RangeError('every column needs a value or a gap');
  const palette = paletteOf(input);
  const width = widthOf(input);
  const cells = input.series.map((series) => series.values.map((value) => cellOf(input, value)));
  const max = largest(cells.flat().map((cell) => cell.value));
  const ticks = ticksBelow(max, 3.5);
  const heads = [
    ...input.series.map((series) => (input.series.length > 1 ? `M ${series.label}` : series.label)),
    ...ticks.map((tick) => input.formats.formatNumber(tick)),
  ];
  const start = Math.max(44, ...heads.map((head) => textWidth(head) + 8));
  const pitch = (width - start) / Math.max(1, input.labels.length);
  const widest = Math.max(
    ...cells.flat().map((cell) => textWidth(printed(cell), true)),
    ...input.labels.map((l) => textWidth(l)),
  );
  if (widest + 4 > pitch) return lyingDown(input, cells);

  const perUnit = (PLOT - HEADROOM) / max;
  let content = '';
  for (const tick of ticks) {
    const y = PLOT - tick * perUnit;
    content += line(0, y, width, y, palette.hair);
    content += label(0, y - 4, input.formats.formatNumber(tick), { fill: palette.ink2 });
  }
  for (const i of input.labels.keys()) {
    const middle = start + (i + 0.5) * pitch;
    content += columnsAt(
      middle,
      pitch,
      cells.map((series) => series[i]!),
      perUnit,
      palette,
    );
  }
  content += line(0, PLOT, width, PLOT, palette.rule);
  content += numbers(input, cells, start, pitch, palette);

  let height = PLOT + ROW * (1 + cells.length) + 6;
  if (cells.flat().some((cell) => cell.value === null)) {
    content += hatch(0.5, height + 6, 11, 11, palette);
    content += label(18, height + 16, `${HIDDEN} ${wordForHidden(input)}`, { fill: palette.ink2 });
    height += ROW + 2;
  }
  const altText = altTextOf(input, spoken(input, cells));
  return { svg: drawing(input, height, altText, content), table: tableOf(input, cells), altText };
}

const printed = (cell: ChartCell): string => (cell.value === null ? HIDDEN : cell.text);

function columnsAt(
  middle: number,
  pitch: number,
  cells: readonly ChartCell[],
  perUnit: number,
  palette: Palette,
): string {
  const width = cells.length === 1 ? pitch * 0.46 : pitch * 0.32;
  const current = column(cells.length === 1 ? middle - width / 2 : middle + 1, width, cells[0]!, perUnit, 0, palette);
  if (cells.length === 1) return current;
  return column(middle - width - 1, width, cells[1]!, perUnit, 2, palette) + current;
}

function column(x: number, width: number, cell: ChartCell, perUnit: number, tone: number, palette: Palette): string {
  // the full height, so that nobody takes the gap for a number
  if (cell.value === null) return hatch(x, HEADROOM, width, PLOT - HEADROOM, palette);
  const height = cell.value * perUnit;
  const place = { x, y: PLOT - height, width, height };
  return element('rect', { ...place, fill: palette.tones[tone], stroke: edgeOf(tone, palette) });
}

/** The rows under the axis: labels, a hair, then the numbers of each series. */
function numbers(
  input: ColumnChartInput,
  cells: readonly (readonly ChartCell[])[],
  start: number,
  pitch: number,
  palette: Palette,
): string {
  const middle = (i: number): number => start + (i + 0.5) * pitch;
  const first = PLOT + ROW;
  let content = input.labels
    .map((each, i) => label(middle(i), first, each, { fill: palette.ink2, anchor: 'middle' }))
    .join('');
  content += line(0, first + 8, start + pitch * input.labels.length, first + 8, palette.hair);
  for (const [n, series] of cells.entries()) {
    const y = first + ROW * (n + 1) + 2;
    const sign = cells.length > 1 ? swatch(y, n === 0 ? 0 : 2, palette) : '';
    content += sign + label(sign ? 18 : 0, y, input.series[n]!.label, { fill: palette.ink2 });
    for (const [i, cell] of series.entries())
      content += label(middle(i), y, printed(cell), {
        fill: n === 0 ? palette.ink : palette.ink2,
        anchor: 'middle',
        bold: n === 0,
      });
  }
  return content;
}

const swatch = (y: number, tone: number, palette: Palette): string =>
  element('rect', {
    x: 0.5,
    y: y - 10,
    width: 11,
    height: 11,
    fill: palette.tones[tone],
    stroke: edgeOf(tone, palette),
  });

function lyingDown(input: ColumnChartInput, cells: readonly (readonly ChartCell[])[]): Chart {
  const [current, previous] = input.series;
  const rows = input.labels.flatMap((each, i) => [
    { label: previous ? `${each} ${current.label}` : each, ...current.values[i]! },
    ...(previous ? [{ label: `${each} ${previous.label}`, tone: 2 as const, ...previous.values[i]! }] : []),
  ]);
  return { ...barChart({ ...input, rows }), table: tableOf(input, cells) };
}

const spoken = (input: ColumnChartInput, cells: readonly (readonly ChartCell[])[]): string[] =>
  input.labels.map((each, i) => {
    const before = cells[1] ? ` (${input.series[1]!.label}: ${cells[1][i]!.text})` : '';
    return `${each} ${cells[0]![i]!.text}${before}`;
  });

const tableOf = (input: ColumnChartInput, cells: readonly (readonly ChartCell[])[]) => ({
  columns: [input.labelHead, ...input.series.map((series) => series.label)],
  rows: input.labels.map((each, i) => ({ label: each, cells: cells.map((series) => series[i]!) })),
});
