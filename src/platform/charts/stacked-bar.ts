import { edgeOf } from './bar-chart.ts';
import { altTextOf, type Chart, type ChartCell, type ChartInput, type ChartValue, cellOf } from './chart.ts';
import { hatch } from './hatch.ts';
import type { Palette } from './palette.ts';
import { drawing, element, label, paletteOf, widthOf } from './svg.ts';
import { textWidth, wrapped } from './text-width.ts';

export interface StackedPart extends ChartValue {
  readonly label: string;
  /** in percent of the whole, as published; null or absent is not printed */
  readonly sharePct?: number | null;
}

export interface StackedBarInput extends ChartInput {
  readonly labelHead: string;
  /** head of the share column of the table: "% of calls" */
  readonly shareHead: string;
  readonly parts: readonly StackedPart[];
}

const BAR = 32;
const SPACE = 3;
const ROW = 24;
const LINE = 16;
const GAP_WIDTH = 48;

interface Place {
  readonly x: number;
  readonly width: number;
}

/** One bar in parts. Words stand over the parts where they all fit, else in a list below. */
export function stackedBar(input: StackedBarInput): Chart {
  const palette = paletteOf(input);
  const cells = input.parts.map((part) => cellOf(input, part));
  const places = placesOf(cells, widthOf(input));
  const over = wordsFitOver(input, cells, places);
  const top = over ? 22 : 2;
  let content = '';
  for (const [i, place] of places.entries()) content += part(place, top, cells[i]!, i % 4, over, palette);
  const list = over ? undefined : wordsBelow(input, cells, palette);
  content += list ? list.content : wordsOver(input, places, palette);

  const altText = altTextOf(
    input,
    input.parts.map((each, i) => [each.label, cells[i]!.text, shareOf(input, each)].filter(Boolean).join(' ')),
  );
  const height = list ? list.height : 76;
  return {
    svg: drawing(input, height, altText, content),
    table: {
      columns: [input.labelHead, input.unit, input.shareHead],
      rows: input.parts.map((each, i) => ({
        label: each.label,
        cells: [cells[i]!, { value: each.sharePct ?? null, text: shareOf(input, each) }],
      })),
    },
    altText,
  };
}

/** A hidden part has a set width and no say in the others: they share the rest among themselves. */
function placesOf(cells: readonly ChartCell[], width: number): Place[] {
  const hidden = cells.filter((cell) => cell.value === null).length;
  const sum = cells.reduce((all, cell) => all + (cell.value ?? 0), 0);
  const room = Math.max(0, width - 1 - SPACE * (cells.length - 1) - GAP_WIDTH * hidden);
  let x = 0;
  return cells.map((cell) => {
    const place = { x, width: cell.value === null ? GAP_WIDTH : sum === 0 ? 0 : (cell.value / sum) * room };
    x += place.width + SPACE;
    return place;
  });
}

function part(place: Place, y: number, cell: ChartCell, tone: number, over: boolean, palette: Palette): string {
  if (cell.value === null) return hatch(place.x, y, place.width, BAR, palette);
  const rect = element('rect', {
    ...place,
    y,
    height: BAR,
    fill: palette.tones[tone],
    stroke: edgeOf(tone, palette),
  });
  if (!over) return rect;
  return rect + label(place.x + 10, y + 21, cell.text, { fill: palette.onTones[tone]!, bold: true });
}

/** Each number within its part, each label before the next; the last one may lean back from the right edge. */
function wordsFitOver(input: StackedBarInput, cells: readonly ChartCell[], places: readonly Place[]): boolean {
  return places.every((place, i) => {
    if (cells[i]!.value === null) return false;
    if (textWidth(cells[i]!.text, true) + 16 > place.width) return false;
    const words = textWidth(input.parts[i]!.label);
    const share = textWidth(shareOf(input, input.parts[i]!));
    const next = places[i + 1];
    if (!next) return words <= place.width;
    const end = i + 2 === places.length ? lastStart(input, places) : next.x;
    return place.x + words + 8 <= end && place.x + share + 8 <= next.x;
  });
}

const lastStart = (input: StackedBarInput, places: readonly Place[]): number => {
  const last = places.at(-1)!;
  return Math.min(last.x, last.x + last.width - textWidth(input.parts.at(-1)!.label));
};

function wordsOver(input: StackedBarInput, places: readonly Place[], palette: Palette): string {
  return input.parts
    .map((each, i) => {
      const { x } = places[i]!;
      return (
        label(x, 14, each.label, { fill: palette.ink2 }) + label(x, 70, shareOf(input, each), { fill: palette.ink2 })
      );
    })
    .join('');
}

/** A row a part: sign, label in as many lines as it needs, number, share. */
function wordsBelow(
  input: StackedBarInput,
  cells: readonly ChartCell[],
  palette: Palette,
): { content: string; height: number } {
  const numberWidth = Math.max(...cells.map((cell) => textWidth(cell.text, true)));
  const longest = Math.max(...input.parts.map((each) => textWidth(each.label)));
  const numberAt = Math.min(widthOf(input) - 64, 24 + longest + 16 + numberWidth);
  let content = '';
  let y = BAR + 8 + ROW;
  for (const [i, each] of input.parts.entries()) {
    const lines = wrapped(each.label, numberAt - numberWidth - 36);
    content += sign(y, cells[i]!, i % 4, palette);
    content += lines.map((words, n) => label(24, y + n * LINE, words, { fill: palette.ink2 })).join('');
    content += label(numberAt, y, cells[i]!.text, {
      fill: palette.ink,
      anchor: 'end',
      bold: cells[i]!.value !== null,
    });
    content += label(numberAt + 60, y, shareOf(input, each), { fill: palette.ink2, anchor: 'end' });
    y += ROW + (lines.length - 1) * LINE;
  }
  return { content, height: y - ROW + 8 };
}

function sign(y: number, cell: ChartCell, tone: number, palette: Palette): string {
  const place = { x: 0.5, y: y - 10, width: 14, height: 12 };
  if (cell.value === null) return hatch(place.x, place.y, place.width, place.height, palette);
  return element('rect', { ...place, fill: palette.tones[tone], stroke: edgeOf(tone, palette) });
}

const shareOf = (input: StackedBarInput, { sharePct }: StackedPart): string =>
  sharePct === undefined || sharePct === null ? '' : input.formats.formatPercent(sharePct);
