import { probabilityOf, weighAll } from '../matching/compare.ts';
import { meetings } from '../matching/meetings.ts';
import type { Model } from '../matching/model.ts';
import { blocksOf } from './candidates.ts';
import { clustering, type ScoredPair } from './clusters.ts';
import { inFile } from './csv-table.ts';
import { type Learned, learn, modelOf, toolsOf } from './learn-model.ts';
import { likeSpelled } from './like-spelled.ts';
import {
  type Answered,
  type AtThreshold,
  f1Of,
  type PairMeasures,
  pairMeasures,
  type QueryMeasures,
  queryMeasures,
} from './measures.ts';
import { partsMemory } from './parts-memory.ts';
import { type RecordRow, readRecords, readTruth, type TruthRow } from './read-records.ts';
import { truthOf } from './truth.ts';
import { twoHeaps } from './two-heaps.ts';

/**
 * Measures the matching on any labelled set that somebody brings (matching.md section 10). The truth is used for measuring
 * alone: weights come from the records. No database, no home.
 */
export interface Evaluation {
  readonly records: number;
  readonly queries: number;
  /** closed: what the truth does not name is two people; labelled: only named pairs are measured */
  readonly world: 'closed' | 'labelled';
  readonly unreadDates: number;
  /** columns of the files that were left out of the comparison */
  readonly ignoredColumns: readonly string[];
  readonly pairs: PairMeasures;
  readonly clusters?: { readonly best: AtThreshold; readonly possible: AtThreshold; readonly probable: AtThreshold };
  readonly ranks: QueryMeasures;
  readonly seconds: {
    readonly read: number;
    readonly learn: number;
    readonly compare: number;
    readonly measure: number;
    readonly all: number;
  };
}

export interface EvaluationInput {
  readonly records: string;
  readonly queries?: string | undefined;
  readonly truth: string;
  readonly progress?: (what: string, done: number, of: number) => void;
}

/** so many pairs a record by keys: what the keys bring beyond it is left to the others */
const PAIRS_A_RECORD = 60;
const LEARNT_FROM = 250_000;
const LIKE = 30;
const LIKE_FOR_QUERY = 120;
/** what is less likely than this is counted, not kept */
const LEAST_BITS = -10;

