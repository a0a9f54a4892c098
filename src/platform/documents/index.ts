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

import type { Document } from './document.ts';

// what writes is loaded by who writes: fonts, packers and drawing stay out of a process that never makes a document
export const writePdf = async (document: Document): Promise<Buffer> =>
  (await import('./pdf/write-pdf.ts')).writePdf(document);
export const writeDocx = async (document: Document): Promise<Buffer> =>
  (await import('./docx/write-docx.ts')).writeDocx(document);
export const writeXlsx = async (document: Document): Promise<Buffer> =>
  (await import('./xlsx/write-xlsx.ts')).writeXlsx(document);
