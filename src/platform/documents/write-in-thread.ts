import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Document } from './document.ts';
import { type Answer, type Asked, type Format, handedOver } from './writing-channel.ts';

/**
 * Documents are written in a thread of their own: a report takes a second of work, and nobody's call waits for it. The thread
 * is given the document and nothing else (no environment, no key), writes one after the other, and ends when nobody asked for
 * a minute, so that fonts and the picture maker do not lie in memory all day.
 */
const IDLE = 60_000;
const MEGABYTES = 512;

interface Waiting {
  done(file: Buffer): void;
  failed(cause: Error): void;
}

interface Writing {
  readonly thread: Worker;
  readonly waiting: Map<number, Waiting>;
  idle: NodeJS.Timeout | undefined;
}

let writing: Writing | undefined;
let asked = 0;

export function writeInThread(format: Format, document: Document): Promise<Buffer> {
  const one = begun();
  asked += 1;
  const id = asked;
  return new Promise<Buffer>((done, failed) => {
    one.waiting.set(id, { done, failed });
    one.thread.ref();
    clearTimeout(one.idle);
    one.thread.postMessage({ id, format, document: handedOver(document) } satisfies Asked);
  });
}

function begun(): Writing {
  if (writing) return writing;
  const thread = new Worker(entry(), {
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    name: 'documents',
  });
  const one: Writing = { thread, waiting: new Map(), idle: undefined };
  writing = one;
  thread.unref();
  thread.on('message', (answer: Answer) => {
    const waiting = one.waiting.get(answer.id);
    one.waiting.delete(answer.id);
    if (one.waiting.size === 0) rest(one);
    if ('error' in answer) waiting?.failed(answer.error);
    else waiting?.done(Buffer.from(answer.file.buffer, answer.file.byteOffset, answer.file.byteLength));
  });
  const gone = (cause: Error) => {
    if (writing === one) writing = undefined;
    clearTimeout(one.idle);
    for (const { failed } of one.waiting.values()) failed(cause);
    one.waiting.clear();
  };
  thread.on('error', gone);
  thread.on('exit', () => gone(new Error('the thread that writes documents ended')));
  return one;
}

function rest(one: Writing): void {
  one.thread.unref();
  one.idle = setTimeout(() => {
    if (writing === one) writing = undefined;
    void one.thread.terminate();
  }, IDLE).unref();
}

/** In a build the thread has a file of its own; from the sources Node runs the text itself. */
function entry(): string {
  const built = join(import.meta.dirname, 'writing-thread.js');
  return existsSync(built) ? built : join(import.meta.dirname, 'writing-thread.ts');
}
