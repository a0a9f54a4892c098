import type { Calibration } from './model.ts';

/**
 * Probability learned from decided pairs: isotonic regression (pool adjacent violators), so that more weight never means
 * less probability. Below two hundred decisions there is none, and the screens say "rule of thumb" (matching.md section 5).
 */
export const leastDecided = 200;

export interface Decided {
  /** weight with the prior, in bits */
  readonly bits: number;
  readonly same: boolean;
}

interface Step {
  /** from this many bits */
  from: number;
  sum: number;
  count: number;
}

/** Undefined where too little is decided. Neither nought nor one: nobody is ever certain. */
export function calibrationOf(decided: readonly Decided[]): Calibration | undefined {
  if (decided.length < leastDecided) return undefined;
  const steps: Step[] = [];
  for (const { bits, same } of [...decided].sort((a, b) => a.bits - b.bits || Number(a.same) - Number(b.same))) {
    steps.push({ from: bits, sum: Number(same), count: 1 });
    for (;;) {
      const [before, last] = [steps.at(-2), steps.at(-1) as Step];
      // equal weights are one step, and a lower share after a higher one is drawn together with it
      if (!before || (before.from !== last.from && before.sum / before.count < last.sum / last.count)) break;
      before.sum += last.sum;
      before.count += last.count;
      steps.pop();
    }
  }
  const shares = steps.map(({ from, sum, count }) => ({ from, share: (sum + 0.5) / (count + 1) }));
  return {
    decided: decided.length,
    probability(bits) {
      let [low, high] = [0, shares.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((shares[middle] as (typeof shares)[number]).from <= bits) low = middle;
        else high = middle - 1;
      }
      const at = (shares[low] as (typeof shares)[number]).share;
      // the half added to each step must not bend the line
      return shares.slice(0, low).reduce((most, step) => Math.max(most, step.share), at);
    },
  };
}
