import { setImmediate as breath } from 'node:timers/promises';

/** So long others wait at most, in milliseconds, but for a single step that takes longer. */
const STRETCH = 10;

/** Takes the steps of a long work and serves others in between. */
export async function inSlices<Result>(steps: Generator<undefined, Result>): Promise<Result> {
  let begun = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (performance.now() - begun < STRETCH) continue;
    await breath();
    begun = performance.now();
  }
}
