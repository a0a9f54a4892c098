import type { Document } from '../document.ts';
import { piecesOf } from '../document.ts';
import { ink } from '../ink.ts';
import {
  artifact,
  branch,
  type Element,
  heightOf,
  measure,
  type Pdf,
  put,
  putPieces,
  sheet,
  tagged,
} from './pdf-sheet.ts';

/** The first page: whose report it is, of what, as of when, in one paragraph, and that it is synthetic where it is. */
const BAND = 372;

export function putCover(pdf: Pdf, root: Element, document: Document): void {
  pdf.addPage();
  const cover = branch(pdf, root, 'Sect');
  artifact(pdf, () => {
    pdf.rect(0, 0, sheet.width, BAND).fill(ink.teal);
    pdf.rect(0, BAND, sheet.width, 5).fill(ink.text);
  });
  tagged(pdf, cover, 'P', () =>
    put(pdf, document.organisation, { x: sheet.left, y: 78 }, { size: 13, weight: 'semibold', color: ink.paper }),
  );
  const title = { size: 38, weight: 'semibold', color: ink.paper, leading: 1.18 } as const;
  const height = heightOf(pdf, document.title, title);
  tagged(pdf, cover, 'H1', () => put(pdf, document.title, { x: sheet.left, y: BAND - 46 - height }, title));

  let y = BAND + 44;
  y += tagged(pdf, cover, 'P', () =>
    putPieces(pdf, piecesOf(document.lead), { x: sheet.left, y }, { size: 14, leading: 1.5 }),
  );
  y += 30;
  putFacts(pdf, cover, document, y);
  if (document.synthetic) putMark(pdf, cover, document.synthetic);
  cover.end();
}

/** Two columns of label and value. */
function putFacts(pdf: Pdf, cover: Element, { facts }: Document, from: number): void {
  const column = measure / 2;
  let y = from;
  for (let i = 0; i < facts.length; i += 2) {
    let height = 0;
    for (const [n, fact] of facts.slice(i, i + 2).entries()) {
      const x = sheet.left + n * column;
      const small = { size: 9, color: ink.soft, width: column - 16 } as const;
      const strong = { size: 11, weight: 'semibold', width: column - 16 } as const;
      const label = tagged(pdf, cover, 'P', () => put(pdf, fact.label, { x, y }, small));
      const value = tagged(pdf, cover, 'P', () => put(pdf, fact.value, { x, y: y + label + 1 }, strong));
      const drawn = label + value;
      height = Math.max(height, drawn);
    }
    y += height + 14;
  }
}

function putMark(pdf: Pdf, cover: Element, words: string): void {
  const style = { size: 10.5, weight: 'semibold', color: ink.amber, width: measure - 28 } as const;
  const text = `◇ ${words}`;
  const height = heightOf(pdf, text, style) + 20;
  const y = sheet.height - 62 - height;
  artifact(pdf, () => {
    pdf.rect(sheet.left, y, measure, height).fill(ink.amberWash);
    pdf.rect(sheet.left, y, 3, height).fill(ink.amber);
  });
  tagged(pdf, cover, 'P', () => put(pdf, text, { x: sheet.left + 16, y: y + 10 }, style));
}
