import { piecesOf } from '../document.ts';
import { escaped } from '../zip-parts.ts';

/** Paragraphs and runs of WordprocessingML (ECMA-376). */
export interface ParagraphStyle {
  readonly style?: string;
  /** stays on the page of the next one */
  readonly keep?: boolean;
  readonly align?: 'right' | 'center';
  readonly breakBefore?: boolean;
}

const run = (text: string, bold = false): string =>
  `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

export const runs = (text: string): string =>
  piecesOf(text)
    .map((piece) => run(piece.text, piece.bold))
    .join('');

export function paragraph(inner: string, { style, keep, align, breakBefore }: ParagraphStyle = {}): string {
  const properties = [
    style ? `<w:pStyle w:val="${style}"/>` : '',
    keep ? '<w:keepNext/>' : '',
    breakBefore ? '<w:pageBreakBefore/>' : '',
    align ? `<w:jc w:val="${align}"/>` : '',
  ].join('');
  return `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${inner}</w:p>`;
}

/** A field that the word processor works out: PAGE, NUMPAGES. */
export const field = (code: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;

export const bookmarked = (inner: string, id: number, name: string): string =>
  `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${inner}<w:bookmarkEnd w:id="${id}"/>`;

export const linkTo = (bookmark: string, text: string): string =>
  `<w:hyperlink w:anchor="${bookmark}" w:history="1">${run(text)}</w:hyperlink>`;
