import { possibleFrom, probableAbove } from '../matching/zones.ts';

/** How well scored pairs agree with a labelled truth: pure counting, no weights. */
export interface JudgedPairs {
  readonly size: number;
  bits(pair: number): number;
  isSame(pair: number): boolean;
  /** never falls with the bits */
  probability(bits: number): number;
}

export interface AtThreshold {
  readonly threshold: number;
  readonly probability: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface PairMeasures {
  readonly compared: number;
  readonly positives: number;
  /** true pairs that were never compared */
  readonly neverCompared: number;
  readonly best: AtThreshold;
  readonly zones: Readonly<Record<'possible' | 'probable', AtThreshold>>;
  readonly recallAtPrecision99: number;
  readonly brier: number;
  readonly bins: readonly {
    readonly from: number;
    readonly until: number;
    readonly pairs: number;
    readonly meanProbability: number;
    readonly shareSame: number;
  }[];
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

export function f1Of(
  found: number,
  right: number,
  positives: number,
): Pick<AtThreshold, 'precision' | 'recall' | 'f1'> {
  const [precision, recall] = [ratio(right, found), ratio(right, positives)];
  return { precision, recall, f1: ratio(2 * precision * recall, precision + recall) };
}

/** @param positives all true pairs, compared or not */
export function pairMeasures(judged: JudgedPairs, positives: number): PairMeasures {
  const of = (same: boolean): Float32Array => {
    const bits = new Float32Array(judged.size);
    let count = 0;
    for (let pair = 0; pair < judged.size; pair++) if (judged.isSame(pair) === same) bits[count++] = judged.bits(pair);
    return bits.subarray(0, count).sort().reverse();
  };
  const [same, other] = [of(true), of(false)];
  let [right, wrong] = [0, 0];
  let best: AtThreshold = { threshold: Number.POSITIVE_INFINITY, probability: 1, precision: 0, recall: 0, f1: 0 };
  let recallAtPrecision99 = 0;
  while (right < same.length || wrong < other.length) {
    const bits = Math.max(same[right] ?? Number.NEGATIVE_INFINITY, other[wrong] ?? Number.NEGATIVE_INFINITY);
    while (same[right] === bits) right++;
    while (other[wrong] === bits) wrong++;
    const now = f1Of(right + wrong, right, positives);
    if (now.f1 > best.f1) best = { threshold: bits, probability: judged.probability(bits), ...now };
    if (now.precision >= 0.99) recallAtPrecision99 = Math.max(recallAtPrecision99, now.recall);
  }
  const bins = Array.from({ length: 10 }, () => ({ pairs: 0, sum: 0, same: 0 }));
  const zones = { possible: { found: 0, right: 0 }, probable: { found: 0, right: 0 } };
  let squares = 0;
  for (const [list, isSame] of [
    [same, 1],
    [other, 0],
  ] as const)
    for (const bits of list) {
      const p = judged.probability(bits);
      squares += (p - isSame) ** 2;
      const bin = bins[Math.min(9, Math.floor(p * 10))] as (typeof bins)[number];
      bin.pairs++;
      bin.sum += p;
      bin.same += isSame;
      for (const [zone, is] of [
        [zones.possible, p >= possibleFrom],
        [zones.probable, p > probableAbove],
      ] as const)
        if (is) {
          zone.found++;
          zone.right += isSame;
        }
    }
  const at = ({ found, right }: { found: number; right: number }, threshold: number): AtThreshold => ({
    threshold: Math.log2(threshold / (1 - threshold)),
    probability: threshold,
    ...f1Of(found, right, positives),
  });
  return {
    compared: judged.size,
    positives,
    neverCompared: Math.max(0, positives - same.length),
    best,
    zones: { possible: at(zones.possible, possibleFrom), probable: at(zones.probable, probableAbove) },
    recallAtPrecision99,
    brier: ratio(squares, judged.size),
    bins: bins.map((bin, n) => ({
      from: n / 10,
      until: (n + 1) / 10,
      pairs: bin.pairs,
      meanProbability: ratio(bin.sum, bin.pairs),
      shareSame: ratio(bin.same, bin.pairs),
    })),
  };
}

export interface Answered {
  /** place of the first right answer, from 1; 0: not among the answers; undefined: nobody is right */
  readonly rank: number | undefined;
  /** bits of the first answer, and whether it is right */
  readonly bits: number;
  readonly probability: number;
}

export interface QueryMeasures {
  readonly queries: number;
  readonly withAnswer: number;
  readonly recallAt1: number;
  readonly recallAt5: number;
  /** queries of nobody whose first answer is in the zone; where every query is of somebody: wrong first answers of all */
  readonly falseAlarms: {
    readonly asked: number;
    readonly possible: number;
    readonly probable: number;
    readonly atFound97: number | null;
    readonly foundAt97: number;
  };
}

export function queryMeasures(answers: readonly Answered[]): QueryMeasures {
  const some = answers.filter((one) => one.rank !== undefined);
  const nobody = answers.filter((one) => one.rank === undefined);
  const strangers = nobody.length > 0;
  const alarms = strangers ? nobody : some.filter((one) => one.rank !== 1);
  const asked = strangers ? nobody.length : answers.length;
  const share = (list: readonly Answered[], of: number, test: (one: Answered) => boolean) =>
    ratio(list.filter(test).length, of);
  // the highest threshold at which 97 of 100 are still found first
  const found = some
    .filter((one) => one.rank === 1)
    .map((one) => one.bits)
    .sort((a, b) => b - a);
  const needed = Math.ceil(some.length * 0.97);
  const threshold = needed > 0 && found.length >= needed ? (found[needed - 1] as number) : undefined;
  return {
    queries: answers.length,
    withAnswer: some.length,
    recallAt1: share(some, some.length, (one) => one.rank === 1),
    recallAt5: share(some, some.length, (one) => (one.rank ?? 0) >= 1 && (one.rank ?? 9) <= 5),
    falseAlarms: {
      asked,
      possible: share(alarms, asked, (one) => one.probability >= possibleFrom),
      probable: share(alarms, asked, (one) => one.probability > probableAbove),
      atFound97: threshold === undefined ? null : share(alarms, asked, (one) => one.bits >= threshold),
      foundAt97:
        threshold === undefined
          ? share(some, some.length, (one) => one.rank === 1)
          : ratio(found.filter((bits) => bits >= threshold).length, some.length),
    },
  };
}
