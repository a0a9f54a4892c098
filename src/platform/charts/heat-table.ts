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
import { largest } from './scale.ts';
import { drawing, element, escapeXml, label, paletteOf, short, widthOf } from './svg.ts';
import { textWidth } from './text-width.ts';

export interface HeatTableInput extends ChartInput {
  /** weekdays, Monday first */
  readonly rowLabels: readonly string[];
  /** hours */
  readonly columnLabels: readonly string[];
  /** rows × columns */
  readonly values: readonly (readonly ChartValue[])[];
  readonly labelHead: string;
}

const ROW = 24;
const STEPS = 5;
const TINTS = [0.35, 0.12, 0.26, 0.42, 0.8, 1];

/** A table whose cells are tinted by their number; the number is always printed. Narrow, rows and columns change places. */
export function heatTable(input: HeatTableInput): Chart {
  const cells = input.values.map((row) => row.map((value) => cellOf(input, value)));
  if (cells.length !== input.rowLabels.length || cells.some((row) => row.length !== input.columnLabels.length))
    throw new RangeError('every cell needs a value or a gap');
  const palette = paletteOf(input);
  const max = largest(cells.flat().map((cell) => cell.value));
  const widest = Math.max(...cells.flat().map((cell) => (cell.value === null ? 0 : textWidth(cell.text))));
  const side = (labels: readonly string[]): number => Math.max(...labels.map((each) => textWidth(each))) + 12;
  const turned = side(input.rowLabels) + input.columnLabels.length * (widest + 4) > widthOf(input);
  const [rows, columns] = turned ? [input.columnLabels, input.rowLabels] : [input.rowLabels, input.columnLabels];
  const start = side(rows);
  const pitch = (widthOf(input) - start) / columns.length;

  // words wider than their column stand in turn on two lines
  const twoLines = columns.some((each) => textWidth(each) + 4 > pitch);
  const top = twoLines ? 36 : 20;
  let content = columns
    .map((each, i) => {
      const middle = Math.min(start + (i + 0.5) * pitch, widthOf(input) - textWidth(each) / 2);
      return label(middle, twoLines && i % 2 === 1 ? 28 : 12, each, { fill: palette.ink2, anchor: 'middle' });
    })
    .join('');
  content += rows.map((each, r) => label(0, top + 16 + r * ROW, each, { fill: palette.ink2 })).join('');
  const squares = rows.flatMap((_, r) =>
    columns.map((_, c): Square => {
      const cell = turned ? cells[c]![r]! : cells[r]![c]!;
      return { x: start + c * pitch, y: top + r * ROW, pitch, cell, step: stepOf(cell, max) };
    }),
  );
  content += tints(squares, palette) + figures(squares, palette);

  let height = top + rows.length * ROW + 2;
  if (cells.flat().some((cell) => cell.value === null)) {
    content +=
      hatch(start, height + 8, 16, 12, palette) +
      label(start + 24, height + 18, wordForHidden(input), { fill: palette.ink2 });
    height += ROW;
  }
  // 168 numbers read aloud help nobody: the summary says what they show, the table twin holds them
  const altText = altTextOf(input, []);
  return {
    svg: drawing(input, height, altText, content),
    table: {
      columns: [input.labelHead, ...input.columnLabels],
      rows: input.rowLabels.map((each, r) => ({ label: each, cells: cells[r]! })),
    },
    altText,
  };
}

interface Square {
  readonly x: number;
  readonly y: number;
  readonly pitch: number;
  readonly cell: ChartCell;
  /** 0 for none, 1 to 5 by the share of the largest, null if hidden */
  readonly step: number | null;
}

const stepOf = ({ value }: ChartCell, max: number): number | null =>
  value === null ? null : Math.ceil((value / max) * STEPS);

/** Five tints of one ink, all squares of a tint as one path. */
function tints(squares: readonly Square[], palette: Palette): string {
  let content = '';
  for (const [step, opacity] of TINTS.entries()) {
    const d = squares
      .filter((square) => square.step === step)
      .map(({ x, y, pitch }) => `M${short(x + 1)} ${y + 1}h${short(pitch - 2)}v${ROW - 2}h${short(2 - pitch)}z`)
      .join('');
    const fill = step === 0 ? palette.hair : palette.tones[0];
    if (d) content += element('path', { d, fill, 'fill-opacity': String(opacity) });
  }
  for (const { x, y, pitch, step } of squares)
    if (step === null) content += hatch(x + 1, y + 1, pitch - 2, ROW - 2, palette);
  return content;
}

/** The lighter three tints carry ink, the darker two the colour made for the full tone. */
function figures(squares: readonly Square[], palette: Palette): string {
  const written = (dark: boolean): string =>
    squares
      .filter(({ step }) => step !== null && step >= 4 === dark)
      .map(({ x, y, pitch, cell }) => element('text', { x: x + pitch / 2, y: y + 16 }, escapeXml(cell.text)))
      .join('');
  return (
    element('g', { fill: palette.ink, 'text-anchor': 'middle' }, written(false)) +
    element('g', { fill: palette.onTones[0], 'text-anchor': 'middle' }, written(true))
  );
}
