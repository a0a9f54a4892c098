import type { Document } from './document.ts';

/** What goes to the thread that writes and what comes back. A document holds published figures and words, no record and no key. */
export type Format = 'pdf' | 'docx' | 'xlsx';

/** A document as it can be handed over: the sentence with the pages is told once, with marks for the two numbers. */
export type HandedDocument = Omit<Document, 'words'> & {
  readonly words: Omit<Document['words'], 'page'> & { readonly page: string };
};

export interface Asked {
  readonly id: number;
  readonly format: Format;
  readonly document: HandedDocument;
}

export type Answer =
  | { readonly id: number; readonly file: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly error: Error };

const PAGE = '\ue004';
const PAGES = '\ue005';

export const handedOver = (document: Document): HandedDocument => ({
  ...document,
  words: { ...document.words, page: document.words.page(PAGE, PAGES) },
});

export const takenUp = (document: HandedDocument): Document => ({
  ...document,
  words: {
    ...document.words,
    page: (page, pages) => document.words.page.replaceAll(PAGE, page).replaceAll(PAGES, pages),
  },
});
