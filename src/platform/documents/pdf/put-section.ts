import {
  type DocumentNumber,
  type DocumentRule,
  type DocumentSection,
  type DocumentTable,
  forPaper,
} from '../document.ts';
import { ink } from '../ink.ts';
import { drawDrawing, heightAt } from './draw-drawing.ts';
import {
  artifact,
  bottomLine,
  branch,
  type Element,
  heightOf,
  measure,
  type Pdf,
  put,
  rule,
  sheet,
  type TextStyle,
  tagged,
} from './pdf-sheet.ts';
import { putTable, type Spacing, tableHeight } from './put-table.ts';

/** One section: heading, sentence, the large numbers, chart, table, notes; kept on one page wherever it fits on one. */
const BETWEEN = 22;
const HALF = (measure - BETWEEN) / 2;
export const HEADING: TextStyle = { size: 17, weight: 'semibold', leading: 1.25 };
const SENTENCE: TextStyle = { size: 11, leading: 1.45 };
const NOTE: TextStyle = { size: 8.5, leading: 1.4, color: ink.soft };
const RULE_TITLE: TextStyle = { width: HALF, size: 8.5, weight: 'semibold', leading: 1.3 };
const RULE_TEXT: TextStyle = { width: HALF, size: 7.8, leading: 1.24 };
const GAP = 12;
const AROUND = 34;

export interface Place {
  readonly y: number;
  newPage(): number;
}

function sectionHeight(pdf: Pdf, section: DocumentSection, spacing: Spacing): number {
  let height = heightOf(pdf, section.title, HEADING) + 8;
  if (section.sentence) height += heightOf(pdf, section.sentence, SENTENCE) + GAP;
  if (section.numbers) height += numbersHeight(pdf, section.numbers) + GAP;
  if (section.chart) height += heightAt(section.chart.drawing, measure) + GAP;
  if (section.table) height += tableHeight(pdf, forPaper(section.table), spacing) + GAP;
  for (const note of section.notes) height += heightOf(pdf, note, NOTE) + 2;
  for (const one of section.rules ?? []) height += ruleHeight(pdf, one) / 2;
  return height;
}

/** @returns the page (from 0) and height of its heading, and where the next section may begin */
export function putSection(
  pdf: Pdf,
  root: Element,
  section: DocumentSection,
  place: Place,
): { page: number; at: number; next: number } {
  const element = branch(pdf, root, 'Sect', { title: section.title });
  const usual = sectionHeight(pdf, section, 'usual');
  const spacing = usual > bottomLine - sheet.top ? 'close' : 'usual';
  const height = spacing === 'usual' ? usual : sectionHeight(pdf, section, spacing);
  const first = place.y === sheet.top;
  const room = bottomLine - place.y;
  // what is longer than a page begins on one of its own
  let y = first || height + (first ? 0 : AROUND) <= room ? place.y + (first ? 0 : AROUND) : place.newPage();
  const at = y;
  const page = pdf.bufferedPageRange().count - 1;
  if (!first && y !== sheet.top) rule(pdf, { x: sheet.left, y: y - AROUND / 2 }, measure, ink.hair);
  y += tagged(pdf, element, 'H2', () => put(pdf, section.title, { x: sheet.left, y }, HEADING)) + 8;
  if (section.sentence) {
    const words = section.sentence;
    y += tagged(pdf, element, 'P', () => put(pdf, words, { x: sheet.left, y }, SENTENCE)) + GAP;
  }
  if (section.numbers) y = putNumbers(pdf, element, section.numbers, y) + GAP;
  if (section.chart) {
    const { chart } = section;
    const high = heightAt(chart.drawing, measure);
    const bbox = [sheet.left, y, sheet.left + measure, y + high];
    tagged(pdf, element, 'Figure', () => drawDrawing(pdf, chart.drawing, { x: sheet.left, y, width: measure }), {
      alt: chart.alt,
      title: section.title,
      bbox,
      placement: 'Block',
    });
    y += high + GAP;
  }
  if (section.table) {
    const table: DocumentTable = forPaper(section.table);
    y = putTable(pdf, element, { table, title: section.title, spacing, y, newPage: place.newPage }) + GAP;
  }
  for (const note of section.notes) {
    if (y + heightOf(pdf, note, NOTE) > bottomLine) y = place.newPage();
    y += tagged(pdf, element, 'P', () => put(pdf, note, { x: sheet.left, y }, NOTE)) + 2;
  }
  y = putRules(pdf, element, section, { y, newPage: place.newPage });
  element.end();
  return { page, at, next: y };
}

