import { altTextOf, type Chart, type ChartCell, type ChartInput, type ChartValue, cellOf } from './chart.ts';
import { hatch } from './hatch.ts';
import type { Palette } from './palette.ts';
import { largest } from './scale.ts';
import { drawing, element, label, line, paletteOf, widthOf } from './svg.ts';
import { textWidth, wrapped } from './text-width.ts';

export interface BarRow extends ChartValue {
  readonly label: string;
  /** ink of the bar, 0 to 3; the first unless two kinds of rows are to be told apart */
  readonly tone?: 0 | 1 | 2 | 3;
}

export interface BarChartInput extends ChartInput {
  /** head of the label column of the table */
  readonly labelHead: string;
  readonly rows: readonly BarRow[];
}

const BAR = 20;
const LINE = 16;
const GAP_WIDTH = 56;
/** below this width labels stand above their bars */
const NARROW = 480;

/** Horizontal bars, one a row, with the number behind. */
export function barChart(input: BarChartInput): Chart {
  const palette = paletteOf(input);
  const cells = input.rows.map((row) => cellOf(input, row));
  const width = widthOf(input);
  const narrow = width < NARROW;
  const labels = input.rows.map((row) => wrapped(row.label, narrow ? width : width * 0.4));
  const start = narrow ? 0 : Math.max(176, ...labels.flat().map((words) => textWidth(words) + 16));
  const numbers = cells.filter((cell) => cell.value !== null).map((cell) => textWidth(cell.text, true) + 16);
  const room = width - start - Math.max(52, ...numbers);
  const perUnit = room / largest(cells.map((cell) => cell.value));

  let y = 0;
  let bars = '';
  for (const [i, row] of input.rows.entries()) {
    const words = labels[i]!;
    const height = narrow ? words.length * LINE + BAR + 12 : Math.max(30, words.length * LINE + 4);
    const top = narrow ? y + words.length * LINE + 4 : y + (height - BAR) / 2;
    const first = narrow ? y + 12 : y + height / 2 + 4 - ((words.length - 1) * LINE) / 2;
    bars += words.map((each, n) => label(0, first + n * LINE, each, { fill: palette.ink2 })).join('');
    bars += bar(start, top, perUnit, cells[i]!, row.tone ?? 0, palette);
    y += height;
  }
  const altText = altTextOf(
    input,
    input.rows.map((row, i) => `${row.label} ${cells[i]!.text}`),
  );
  return {
    svg: drawing(input, y + 2, altText, bars + (narrow ? '' : line(start, 0, start, y, palette.rule))),
    table: {
      columns: [input.labelHead, input.unit],
      rows: input.rows.map((row, i) => ({ label: row.label, cells: [cells[i]!] })),
    },
    altText,
  };
}

function bar(x: number, y: number, perUnit: number, cell: ChartCell, tone: number, palette: Palette): string {
  const width = cell.value === null ? GAP_WIDTH : cell.value * perUnit;
  const number = label(x + width + 8, y + 14, cell.text, {
    fill: cell.value === null ? palette.ink2 : palette.ink,
    bold: cell.value !== null,
  });
  if (cell.value === null) return hatch(x, y, width, BAR, palette) + number;
  return (
    element('rect', { x, y, width, height: BAR, fill: palette.tones[tone], stroke: edgeOf(tone, palette) }) + number
  );
}

/** The third tone is too light to stand without an edge. */
export const edgeOf = (tone: number, palette: Palette): string | undefined => (tone === 2 ? palette.edge : undefined);