export function evaluate({ records, queries, truth, progress = () => undefined }: EvaluationInput): Evaluation {
  const began = performance.now();
  const marks: number[] = [];
  const mark = () => marks.push((performance.now() - began) / 1000);
  const parts = partsMemory();
  const first = inFile('records', () => readRecords(records, parts));
  // a list asked of itself is its records among themselves: nobody is her own duplicate
  const second =
    queries === undefined || queries === records ? undefined : inFile('queries', () => readRecords(queries, parts));
  const split = first.rows.length;
  const rows = [...first.rows, ...(second?.rows ?? [])];
  const known = new Set(rows.map((row) => row.id));
  const named = truthOf(
    inFile('truth', () => readTruth(truth, (id) => known.has(id))),
    first.rows,
    second?.rows,
  );
  mark();
  const tools = toolsOf(rows, parts);
  const start: Learned = { model: modelOf(rows, parts), tools };
  const blocks = blocksOf(rows, 500_000 + PAIRS_A_RECORD * rows.length);
  const like = likeSpelled(first.rows);
  const eachNear = (n: number, visit: (other: number) => void) => {
    const seen = new Set<number>();
    const once = (other: number) => {
      if (second ? other >= split : other <= n) return;
      if (seen.has(other)) return;
      seen.add(other);
      visit(other);
    };
    blocks.near(n, once);
    // both directions: the likeness of two is in one of their lists
    for (const other of like.near(rows[n] as RecordRow, second ? LIKE_FOR_QUERY : LIKE))
      if (second) once(other);
      else if (other > n) once(other);
      else if (other < n && !seen.has(other)) extra.push([other, n]);
  };
  const extra: [number, number][] = [];
  const asking = second ? { from: split, until: rows.length } : { from: 0, until: rows.length };
  const step = Math.max(1, Math.ceil(blocks.pairs / LEARNT_FROM));
  progress('learn', 0, 1);
  const possible = second ? split * (rows.length - split) : (rows.length * (rows.length - 1)) / 2;
  const labelledOnly = named.world === 'labelled';
  const learned = learn(
    rows,
    second ? split : rows.length,
    start,
    (visit) => {
      if (labelledOnly) {
        for (const { a, b } of named.labels) visit(a, b);
        return;
      }
      for (let n = asking.from; n < asking.until; n += step)
        blocks.near(n, (other) => {
          if (second ? other < split : other > n) visit(other, n);
        });
    },
    labelledOnly
      ? { expected: named.labels.length / 2, possible: named.labels.length, labelled: true }
      : { expected: (asking.until - asking.from) / step / 2, possible: possible / step },
  );
  mark();
  const pairs: { a: number; b: number; bits: number }[] = [];
  let compared = 0;
  const compareTwo = (a: number, b: number) => {
    compared++;
    const bits = bitsOf(rows[a] as RecordRow, rows[b] as RecordRow, learned);
    if (bits + roughPrior > LEAST_BITS) pairs.push({ a, b, bits });
  };
  const roughPrior = -Math.log2(Math.max(2, possible / Math.max(1, rows.length)));
  const answers: { other: number; bits: number }[][] = [];
  if (labelledOnly && !second)
    for (const { a, b } of named.labels)
      pairs.push({ a, b, bits: bitsOf(rows[a] as RecordRow, rows[b] as RecordRow, learned) });
  else {
    for (let n = asking.from; n < asking.until; n++) {
      if ((n - asking.from) % 500 === 0) progress('compare', n - asking.from, asking.until - asking.from);
      if (second) {
        const found: { other: number; bits: number }[] = [];
        eachNear(n, (other) => {
          compared++;
          const bits = bitsOf(rows[other] as RecordRow, rows[n] as RecordRow, learned);
          found.push({ other, bits });
          if (bits + roughPrior > LEAST_BITS) pairs.push({ a: other, b: n, bits });
        });
        answers.push(found.sort((x, y) => y.bits - x.bits || x.other - y.other).slice(0, 20));
      } else eachNear(n, (other) => compareTwo(n, other));
    }
    const done = new Set<number>();
    const there = new Set(
      extra.length > 0 ? pairs.map(({ a, b }) => (a < b ? a * rows.length + b : b * rows.length + a)) : [],
    );
    for (const [a, b] of extra) {
      const key = a * rows.length + b;
      if (done.has(key) || there.has(key)) continue;
      done.add(key);
      compareTwo(a, b);
    }
  }
  const prior = labelledOnly
    ? Math.log2(learned.matched / Math.max(1, named.labels.length - learned.matched))
    : priorAmong(pairs, possible);
  const model: Model = { ...learned.model, prior };
  const oddsOf =
    (labelledOnly && !second ? twoHeaps(pairs.map(({ bits }) => bits)) : undefined) ?? ((bits: number) => bits + prior);
  const scored: ScoredPair[] = pairs.map(({ a, b, bits }) => ({ a, b, bits: oddsOf(bits) }));
  mark();
  progress('compare', 1, 1);
  const judgedPairs = labelledOnly && second ? labelled(named.labels, rows, learned, prior) : scored;
  const pairMeasured = pairMeasures(
    judgedPairs.map((pair) => ({
      bits: pair.bits,
      probability: probabilityOf(pair.bits, model),
      same: named.isSame(pair.a, pair.b),
    })),
    named.positives,
  );
  const ranks = queryMeasures(
    second
      ? answers.map((found, n): Answered => answerOf(named.matesOf(split + n), found, prior, model))
      : dedupAnswers(rows.length, scored, named, model),
  );
  const clusters =
    second || labelledOnly ? undefined : clusterMeasures(rows.length, scored, named, pairMeasured.best.threshold);
  mark();
  const [read = 0, learnedAt = 0, comparedAt = 0, all = 0] = marks;
  return {
    records: first.rows.length,
    queries: second?.rows.length ?? 0,
    world: named.world,
    unreadDates: first.unread + (second?.unread ?? 0),
    ignoredColumns: [...new Set([...first.ignored, ...(second?.ignored ?? [])])],
    pairs: { ...pairMeasured, compared: Math.max(compared, pairMeasured.compared) },
    ...(clusters && { clusters }),
    ranks,
    seconds: { read, learn: learnedAt - read, compare: comparedAt - learnedAt, measure: all - comparedAt, all },
  };
}

