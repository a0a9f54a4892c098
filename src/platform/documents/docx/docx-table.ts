import type { DocumentTable } from '../document.ts';
import { escaped } from '../zip-parts.ts';
import { paragraph, runs } from './docx-text.ts';

/** Twentieths of a point between the margins of A4. */
export const MEASURE = 9426;
/** up to so many rows a table is kept on one page */
const TOGETHER = 30;

/** A table whose first row is said to be its head and goes on over the page; no row is cut. */
export function docxTable(table: DocumentTable, title: string): string {
  const many = table.columns.length > 5;
  const number = many ? Math.floor((MEASURE - 1100) / table.columns.length) : table.columns.length > 2 ? 1700 : 1500;
  const widths = [MEASURE - number * table.columns.length, ...table.columns.map(() => number)];
  const keep = table.rows.length <= TOGETHER;
  const head = row(
    [table.rowHead, ...table.columns.map(({ label }) => label)],
    { widths, style: 'TableHead', keep: true },
    '<w:tblHeader/>',
  );
  const body = table.rows.map((one, i) =>
    row([one.label, ...one.cells.map(({ text }) => text)], {
      widths,
      style: one.total ? 'TableTotal' : 'TableText',
      keep: keep && i < table.rows.length - 1,
    }),
  );
  return `<w:tbl><w:tblPr><w:tblStyle w:val="Report"/><w:tblW w:w="${MEASURE}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="${escaped(title)}"/></w:tblPr><w:tblGrid>${widths
    .map((width) => `<w:gridCol w:w="${width}"/>`)
    .join('')}</w:tblGrid>${head}${body.join('')}</w:tbl>`;
}

function row(
  cells: readonly string[],
  of: { widths: readonly number[]; style: string; keep: boolean },
  properties = '',
): string {
  const inner = cells.map((text, i) => {
    const words = paragraph(runs(text), { style: of.style, keep: of.keep, ...(i > 0 ? { align: 'right' } : {}) });
    return `<w:tc><w:tcPr><w:tcW w:w="${of.widths[i]}" w:type="dxa"/></w:tcPr>${words}</w:tc>`;
  });
  return `<w:tr><w:trPr><w:cantSplit/>${properties}</w:trPr>${inner.join('')}</w:tr>`;
}
