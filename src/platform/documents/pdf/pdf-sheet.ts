import PDFKit from 'pdfkit';
import type { Document } from '../document.ts';
import { type FontWeight, fontFile } from '../fonts.ts';
import { ink } from '../ink.ts';

/**
 * The paper: A4, tagged after PDF/UA (ISO 14289-1), Inter embedded. Text is laid where it is told and never breaks a page by
 * itself; whoever lays it out asks `room` before. Everything is either an element of the structure or an artifact.
 */
export type Pdf = PDFKit.PDFDocument;
export type Element = PDFKit.PDFStructureElement;

export const sheet = { width: 595.28, height: 841.89, left: 62, right: 62, top: 78, bottom: 72 } as const;
export const measure = sheet.width - sheet.left - sheet.right;
export const bottomLine = sheet.height - sheet.bottom;

export interface TextStyle {
  readonly size: number;
  readonly weight?: FontWeight;
  readonly color?: string;
  readonly width?: number;
  readonly align?: 'left' | 'right' | 'center';
  readonly leading?: number;
}

export function openPdf(document: Document): Pdf {
  const pdf = new PDFKit({
    autoFirstPage: false,
    bufferPages: true,
    size: [sheet.width, sheet.height],
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/UA' as never,
    tagged: true,
    lang: document.language,
    displayTitle: true,
    font: null as never,
    // the day of the data and no clock: the same report gives the same bytes
    info: {
      Title: document.title.replace(/[&<>]/g, ' '),
      Producer: 'Wayout',
      Creator: 'Wayout',
      CreationDate: new Date(`${document.asOf}T00:00:00Z`),
    },
  });
  pdf.registerFont('regular', fontFile('regular') as never);
  pdf.registerFont('semibold', fontFile('semibold') as never);
  return pdf;
}

function set(pdf: Pdf, { size, weight = 'regular', color = ink.text }: TextStyle): Pdf {
  pdf.font(weight).fontSize(size).fillColor(color);
  layOutOnce((pdf as unknown as { _font: LayingFont })._font);
  return pdf;
}

interface LayingFont {
  layoutRun(text: string, features: Readonly<Record<string, boolean>>): object;
}

const laying = new WeakSet<LayingFont>();

/**
 * pdfkit remembers how a word is laid out only where no feature is asked for, and words are laid out to be measured, again to
 * be broken into lines, and again to be drawn: more than half of the time of a report.
 */
function layOutOnce(font: LayingFont): void {
  if (laying.has(font)) return;
  laying.add(font);
  const known = new Map<string, object>();
  const layoutRun = font.layoutRun.bind(font);
  font.layoutRun = (text, features) => {
    const key = `${features?.kern ?? ''} ${features?.tnum ?? ''} ${features?.calt ?? ''} ${text}`;
    const run = known.get(key) ?? layoutRun(text, features);
    known.set(key, run);
    return run;
  };
}

const optionsOf = (text: string, { width = measure, align = 'left', leading = 1.4, size }: TextStyle) => ({
  width,
  align,
  // Inter's own line is 1.21 em
  lineGap: size * (leading - 1.21),
  features: figuresOf(text),
});

/**
 * Features of the font: figures of one width where there is nothing but a number, so that a column stands straight; among
 * words no kerning, which draws a decimal point into its neighbour. Letters that change with their neighbours (arrows,
 * signs of multiplication) stand in no report and cost a third of the time.
 */
export function figuresOf(text: string): never {
  if (!/\d/.test(text)) return { calt: false } as never;
  return (/\p{L}/u.test(text) ? { calt: false, kern: false } : { calt: false, tnum: true, kern: false }) as never;
}

/** What was measured once: a table is measured to find its page, and again to be drawn. */
const measured = new WeakMap<Pdf, Map<string, number>>();

function once(pdf: Pdf, key: string, measureIt: () => number): number {
  const known = measured.get(pdf) ?? new Map<string, number>();
  measured.set(pdf, known);
  const before = known.get(key);
  if (before !== undefined) return before;
  const now = measureIt();
  known.set(key, now);
  return now;
}

const keyOf = ({ size, weight = 'regular', width = measure, leading = 1.4 }: TextStyle, text: string): string =>
  `${size} ${weight} ${width} ${leading} ${text}`;

export const heightOf = (pdf: Pdf, text: string, style: TextStyle): number =>
  once(pdf, `height ${keyOf(style, text)}`, () => set(pdf, style).heightOfString(text, optionsOf(text, style)));

export const widthOf = (pdf: Pdf, text: string, style: TextStyle): number =>
  once(pdf, `width ${keyOf(style, text)}`, () => set(pdf, style).widthOfString(text, { features: figuresOf(text) }));

/** Draws text and says how high it was. Belongs inside `tagged` or `artifact`. */
export function put(pdf: Pdf, text: string, at: { x: number; y: number }, style: TextStyle): number {
  set(pdf, style).text(text, at.x, at.y, optionsOf(text, style));
  return pdf.y - at.y;
}

/** Pieces in one paragraph, bold ones among them. */
export function putPieces(
  pdf: Pdf,
  pieces: readonly { text: string; bold: boolean }[],
  at: { x: number; y: number },
  style: TextStyle,
): number {
  for (const [i, piece] of pieces.entries()) {
    set(pdf, { ...style, weight: piece.bold ? 'semibold' : 'regular' });
    const options = { ...optionsOf(piece.text, style), continued: i < pieces.length - 1 };
    if (i === 0) pdf.text(piece.text, at.x, at.y, options);
    else pdf.text(piece.text, options);
  }
  return pdf.y - at.y;
}

/** One element with what is drawn in it. */
export function tagged<T>(
  pdf: Pdf,
  parent: Element,
  type: string,
  draw: () => T,
  options: Record<string, unknown> = {},
): T {
  const element = pdf.struct(type as never, options as never);
  parent.add(element);
  const content = pdf.markStructureContent(type as never);
  element.add(content);
  const answer = draw();
  pdf.endMarkedContent();
  element.end();
  return answer;
}

/** An element that holds elements; the caller ends it. */
export function branch(pdf: Pdf, parent: Element | null, type: string, options: Record<string, unknown> = {}): Element {
  const element = pdf.struct(type as never, options as never);
  if (parent) parent.add(element);
  else pdf.addStructure(element);
  return element;
}

/** What a reader's voice leaves out: rules, running heads, page numbers. */
export function artifact(pdf: Pdf, draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
  pdf.markContent('Artifact', { type } as never);
  draw();
  pdf.endMarkedContent();
}

export function rule(pdf: Pdf, from: { x: number; y: number }, width: number, color: string, weight = 0.5): void {
  artifact(pdf, () => {
    pdf
      .moveTo(from.x, from.y)
      .lineTo(from.x + width, from.y)
      .lineWidth(weight)
      .strokeColor(color)
      .stroke();
  });
}
