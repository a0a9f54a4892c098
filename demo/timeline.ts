import { type Permutation, permutation, shuffle, unshuffle } from './permutation.ts';
import { type Label, label, type Random } from './random.ts';

/**
 * Where the contacts of one period lie in time. The plan lays them out by person ("slot"); here every slot gets its place
 * in chronological order ("position") and every position its day. Both ways are closed formulas, so a contact can be made
 * alone. Slots that stand together stay within one stretch of about 45 days: that is how a short story of one person
 * stays short; long stories are laid out apart (plan.ts) and spread over the whole period.
 */
export interface Timeline {
  readonly calls: number;
  /** first day, in days since 1970-01-01 */
  readonly from: number;
  /** dayStart[d] = positions before day d; one more entry than days */
  readonly dayStart: Float64Array;
  readonly main: number;
  readonly tail: number;
  readonly perStretch: number;
  readonly clusters: Permutation;
  readonly inside: Permutation;
  readonly odd: Permutation;
}

const STRETCH_DAYS = 45;
const CLUSTER = 16;
const DAY_WEIGHT = label('timeline.day-weight');

export interface Span {
  /** days since 1970-01-01 */
  readonly from: number;
  readonly days: number;
  readonly calls: number;
}

/** `spans` follow each other without a gap: usually one, or the months of a year whose months are pinned. */
export function timeline(random: Random, name: Label, spans: readonly Span[], weekday: readonly number[]): Timeline {
  const from = spans[0]!.from;
  const days = spans.reduce((sum, span) => sum + span.days, 0);
  const calls = spans.reduce((sum, span) => sum + span.calls, 0);
  const dayStart = new Float64Array(days + 1);
  let d = 0;
  let before = 0;
  for (const span of spans) {
    // no two Mondays are alike: each day has up to a quarter more or less than its weekday
    const weights = Array.from({ length: span.days }, (_, i) => {
      const day = span.from + i;
      return weekday[(day + 3) % 7]! * (75 + random.below(DAY_WEIGHT, day, 51));
    });
    const sum = weights.reduce((a, b) => a + b, 0);
    let weight = 0;
    for (const w of weights) {
      weight += w;
      dayStart[++d] = before + Math.floor((span.calls * weight) / sum);
    }
    before += span.calls;
  }
  const stretches = Math.max(1, Math.round(days / STRETCH_DAYS));
  const perStretch = Math.floor(calls / (CLUSTER * stretches));
  const main = perStretch * CLUSTER * stretches;
  const tail = calls - main;
  return {
    calls,
    from,
    dayStart,
    main,
    tail,
    perStretch,
    clusters: permutation(random, name, Math.max(1, perStretch * stretches)),
    inside: permutation(random, (name + 1) as Label, Math.max(1, perStretch * CLUSTER)),
    odd: permutation(random, (name + 2) as Label, Math.max(1, tail)),
  };
}

/** The k-th of the odd slots, which fill no whole cluster, stands in the middle of the k-th part of the period. */
const oddPosition = (t: Timeline, k: number): number => Math.floor(((2 * k + 1) * t.calls) / (2 * t.tail));

export function positionOf(t: Timeline, slot: number): number {
  if (slot >= t.main) return oddPosition(t, shuffle(t.odd, slot - t.main));
  const cluster = Math.floor(slot / CLUSTER);
  const place = shuffle(t.clusters, cluster);
  const stretch = Math.floor(place / t.perStretch);
  const inner = (place - stretch * t.perStretch) * CLUSTER + (slot - cluster * CLUSTER);
  const p = stretch * t.perStretch * CLUSTER + shuffle(t.inside, inner, stretch);
  if (t.tail === 0) return p;
  // j = odd positions before the p-th other position
  let j = Math.min(t.tail, Math.floor((p * t.tail) / t.main));
  while (j > 0 && oddPosition(t, j - 1) - (j - 1) > p) j--;
  while (j < t.tail && oddPosition(t, j) - j <= p) j++;
  return p + j;
}

export function slotAt(t: Timeline, position: number): number {
  let p = position;
  if (t.tail > 0) {
    let k = Math.min(t.tail - 1, Math.floor((position * t.tail) / t.calls));
    while (k > 0 && oddPosition(t, k) > position) k--;
    while (k < t.tail - 1 && oddPosition(t, k + 1) <= position) k++;
    const odd = oddPosition(t, k);
    if (odd === position) return t.main + unshuffle(t.odd, k);
    p = position - (odd < position ? k + 1 : k);
  }
  const size = t.perStretch * CLUSTER;
  const stretch = Math.floor(p / size);
  const inner = unshuffle(t.inside, p - stretch * size, stretch);
  const place = stretch * t.perStretch + Math.floor(inner / CLUSTER);
  return unshuffle(t.clusters, place) * CLUSTER + (inner % CLUSTER);
}

/** The day (from the first of the period) of a position. */
export function dayAt(t: Timeline, position: number): number {
  let low = 0;
  let high = t.dayStart.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (t.dayStart[middle]! <= position) low = middle;
    else high = middle;
  }
  return low;
}
