import type { Document } from '../document.ts';
import { ink } from '../ink.ts';
import {
  artifact,
  branch,
  type Element,
  measure,
  openPdf,
  type Pdf,
  put,
  rule,
  sheet,
  tagged,
  widthOf,
} from './pdf-sheet.ts';
import { putCover } from './put-cover.ts';
import { HEADING, putSection } from './put-section.ts';

/**
 * The report as PDF: cover, contents, sections. Tagged (headings, tables, figures with their alternative text), with
 * bookmarks and links, its language said, its letters embedded. The same document gives the same bytes.
 */
export async function writePdf(document: Document): Promise<Buffer> {
  const pdf = openPdf(document);
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((resolve, reject) => {
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });

  const root = branch(pdf, null, 'Document', { title: document.title });
  putCover(pdf, root, document);
  pdf.outline.addItem(document.title, { pageNumber: 0 } as never);
  pdf.addPage();
  const contents = branch(pdf, root, 'Sect');

  const entries: Entry[] = [];
  const newPage = (): number => {
    pdf.addPage();
    return sheet.top;
  };
  let y = newPage();
  for (const section of document.sections) {
    const { page, at, next } = putSection(pdf, root, section, { y, newPage });
    entries.push({ title: section.title, page, top: at });
    y = next;
  }
  const pages = pdf.bufferedPageRange().count;
  putContents(pdf, contents, document, entries);
  contents.end();
  root.end();
  for (let page = 1; page < pages; page += 1) putFoot(pdf, document, page, pages);
  for (const entry of entries)
    pdf.outline.addItem(entry.title, { pageNumber: entry.page, top: entry.top - 12 } as never);
  pdf.end();
  await done;
  return Buffer.concat(chunks);
}

interface Entry {
  readonly title: string;
  /** from 0 */
  readonly page: number;
  readonly top: number;
}

/** The second page, written last: only now the pages are known. */
function putContents(pdf: Pdf, parent: Element, document: Document, entries: readonly Entry[]): void {
  pdf.switchToPage(1);
  let y = sheet.top;
  y += tagged(pdf, parent, 'H2', () => put(pdf, document.words.contents, { x: sheet.left, y }, HEADING)) + 16;
  const list = branch(pdf, parent, 'TOC');
  const style = { size: 11.5, leading: 1.3 } as const;
  for (const entry of entries) {
    const number = String(entry.page + 1);
    const item = branch(pdf, list, 'TOCI');
    const link = branch(pdf, item, 'Link');
    const content = pdf.markStructureContent('Link');
    link.add(content);
    put(pdf, entry.title, { x: sheet.left, y }, { ...style, width: measure - 50 });
    pdf.endMarkedContent();
    pdf.link(
      sheet.left,
      y - 4,
      measure,
      24,
      entry.page as never,
      {
        structParent: link,
        Contents: new String(`${entry.title}, ${number}`),
      } as never,
    );
    link.end();
    tagged(pdf, item, 'Span', () => put(pdf, number, { x: sheet.left, y }, { ...style, align: 'right' }));
    item.end();
    y += 24;
    rule(pdf, { x: sheet.left, y: y - 5 }, measure, ink.hair);
  }
  list.end();
}

/** Running head and foot: for the eye; a reader's voice has them in the structure. */
function putFoot(pdf: Pdf, document: Document, page: number, pages: number): void {
  pdf.switchToPage(page);
  const small = { size: 8.5, color: ink.soft } as const;
  artifact(
    pdf,
    () => {
      put(pdf, document.organisation, { x: sheet.left, y: 36 }, small);
      const width = widthOf(pdf, document.organisation, small) + 24;
      put(pdf, document.title, { x: sheet.left + width, y: 36 }, { ...small, width: measure - width, align: 'right' });
      const foot = sheet.height - 46;
      if (document.synthetic) {
        put(pdf, `◇ ${document.synthetic}`, { x: sheet.left, y: foot }, { ...small, color: ink.amber, width: 360 });
      }
      put(
        pdf,
        document.words.page(String(page + 1), String(pages)),
        { x: sheet.left, y: foot },
        { ...small, align: 'right' },
      );
    },
    'Pagination',
  );
}
