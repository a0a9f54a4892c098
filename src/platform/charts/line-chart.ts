import { altTextOf, type Chart, type ChartCell, type ChartInput, type ChartValue, cellOf } from './chart.ts';
import { hatch } from './hatch.ts';
import type { Palette } from './palette.ts';
import { largest, ticksAround } from './scale.ts';
import { drawing, element, label, line, paletteOf, short, widthOf } from './svg.ts';
import { textWidth } from './text-width.ts';

export interface LineSeries {
  readonly label: string;
  /** one for each column of `points`, hidden ones as null */
  readonly values: readonly ChartValue[];
  /** the stretch up to the first point is not known year by year: drawn dashed, from nothing */
  readonly dashedFromStart?: boolean;
}

export interface LineChartInput extends ChartInput {
  readonly labelHead: string;
  /** where the points stand: any rising measure of time (day numbers, years) and the word of the table */
  readonly points: readonly { readonly at: number; readonly label: string }[];
  /** marks of the axis; a mark without a word is a short stroke */
  readonly ticks: readonly { readonly at: number; readonly label?: string }[];
  /** the left end of the axis; the first point unless told */
  readonly startAt?: number;
  readonly series: readonly LineSeries[];
}

const TOP = 14;
const BASE = 164;
const HEIGHT = 190;
/** dashes tell the series apart where colour cannot */
const DASHES = [undefined, '9 3', '2 3', '9 3 2 3'];

interface Plot {
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
  readonly right: number;
  readonly palette: Palette;
}

/** A running total: one line a series, a ring at every point, numbers where they have room. */
export function lineChart(input: LineChartInput): Chart {
  const cells = input.series.map((series) => {
    if (series.values.length !== input.points.length) throw new RangeError('every point needs a value or a gap');
    return series.values.map((value) => cellOf(input, value));
  });
  const palette = paletteOf(input);
  const ticks = ticksAround(largest(cells.flat().map((cell) => cell.value)), 4);
  const many = input.series.length > 1;
  const endLabels = input.series.map((series, i) => {
    const last = cells[i]!.at(-1);
    return [many ? series.label : '', last ? last.text : ''].filter(Boolean).join(' ');
  });
  const aside = Math.max(60, ...endLabels.map((words) => textWidth(words, true) + 16));
  // words that would take the room of the lines stand below them
  const below = aside > widthOf(input) * 0.35;
  const right = widthOf(input) - (below ? 16 : aside);
  const from = input.startAt ?? input.points[0]?.at ?? 0;
  const until = input.points.at(-1)?.at ?? from + 1;
  // points that begin at the axis would lie on its numbers; a dashed beginning rises from the corner
  const numbers = ticks.map((tick) => textWidth(input.formats.formatNumber(tick)));
  const left = input.startAt === undefined ? Math.max(...numbers) + 16 : 0;
  const plot: Plot = {
    x: (at) => (until === from ? right : left + ((at - from) / (until - from)) * (right - left)),
    y: (value) => BASE - (value / ticks.at(-1)!) * (BASE - TOP),
    right,
    palette,
  };

  const content =
    frame(input, ticks, plot) +
    gaps(input, cells, plot) +
    input.series.map((series, i) => curve(input, series, cells[i]!, i, plot)).join('') +
    inner(input, cells, plot) +
    (below ? list(endLabels, cells, plot) : ends(endLabels, cells, plot));
  const altText = altTextOf(
    input,
    input.points.map(
      (point, i) =>
        `${point.label}: ${input.series.map((s, n) => `${many ? `${s.label} ` : ''}${cells[n]![i]!.text}`).join(', ')}`,
    ),
  );
  return {
    svg: drawing(input, below ? HEIGHT + 20 * endLabels.length : HEIGHT, altText, content),
    table: {
      columns: [input.labelHead, ...input.series.map((series) => series.label)],
      rows: input.points.map((point, i) => ({ label: point.label, cells: cells.map((series) => series[i]!) })),
    },
    altText,
  };
}

function frame(input: LineChartInput, ticks: readonly number[], { x, y, right, palette }: Plot): string {
  let content = '';
  for (const tick of ticks) {
    content += line(0, y(tick), right, y(tick), palette.hair);
    content += label(0, y(tick) - 4, input.formats.formatNumber(tick), { fill: palette.ink2 });
  }
  let free = -Infinity;
  for (const tick of input.ticks) {
    content += line(x(tick.at), BASE, x(tick.at), BASE + 4, palette.rule);
    const width = textWidth(tick.label ?? '');
    // kept inside the drawing; a word that would touch the one before it is left out, its stroke stays
    const middle = Math.min(Math.max(x(tick.at), width / 2), widthOf(input) - width / 2);
    if (!tick.label || middle - width / 2 < free) continue;
    content += label(middle, BASE + 18, tick.label, { fill: palette.ink2, anchor: 'middle' });
    free = middle + width / 2 + 8;
  }
  return content + line(0, BASE, right, BASE, palette.rule);
}

