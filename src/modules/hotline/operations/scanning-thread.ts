import { parentPort } from 'node:worker_threads';
import { foldOnce, type NoteQuestion, type Snippet, scanNotes } from '../note-words.ts';

/** The thread that reads notes (scan-in-thread.ts). One answer a burst of texts; nothing is kept between two. */
export interface Scan {
  readonly id: number;
  readonly question: NoteQuestion;
  /** each the JSON of a contact's texts, in memory that is this thread's now */
  readonly texts: readonly Uint8Array[];
}

export const noteFields = ['summary', 'callerWords', 'ourView'] as const;
export type NoteField = (typeof noteFields)[number];

export interface ScannedNote {
  /** position of the text in its burst */
  readonly at: number;
  readonly found: readonly { readonly field: NoteField; readonly snippet: Snippet }[];
}

export type Scanned =
  | { readonly id: number; readonly notes: readonly ScannedNote[] }
  | { readonly id: number; readonly failed: true };

export function scanTexts(question: NoteQuestion, texts: readonly Uint8Array[]): ScannedNote[] {
  const fold = foldOnce();
  const decoder = new TextDecoder();
  const notes: ScannedNote[] = [];
  for (const [at, bytes] of texts.entries()) {
    const text = JSON.parse(decoder.decode(bytes)) as Partial<Record<NoteField, string>>;
    new Uint8Array(bytes.buffer).fill(0);
    const found = scanNotes(
      question,
      noteFields.map((field) => [field, text[field] ?? ''] as const),
      fold,
    );
    if (found) notes.push({ at, found });
  }
  return notes;
}

parentPort?.on('message', ({ id, question, texts }: Scan) => {
  const say = (answer: Scanned) => parentPort?.postMessage(answer);
  try {
    say({ id, notes: scanTexts(question, texts) });
  } catch {
    say({ id, failed: true });
  }
});
