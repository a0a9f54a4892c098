import { parentPort, workerData } from 'node:worker_threads';
import { type FactPlan, factMaking } from './fact-portion.ts';

/** A thread that makes portions of contacts as they are asked for: fact-makers.ts holds its other end. */
const making = factMaking(workerData as FactPlan);
parentPort?.on('message', ({ at, end }: { at: number; end: number }) => {
  const portion = making.portion(at, end);
  const bytes = [...portion.bytes.versions, ...portion.bytes.clients].map((piece) => piece.buffer as ArrayBuffer);
  parentPort?.postMessage(portion, bytes);
});
