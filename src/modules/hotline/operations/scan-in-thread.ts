import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { NoteQuestion } from '../note-words.ts';
import type { Scan, Scanned, ScannedNote } from './scanning-thread.ts';

/**
 * Opened notes are read in a thread of their own, so that nobody's call waits while two thousand texts are gone through. The
 * thread is given the question and the texts and nothing else (no key, no environment); texts are handed over, not copied,
 * and zeroed there. It begins with the first search and ends with the last: what it had read goes with its memory.
 */
const MEGABYTES = 256;
const ENDED = 'the thread that reads notes ended';

interface Waiting {
  done(notes: readonly ScannedNote[]): void;
  failed(cause: Error): void;
}

interface Scanning {
  readonly thread: Worker;
  readonly waiting: Map<number, Waiting>;
  searches: number;
  isOver: boolean;
}

let scanning: Scanning | undefined;
let asked = 0;

export interface Scanner {
  /** Positions of the texts in which the question is met. The texts are gone afterwards: their memory was handed over. */
  scan(question: NoteQuestion, texts: readonly Buffer[]): Promise<readonly ScannedNote[]>;
  close(): Promise<void>;
}

/** The thread lives as long as one of these is open. */
export function openScanner(): Scanner {
  const mine = begun();
  mine.searches++;
  return {
    scan(question, texts) {
      asked += 1;
      const id = asked;
      return new Promise((done, failed) => {
        if (mine.isOver) {
          // nobody is there who would wipe them
          for (const text of texts) text.fill(0);
          return failed(new Error(ENDED));
        }
        mine.waiting.set(id, { done, failed });
        const handed = texts.map((text) => text.buffer as ArrayBuffer);
        mine.thread.postMessage({ id, question, texts } satisfies Scan, handed);
      });
    },
    async close() {
      mine.searches--;
      if (mine.searches > 0) return;
      if (scanning === mine) scanning = undefined;
      await mine.thread.terminate();
    },
  };
}

function begun(): Scanning {
  if (scanning) return scanning;
  const thread = new Worker(entry(), {
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    name: 'note search',
  });
  const one: Scanning = { thread, waiting: new Map(), searches: 0, isOver: false };
  scanning = one;
  thread.on('message', (answer: Scanned) => {
    const waiting = one.waiting.get(answer.id);
    one.waiting.delete(answer.id);
    if ('notes' in answer) waiting?.done(answer.notes);
    else waiting?.failed(new Error('the thread that reads notes failed'));
  });
  // without its cause: a message of the language may repeat what it stumbled over
  const gone = () => {
    one.isOver = true;
    if (scanning === one) scanning = undefined;
    for (const { failed } of one.waiting.values()) failed(new Error(ENDED));
    one.waiting.clear();
  };
  thread.on('error', gone);
  thread.on('exit', gone);
  return one;
}

/** In a build the thread has a file of its own; from the sources Node runs the text itself. */
function entry(): string {
  const built = join(import.meta.dirname, 'scanning-thread.js');
  return existsSync(built) ? built : join(import.meta.dirname, 'scanning-thread.ts');
}
