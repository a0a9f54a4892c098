import { strFromU8, unzipSync } from 'fflate';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Reads what the writers wrote, with another's eyes: a PDF with pdf.js, the packages of Office as their XML. */
export interface ReadPdf {
  readonly pages: number;
  readonly text: string;
  readonly language: string | null;
  readonly title: string;
  readonly info: Readonly<Record<string, unknown>>;
  readonly tagged: boolean;
  readonly outline: readonly string[];
  /** roles in the order of reading */
  readonly roles: readonly string[];
  /** alternative texts of the figures */
  readonly alts: readonly string[];
  /** words of TH and TD, row after row */
  readonly cells: readonly string[];
  readonly headings: readonly string[];
}

interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}

export const plainSpace = (text: string): string => text.replace(/[\s\u00a0\u202f]+/gu, ' ').trim();

export async function readPdf(file: Buffer): Promise<ReadPdf> {
  const document = await getDocument({ data: new Uint8Array(file), verbosity: VerbosityLevel.ERRORS }).promise;
  const roles: string[] = [];
  const alts: string[] = [];
  const cells: string[] = [];
  const headings: string[] = [];
  let text = '';
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const words = new Map<string, string>();
    const open: (string | null)[] = [];
    for (const item of items as unknown as { type?: string; id?: string; str?: string; hasEOL?: boolean }[]) {
      if (item.type?.startsWith('begin')) open.push(item.id ?? null);
      else if (item.type === 'endMarkedContent') open.pop();
      else {
        const id = open.at(-1);
        const str = `${item.str ?? ''}${item.hasEOL ? ' ' : ''}`;
        if (id) words.set(id, (words.get(id) ?? '') + str);
        text += str;
      }
      if (item.type === 'endMarkedContent') text += '\n';
    }
    const said = (node: Node): string =>
      node.type === 'content' ? (words.get(node.id ?? '') ?? '') : (node.children ?? []).map(said).join('');
    // what a page does not hold stands in its tree too, without content
    const here = (node: Node): boolean => node.type === 'content' || (node.children ?? []).some(here);
    const walk = (node: Node): void => {
      if (!here(node)) return;
      if (node.role) roles.push(node.role);
      if (node.role === 'Figure') alts.push(node.alt ?? '');
      if (node.role === 'TH' || node.role === 'TD') cells.push(plainSpace(said(node)));
      if (node.role && /^H\d$/.test(node.role)) headings.push(plainSpace(said(node)));
      for (const child of node.children ?? []) walk(child);
    };
    const tree = (await page.getStructTree()) as Node | null;
    if (tree) walk(tree);
  }
  const { info } = (await document.getMetadata()) as unknown as { info: Record<string, unknown> };
  const outline = ((await document.getOutline()) ?? []).map(({ title }) => title);
  const marks = (await document.getMarkInfo()) as unknown as Map<string, boolean> | null;
  const answer = {
    pages: document.numPages,
    text,
    language: (info.Language as string | undefined) ?? null,
    title: String(info.Title),
    info,
    tagged: marks?.get('Marked') === true,
    outline,
    roles,
    alts,
    cells,
    headings,
  };
  await document.loadingTask.destroy();
  return answer;
}

/** The parts of a package as text; pictures and fonts as their size. */
export function readParts(file: Buffer): Record<string, string> {
  const parts = unzipSync(new Uint8Array(file));
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      /\.(xml|rels)$/.test(name) ? strFromU8(part) : String(part.length),
    ]),
  );
}

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const wordsIn = (xml: string, tag: string): string =>
  [...xml.matchAll(new RegExp(`<${tag}[^>]*>([^<]*)</${tag}>`, 'g'))]
    .map(([, words]) => unescaped(words ?? ''))
    .join('');

/** Words of every cell of a text document, row after row. */
export const docxCells = (xml: string): string[] =>
  [...xml.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => plainSpace(wordsIn(cell, 'w:t')));

/** Cells of a sheet: a number as a number. */
export const sheetCells = (xml: string): (string | number)[] =>
  [...xml.matchAll(/<c [^>]*>(.*?)<\/c>/gs)].map(([, inner]) =>
    inner?.startsWith('<v>') ? Number(inner.slice(3, -4)) : wordsIn(inner ?? '', 't'),
  );
