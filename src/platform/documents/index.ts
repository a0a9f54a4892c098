/**
 * Documents: one report model (document.ts) → PDF, DOCX, XLSX. Each is a pure function of the document: no clock, no chance,
 * no author. It knows no report and no counting rule.
 */
export {
  type Document,
  type DocumentCell,
  type DocumentChart,
  type DocumentNumber,
  type DocumentRow,
  type DocumentRule,
  type DocumentSection,
  type DocumentTable,
  type DocumentWords,
  type DrawingNode,
  forPaper,
  piecesOf,
} from './document.ts';
export { writeDocx } from './docx/write-docx.ts';
export { writePdf } from './pdf/write-pdf.ts';
export { writeXlsx } from './xlsx/write-xlsx.ts';