function bitsOf(a: RecordRow, b: RecordRow, { model, tools }: Learned): number {
  let sum = 0;
  for (const bits of weighAll(meetings(a, b, tools), model)) sum += bits;
  return sum;
}

const labelled = (
  labels: readonly { a: number; b: number }[],
  rows: readonly RecordRow[],
  learned: Learned,
  prior: number,
) => labels.map(({ a, b }) => ({ a, b, bits: bitsOf(rows[a] as RecordRow, rows[b] as RecordRow, learned) + prior }));

/** The prior under which as many pairs are expected as their probabilities add up to. */
function priorAmong(pairs: readonly { bits: number }[], possible: number): number {
  const bins = new Map<number, number>();
  for (const { bits } of pairs) {
    const bin = Math.round(bits * 4) / 4;
    bins.set(bin, (bins.get(bin) ?? 0) + 1);
  }
  let prior = Math.log2(Math.max(1, Math.sqrt(possible)) / possible);
  for (let round = 0; round < 50; round++) {
    let expected = 0.5;
    // the many that are a little like somebody are left out: together they would outweigh those who are
    for (const [bits, count] of bins) if (bits + prior >= 0) expected += count / (1 + 2 ** -(bits + prior));
    const share = Math.min(0.9, expected / possible);
    const next = Math.log2(share / (1 - share));
    if (Math.abs(next - prior) < 0.001) break;
    prior = next;
  }
  return prior;
}

function answerOf(
  mates: ReadonlySet<number> | undefined,
  found: readonly { other: number; bits: number }[],
  prior: number,
  model: Model,
): Answered {
  const bits = (found[0]?.bits ?? -99) + prior;
  const at = mates ? found.findIndex(({ other }) => mates.has(other)) : -1;
  return { rank: mates ? at + 1 : undefined, bits, probability: probabilityOf(bits, model) };
}

function dedupAnswers(
  count: number,
  scored: readonly ScoredPair[],
  named: ReturnType<typeof truthOf>,
  model: Model,
): Answered[] {
  const near: { other: number; bits: number }[][] = Array.from({ length: count }, () => []);
  for (const { a, b, bits } of scored) {
    near[a]?.push({ other: b, bits });
    near[b]?.push({ other: a, bits });
  }
  return near.map((found, n) => {
    found.sort((x, y) => y.bits - x.bits || x.other - y.other);
    return answerOf(named.matesOf(n), found.slice(0, 20), 0, model);
  });
}

function clusterMeasures(
  count: number,
  scored: readonly ScoredPair[],
  named: ReturnType<typeof truthOf>,
  bestBits: number,
) {
  const cut = clustering(count, scored);
  const positives = named.allPositive();
  const at = (bits: number): AtThreshold => {
    const of = cut(bits);
    const sizes = new Map<number, number>();
    for (const cluster of of) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
    let found = 0;
    for (const size of sizes.values()) found += (size * (size - 1)) / 2;
    let right = 0;
    for (let n = 0; n < positives.length; n += 2)
      if (of[positives[n] as number] === of[positives[n + 1] as number]) right++;
    return { threshold: bits, probability: 1 / (1 + 2 ** -bits), ...f1Of(found, right, named.positives) };
  };
  const tried = [-3, 0, 2, 5, bestBits].filter(Number.isFinite).map(at);
  const best = tried.reduce((a, b) => (b.f1 > a.f1 ? b : a));
  return { best, possible: at(-2), probable: at(Math.log2(0.95 / 0.05)) };
}

export type { TruthRow };