const ACROSS = 4;
const CELL = measure / ACROSS;
const LABEL: TextStyle = { size: 8.5, color: ink.soft, width: CELL - 16, leading: 1.25 };
const ASIDE: TextStyle = { size: 8, color: ink.soft, width: CELL - 16, leading: 1.25 };
const BIG = 28;
const UNDER = 14;

/** Four in a row; each row as high as its longest words. */
function rowsOf(pdf: Pdf, numbers: readonly DocumentNumber[]) {
  const rows: { numbers: readonly DocumentNumber[]; label: number; height: number }[] = [];
  for (let i = 0; i < numbers.length; i += ACROSS) {
    const row = numbers.slice(i, i + ACROSS);
    const label = Math.max(...row.map((one) => heightOf(pdf, one.label, LABEL)));
    const aside = Math.max(...row.map((one) => (one.aside ? heightOf(pdf, one.aside, ASIDE) : 0)));
    rows.push({ numbers: row, label, height: label + BIG + aside });
  }
  return rows;
}

const numbersHeight = (pdf: Pdf, numbers: readonly DocumentNumber[]): number =>
  rowsOf(pdf, numbers).reduce((sum, row) => sum + row.height + UNDER, 0);

function putNumbers(pdf: Pdf, parent: Element, numbers: readonly DocumentNumber[], from: number): number {
  let y = from;
  for (const { numbers: row, label, height } of rowsOf(pdf, numbers)) {
    for (const [i, one] of row.entries()) {
      const x = sheet.left + i * CELL;
      artifact(pdf, () => pdf.rect(x, y + 2, 1.5, height - 2).fill(y === from && i === 0 ? ink.teal : ink.hair));
      const big: TextStyle = { size: one.absent ? 11 : 22, weight: 'semibold', width: CELL - 16, leading: 1.25 };
      const at = { x: x + 10, y: y + label + (one.absent ? 8 : 0) };
      tagged(pdf, parent, 'P', () => put(pdf, one.label, { x: at.x, y }, LABEL));
      tagged(pdf, parent, 'P', () => put(pdf, one.text, at, big));
      const { aside } = one;
      if (aside) tagged(pdf, parent, 'P', () => put(pdf, aside, { x: at.x, y: y + label + BIG }, ASIDE));
    }
    y += height + UNDER;
  }
  return y;
}

const RULE_GAP = 3.5;
const textOf = ({ text, name }: DocumentRule): string => `${text} (${name})`;
const ruleHeight = (pdf: Pdf, one: DocumentRule): number =>
  heightOf(pdf, one.title, RULE_TITLE) + heightOf(pdf, textOf(one), RULE_TEXT) + RULE_GAP;

/** The rules in two columns of equal height; where both are longer than the page, they go on over it. */
function putRules(pdf: Pdf, parent: Element, { rules = [] }: DocumentSection, place: Place): number {
  let y = place.y + (rules.length > 0 ? GAP : 0);
  let rest = rules.map((one) => ({ one, height: ruleHeight(pdf, one) }));
  while (rest.length > 0) {
    const all = rest.reduce((sum, { height }) => sum + height, 0);
    const tallest = Math.max(...rest.map(({ height }) => height));
    if (y + Math.min(tallest, all) > bottomLine) y = place.newPage();
    const limit = Math.min(bottomLine - y, all / 2 + tallest / 2);
    let end = y;
    for (const x of [sheet.left, sheet.left + HALF + BETWEEN]) {
      const count = fitting(rest, limit);
      end = Math.max(end, putColumn(pdf, parent, rest.slice(0, count), { x, y }));
      rest = rest.slice(count);
    }
    y = rest.length > 0 ? place.newPage() : end;
  }
  return y;
}

/** How many go into the height; one at least. */
function fitting(rules: readonly { height: number }[], limit: number): number {
  let sum = 0;
  const over = rules.findIndex(({ height }) => {
    sum += height;
    return sum > limit;
  });
  return over < 0 ? rules.length : Math.max(1, over);
}

function putColumn(
  pdf: Pdf,
  parent: Element,
  rules: readonly { one: DocumentRule }[],
  at: { x: number; y: number },
): number {
  let { y } = at;
  for (const { one } of rules) {
    y += tagged(pdf, parent, 'H3', () => put(pdf, one.title, { x: at.x, y }, RULE_TITLE));
    y += tagged(pdf, parent, 'P', () => put(pdf, textOf(one), { x: at.x, y }, RULE_TEXT)) + RULE_GAP;
  }
  return y;
}
