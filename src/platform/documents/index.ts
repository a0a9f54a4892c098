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
import { writeInThread } from './write-in-thread.ts';

export const writePdf = (document: Document): Promise<Buffer> => writeInThread('pdf', document);
export const writeDocx = (document: Document): Promise<Buffer> => writeInThread('docx', document);
export const writeXlsx = (document: Document): Promise<Buffer> => writeInThread('xlsx', document);
