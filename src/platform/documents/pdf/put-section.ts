import { type DocumentRule, type DocumentSection, type DocumentTable, forPaper } from '../document.ts';
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
export const HEADING: TextStyle = { size: 17, weight: 'semibold', leading: 1.25 };
const SENTENCE: TextStyle = { size: 11, leading: 1.45 };
const NOTE: TextStyle = { size: 8.5, leading: 1.4, color: ink.soft };
const RULE_TITLE: TextStyle = { size: 10, weight: 'semibold', leading: 1.35 };
const RULE_TEXT: TextStyle = { size: 9, leading: 1.4 };
const GAP = 12;
const AROUND = 34;

export interface Place {
  readonly y: number;
  newPage(): number;
}

function sectionHeight(pdf: Pdf, section: DocumentSection, spacing: Spacing): number {
  let height = heightOf(pdf, section.title, HEADING) + 8;
  if (section.sentence) height += heightOf(pdf, section.sentence, SENTENCE) + GAP;
  if (section.numbers) height += numbersHeight(section.numbers.length) + GAP;
  if (section.chart) height += heightAt(section.chart.drawing, measure) + GAP;
  if (section.table) height += tableHeight(pdf, forPaper(section.table), spacing) + GAP;
  for (const note of section.notes) height += heightOf(pdf, note, NOTE) + 2;
  for (const one of section.rules ?? []) height += ruleHeight(pdf, one) + RULE_GAP;
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

const ROW = 66;
const ACROSS = 4;
const numbersHeight = (n: number): number => Math.ceil(n / ACROSS) * ROW;

function putNumbers(pdf: Pdf, parent: Element, numbers: NonNullable<DocumentSection['numbers']>, from: number): number {
  const width = measure / ACROSS;
  for (const [i, one] of numbers.entries()) {
    const x = sheet.left + (i % ACROSS) * width;
    const y = from + Math.floor(i / ACROSS) * ROW;
    artifact(pdf, () => pdf.rect(x, y + 3, 1.5, ROW - 18).fill(i === 0 ? ink.teal : ink.hair));
    tagged(pdf, parent, 'P', () => {
      const inner = { x: x + 10, width: width - 16 };
      put(pdf, one.label, { x: inner.x, y }, { size: 8.5, color: ink.soft, width: inner.width, leading: 1.25 });
      put(
        pdf,
        one.text,
        { x: inner.x, y: y + 13 },
        { size: one.absent ? 12 : 22, weight: 'semibold', width: inner.width, leading: 1.25 },
      );
      if (one.aside)
        put(pdf, one.aside, { x: inner.x, y: y + 41 }, { size: 8, color: ink.soft, width: inner.width, leading: 1.2 });
    });
  }
  return from + numbersHeight(numbers.length);
}

const RULE_GAP = 8;
const textOf = ({ text, name }: DocumentRule): string => `${text} (${name})`;
const ruleHeight = (pdf: Pdf, one: DocumentRule): number =>
  heightOf(pdf, one.title, RULE_TITLE) + heightOf(pdf, textOf(one), RULE_TEXT);

function putRules(pdf: Pdf, parent: Element, { rules = [] }: DocumentSection, place: Place): number {
  let { y } = place;
  if (rules.length > 0) y += GAP;
  for (const one of rules) {
    if (y + ruleHeight(pdf, one) > bottomLine) y = place.newPage();
    y += tagged(pdf, parent, 'H3', () => put(pdf, one.title, { x: sheet.left, y }, RULE_TITLE));
    const text = textOf(one);
    y += tagged(pdf, parent, 'P', () => put(pdf, text, { x: sheet.left, y }, RULE_TEXT)) + RULE_GAP;
  }
  return y;
}
