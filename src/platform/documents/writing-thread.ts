import { parentPort } from 'node:worker_threads';
import type { Document } from './document.ts';
import { type Answer, type Asked, type Format, takenUp } from './writing-channel.ts';

/** The thread that writes documents (write-in-thread.ts). What a format needs is loaded when the first one asks for it. */
const WRITERS: Readonly<Record<Format, (document: Document) => Promise<Buffer>>> = {
  pdf: async (document) => (await import('./pdf/write-pdf.ts')).writePdf(document),
  docx: async (document) => (await import('./docx/write-docx.ts')).writeDocx(document),
  xlsx: async (document) => (await import('./xlsx/write-xlsx.ts')).writeXlsx(document),
};

let before: Promise<unknown> = Promise.resolve();

parentPort?.on('message', (asked: Asked) => {
  before = before.then(() => answer(asked));
});

async function answer({ id, format, document }: Asked): Promise<void> {
  const say = (message: Answer, given: ArrayBuffer[] = []) => parentPort?.postMessage(message, given);
  try {
    // a copy of its own: small buffers share their memory, which cannot be given away
    const file = new Uint8Array(await WRITERS[format](takenUp(document)));
    say({ id, file }, [file.buffer]);
  } catch (cause) {
    say({ id, error: cause instanceof Error ? cause : new Error(typeof cause) });
  }
}
