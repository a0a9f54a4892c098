import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type FactPlan, type FactPortion, factMaking } from './fact-portion.ts';

/**
 * Threads that make contacts while the database takes those before: it needs a core for itself, and more than two threads
 * would be faster than one connection takes. Each is bounded in memory; where there is one core, or no file for a thread,
 * the portions are made here.
 */
export interface FactMakers {
  /** Made in the order in which they are asked for: ask for the next ones before you need them. */
  portion(at: number, end: number): Promise<FactPortion>;
  first(at: number, end: number): string | undefined;
  /** how many portions are worth asking for ahead */
  readonly ahead: number;
  close(): Promise<void>;
}

const MOST = 2;
/** in MiB; what is made lies outside, as bytes */
const LIMITS = { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 4 };

/** Beside this file: the source itself, or in the build an entry of its own. */
const entry = join(import.meta.dirname, import.meta.url.endsWith('.ts') ? 'fact-maker.ts' : 'fact-maker.js');

export function openFactMakers(plan: FactPlan, portions: number): FactMakers {
  const here = factMaking(plan);
  const count = existsSync(entry) && portions > 2 ? Math.min(availableParallelism() - 1, MOST) : 0;
  if (count < 1) {
    return {
      portion: async (at, end) => here.portion(at, end),
      first: here.first,
      ahead: 1,
      close: async () => undefined,
    };
  }
  const threads = Array.from({ length: count }, () => aThread(plan));
  let turn = 0;
  return {
    portion: (at, end) => (threads[turn++ % count] as Thread).make(at, end),
    first: here.first,
    ahead: count + 1,
    async close() {
      await Promise.all(threads.map((thread) => thread.end()));
    },
  };
}

interface Thread {
  make(at: number, end: number): Promise<FactPortion>;
  end(): Promise<unknown>;
}

function aThread(plan: FactPlan): Thread {
  const worker = new Worker(entry, { workerData: plan, resourceLimits: LIMITS });
  const waiting: { done(portion: FactPortion): void; failed(cause: unknown): void }[] = [];
  worker.on('message', (portion: FactPortion) => waiting.shift()?.done(portion));
  const stop = (cause: unknown) => {
    for (const one of waiting.splice(0)) one.failed(cause);
  };
  worker.on('error', stop);
  worker.on('exit', () => stop(new Error('a thread of the load ended')));
  return {
    make(at, end) {
      const made = new Promise<FactPortion>((done, failed) => waiting.push({ done, failed }));
      // whoever gives up the load asks no more for what was begun ahead
      made.catch(() => undefined);
      worker.postMessage({ at, end });
      return made;
    },
    end: () => worker.terminate(),
  };
}