/** A hidden point blanks the whole height between its neighbours: a slope would tell its size. */
function gaps(input: LineChartInput, cells: readonly (readonly ChartCell[])[], { x, palette }: Plot): string {
  return input.points
    .map((point, i) => {
      if (!cells.some((series) => series[i]!.value === null)) return '';
      const from = x(input.points[i - 1]?.at ?? point.at);
      const until = x(input.points[i + 1]?.at ?? point.at);
      const middle = x(point.at);
      const left = Math.min((from + middle) / 2, middle - 6);
      const width = Math.max((until + middle) / 2, middle + 6) - left;
      return hatch(left, TOP, width, BASE - TOP, palette);
    })
    .join('');
}

function curve(
  input: LineChartInput,
  series: LineSeries,
  cells: readonly ChartCell[],
  index: number,
  { x, y, palette }: Plot,
): string {
  const stroke = strokeOf(index, palette);
  const common = { fill: 'none', stroke, 'stroke-width': 2 };
  let d = '';
  let rings = '';
  let pen = 'M';
  for (const [i, cell] of cells.entries()) {
    if (cell.value === null) {
      pen = 'M';
      continue;
    }
    const [px, py] = [x(input.points[i]!.at), y(cell.value)];
    d += `${pen}${short(px)} ${short(py)}`;
    pen = 'L';
    const r = cells.length > 8 ? 3 : 4;
    rings += element('circle', { cx: px, cy: py, r, fill: palette.paper, stroke, 'stroke-width': 2 });
  }
  const first = cells[0];
  const lead =
    series.dashedFromStart && first && first.value !== null
      ? element('path', {
          d: `M0 ${BASE}L${short(x(input.points[0]!.at))} ${short(y(first.value))}`,
          ...common,
          'stroke-dasharray': '5 4',
        })
      : '';
  return lead + element('path', { d, ...common, 'stroke-dasharray': DASHES[index % 4] }) + rings;
}

/** Numbers at the points before the last: only of a single line, and only where they touch nothing. */
function inner(
  input: LineChartInput,
  cells: readonly (readonly ChartCell[])[],
  { x, y, right, palette }: Plot,
): string {
  if (cells.length !== 1) return '';
  const last = cells[0]!.at(-1)?.value ?? null;
  const lastAt = last === null ? BASE : y(last) + 4;
  let content = '';
  let free = -Infinity;
  for (const [i, cell] of cells[0]!.slice(0, -1).entries()) {
    if (cell.value === null) continue;
    const [px, py] = [x(input.points[i]!.at) + 8, y(cell.value) + 14];
    const end = px + textWidth(cell.text, true);
    const room = Math.abs(py - lastAt) >= 16 ? widthOf(input) : right;
    if (px < free || end > room || py > BASE - 2) continue;
    content += label(px, py, cell.text, { fill: palette.ink, bold: true });
    free = end + 8;
  }
  return content;
}

/** Words at the right end, pushed apart where lines end close together. */
function ends(words: readonly string[], cells: readonly (readonly ChartCell[])[], { y, right, palette }: Plot): string {
  const wanted = words
    .map((each, i) => ({ each, value: cells[i]!.at(-1)?.value ?? null }))
    .filter((end) => end.each !== '')
    .map((end) => ({ ...end, at: end.value === null ? BASE : y(end.value) + 4 }))
    .sort((a, b) => b.at - a.at);
  let floor = BASE + 4;
  return wanted
    .map(({ each, value, at }) => {
      const place = Math.min(at, floor);
      floor = place - 15;
      return label(right + 10, place, each, {
        fill: value === null ? palette.ink2 : palette.ink,
        bold: value !== null,
      });
    })
    .join('');
}

/** The same words as a list under the plot, each behind a piece of its line. */
function list(words: readonly string[], cells: readonly (readonly ChartCell[])[], { palette }: Plot): string {
  return words
    .map((each, i) => {
      const y = HEIGHT + 12 + i * 20;
      const stroke = strokeOf(i, palette);
      const piece = { d: `M0 ${y - 4}h24`, stroke, 'stroke-width': 2, 'stroke-dasharray': DASHES[i % 4] };
      const known = (cells[i]!.at(-1)?.value ?? null) !== null;
      return element('path', piece) + label(32, y, each, { fill: known ? palette.ink : palette.ink2, bold: known });
    })
    .join('');
}

const strokeOf = (index: number, palette: Palette): string => palette.tones[[0, 1, 3, 2][index % 4]!]!;
