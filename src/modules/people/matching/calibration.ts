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
  /** to this many */
  until: number;
  sum: number;
  count: number;
}

/** What is kept of the decisions: from how many bits on which share was the same. No pair, no person. */
export interface CalibrationSteps {
  readonly decided: number;
  readonly steps: readonly { readonly from: number; readonly until: number; readonly share: number }[];
}

/** Undefined where too little is decided. Neither nought nor one: nobody is ever certain. */
export function calibrationOf(decided: readonly Decided[]): Calibration | undefined {
  const learned = stepsOf(decided);
  return learned && calibrationFrom(learned);
}

export function stepsOf(decided: readonly Decided[]): CalibrationSteps | undefined {
  if (decided.length < leastDecided) return undefined;
  const steps: Step[] = [];
  for (const { bits, same } of [...decided].sort((a, b) => a.bits - b.bits || Number(a.same) - Number(b.same))) {
    steps.push({ from: bits, until: bits, sum: Number(same), count: 1 });
    for (;;) {
      const [before, last] = [steps.at(-2), steps.at(-1) as Step];
      // equal weights are one step, and a lower share after a higher one is drawn together with it
      if (!before || (before.until !== last.from && before.sum / before.count < last.sum / last.count)) break;
      before.sum += last.sum;
      before.count += last.count;
      before.until = last.until;
      steps.pop();
    }
  }
  return {
    decided: decided.length,
    steps: steps.map(({ from, until, sum, count }) => ({ from, until, share: (sum + 0.5) / (count + 1) })),
  };
}

/** Between two steps nobody decided anything: the odds rise evenly there, so that no weight falls off an edge. */
export function calibrationFrom({ decided, steps }: CalibrationSteps): Calibration {
  const line: { from: number; until: number; odds: number }[] = [];
  // the half added to each step must not bend the line
  for (const { from, until, share } of steps)
    line.push({ from, until, odds: Math.max(line.at(-1)?.odds ?? Number.NEGATIVE_INFINITY, oddsOf(share)) });
  return {
    decided,
    probability(bits) {
      let [low, high] = [0, line.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((line[middle] as (typeof line)[number]).from <= bits) low = middle;
        else high = middle - 1;
      }
      const [at, next] = [line[low] as (typeof line)[number], line[low + 1]];
      const beyond = next ? Math.max(0, bits - at.until) / (next.from - at.until) : 0;
      return 1 / (1 + 2 ** -(at.odds + (next ? beyond * (next.odds - at.odds) : 0)));
    },
  };
}

const oddsOf = (share: number): number => Math.log2(share / (1 - share));
