import { probabilityOf, weighAll } from '../matching/compare.ts';
import { meetings } from '../matching/meetings.ts';
import type { Model } from '../matching/model.ts';
import { blocksOf } from './candidates.ts';
import { clustering } from './clusters.ts';
import { inFile, type Source } from './csv-table.ts';
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
import { type RecordRow, readRecords, readTruth } from './read-records.ts';
import { type Neighbours, neighboursOf, type ScoredPairs, scoredPairs } from './scored-pairs.ts';
import { type Truth, truthOf } from './truth.ts';
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
  /** pairs of the truth of which both are in the same of two files */
  readonly pairsPassedOver: number;
  /** columns that were read under another name: the file's, ours */
  readonly readAs: Readonly<Record<string, string>>;
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
  /** a text, or several files; each a text or its pieces */
  readonly records: string | readonly Source[];
  readonly queries?: string | readonly Source[] | undefined;
  readonly truth: Source;
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
  const first = inFile('records', () => readRecords(filesOf(records), parts));
  // a list asked of itself is its records among themselves: nobody is her own duplicate
  const second =
    queries === undefined || queries === records
      ? undefined
      : inFile('queries', () => readRecords(filesOf(queries), parts));
  const split = first.rows.length;
  const rows = second ? [...first.rows, ...second.rows] : first.rows;
  const named = inFile('truth', () => {
    const [left, right] = [new Set(first.rows.map(idOf)), new Set(second?.rows.map(idOf))];
    const known = (id: string) => (Number(left.has(id)) + Number(right.has(id))) as 0 | 1 | 2;
    return truthOf(readTruth(truth, known), first.rows, second?.rows);
  });
  mark();
  const tools = toolsOf(rows, parts);
  const start: Learned = { model: modelOf(rows, parts), tools };
  const blocks = blocksOf(rows, 500_000 + PAIRS_A_RECORD * rows.length);
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
  const pairs = scoredPairs();
  const between = (a: number, b: number) => bitsOf(rows[a] as RecordRow, rows[b] as RecordRow, learned);
  // what is less likely is counted, not kept
  const least = LEAST_BITS + Math.log2(Math.max(2, possible / Math.max(1, rows.length)));
  const compareProgress = (n: number) =>
    (n - asking.from) % 500 === 0 && progress('compare', n - asking.from, asking.until - asking.from);
  let compared = 0;
  let answers: FirstAnswers | undefined;
  if (labelledOnly && !second) for (const { a, b } of named.labels) pairs.add(a, b, between(a, b));
  else if (second) {
    answers = firstAnswers(second.rows.length);
    const like = likeSpelled(first.rows);
    for (let n = split; n < rows.length; n++) {
      compareProgress(n);
      const visit = (other: number) => {
        compared++;
        const bits = between(other, n);
        answers?.found(other, bits, named.isSame(other, n));
        if (bits > least) pairs.add(other, n, bits);
      };
      blocks.near(n, (other) => other < split && visit(other));
      for (const other of like.near(rows[n] as RecordRow, LIKE_FOR_QUERY)) if (!blocks.isNear(other)) visit(other);
      answers.close(n - split, named.hasMate(n));
    }
  } else {
    const like = likeSpelled(rows);
    const liked = new Int32Array(rows.length * LIKE);
    for (let n = 0; n < rows.length; n++) {
      compareProgress(n);
      const visit = (other: number) => {
        compared++;
        const bits = between(Math.min(n, other), Math.max(n, other));
        if (bits > least) pairs.add(Math.min(n, other), Math.max(n, other), bits);
      };
      blocks.near(n, (other) => other > n && visit(other));
      for (const [at, other] of like.near(rows[n] as RecordRow, LIKE).entries()) {
        liked[n * LIKE + at] = other + 1;
        // the likeness of two may be in one of their lists alone
        const before = other < n && liked.subarray(other * LIKE, (other + 1) * LIKE).includes(n + 1);
        if (!before && !blocks.isNear(other)) visit(other);
      }
    }
  }
  const prior = labelledOnly
    ? Math.log2(learned.matched / Math.max(1, named.labels.length - learned.matched))
    : priorAmong(pairs, possible);
  const model: Model = { ...learned.model, prior };
  pairs.weigh(
    (labelledOnly && !second ? twoHeaps(Array.from({ length: pairs.size }, (_, n) => pairs.bits(n))) : undefined) ??
      ((bits) => bits + prior),
  );
  mark();
  progress('compare', 1, 1);
  const judged = labelledOnly && second ? scoredPairs() : pairs;
  if (judged !== pairs) for (const { a, b } of named.labels) judged.add(a, b, between(a, b) + prior);
  const pairMeasured = pairMeasures(
    {
      size: judged.size,
      bits: judged.bits,
      isSame: (pair) => named.isSame(judged.a(pair), judged.b(pair)),
      probability: (bits) => probabilityOf(bits, model),
    },
    named.positives,
  );
  const near = second ? undefined : neighboursOf(rows.length, pairs);
  const ranks = queryMeasures(
    near ? dedupAnswers(rows.length, near, named, model) : (answers as FirstAnswers).list(prior, model),
  );
  const clusters =
    !near || labelledOnly ? undefined : clusterMeasures(rows.length, pairs, near, named, pairMeasured.best.threshold);
  mark();
  const [read = 0, learnedAt = 0, comparedAt = 0, all = 0] = marks;
  const readAs = new Map([...first.readAs, ...(second?.readAs ?? [])]);
  return {
    records: first.rows.length,
    queries: second?.rows.length ?? 0,
    world: named.world,
    unreadDates: first.unread + (second?.unread ?? 0),
    pairsPassedOver: named.passedOver,
    readAs: Object.fromEntries(readAs),
    ignoredColumns: [...new Set([...first.ignored, ...(second?.ignored ?? [])])],
    pairs: { ...pairMeasured, compared: Math.max(compared, pairMeasured.compared) },
    ...(clusters && { clusters }),
    ranks,
    seconds: { read, learn: learnedAt - read, compare: comparedAt - learnedAt, measure: all - comparedAt, all },
  };
}

const idOf = (row: RecordRow): string => row.id;
const filesOf = (source: EvaluationInput['records']): readonly Source[] =>
  typeof source === 'string' ? [source] : source;

/** Whoever is known by several names is compared under each; what meets best counts. */
function bitsOf(a: RecordRow, b: RecordRow, learned: Learned): number {
  if (!a.others && !b.others) return bitsOfTwo(a, b, learned);
  let best = Number.NEGATIVE_INFINITY;
  for (const one of a.others ? [a, ...a.others] : [a])
    for (const two of b.others ? [b, ...b.others] : [b])
      if (one.names.length > 0 || two.names.length === 0) best = Math.max(best, bitsOfTwo(one, two, learned));
  return best === Number.NEGATIVE_INFINITY ? bitsOfTwo(a, b, learned) : best;
}

function bitsOfTwo(a: RecordRow, b: RecordRow, { model, tools }: Learned): number {
  let sum = 0;
  for (const bits of weighAll(meetings(a, b, tools), model)) sum += bits;
  return sum;
}

/** The prior under which as many pairs are expected as their probabilities add up to. */
function priorAmong(pairs: ScoredPairs, possible: number): number {
  const bins = new Map<number, number>();
  for (let pair = 0; pair < pairs.size; pair++) {
    const bin = Math.round(pairs.bits(pair) * 4) / 4;
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

/** so far down an answer is looked at */
const ANSWERS = 20;

interface FirstAnswers {
  found(other: number, bits: number, same: boolean): void;
  /** ends the query; whether there is somebody to find */
  close(query: number, hasMate: boolean): void;
  list(prior: number, model: Model): Answered[];
}

/** Of each query its first answer, and the place of the first right one; equal weights stand in the order of the file. */
function firstAnswers(queries: number): FirstAnswers {
  const [ranks, tops] = [new Int32Array(queries), new Float32Array(queries)];
  let list: { other: number; bits: number }[] = [];
  let mate: { other: number; bits: number } | undefined;
  const isBefore = (x: { other: number; bits: number }, y: { other: number; bits: number }) =>
    x.bits > y.bits || (x.bits === y.bits && x.other < y.other);
  return {
    found(other, bits, same) {
      const one = { other, bits };
      list.push(one);
      if (same && (!mate || isBefore(one, mate))) mate = one;
    },
    close(query, hasMate) {
      let first: (typeof list)[number] | undefined;
      let before = 0;
      for (const one of list) {
        if (!first || isBefore(one, first)) first = one;
        if (mate && isBefore(one, mate)) before++;
      }
      // 0: there is somebody, and she is not among the answers; -1: nobody is there to be found
      ranks[query] = !hasMate ? -1 : mate && before < ANSWERS ? before + 1 : 0;
      tops[query] = first?.bits ?? NO_ANSWER;
      list = [];
      mate = undefined;
    },
    list: (prior, model) => Array.from(ranks, (rank, query) => answered(rank, (tops[query] as number) + prior, model)),
  };
}

const NO_ANSWER = -99;
const answered = (rank: number, bits: number, model: Model): Answered => ({
  rank: rank < 0 ? undefined : rank,
  bits,
  probability: probabilityOf(bits, model),
});

function dedupAnswers(count: number, near: Neighbours, named: Truth, model: Model): Answered[] {
  const answers = firstAnswers(1);
  return Array.from({ length: count }, (_, n) => {
    for (let at = near.from[n] as number; at < (near.from[n + 1] as number); at++) {
      const other = near.other[at] as number;
      answers.found(other, near.bits[at] as number, named.isSame(n, other));
    }
    answers.close(0, named.hasMate(n));
    return answers.list(0, model)[0] as Answered;
  });
}

function clusterMeasures(count: number, pairs: ScoredPairs, near: Neighbours, named: Truth, bestBits: number) {
  const thresholds = [-3, 0, 2, 5, bestBits].filter(Number.isFinite);
  const cut = clustering(count, pairs, near, Math.min(...thresholds, -3));
  const at = (bits: number): AtThreshold => {
    const of = cut(bits);
    const sizes = new Int32Array(count);
    for (const cluster of of) sizes[cluster]!++;
    let found = 0;
    for (const size of sizes) found += (size * (size - 1)) / 2;
    let right = 0;
    named.eachPositive((a, b) => {
      if (of[a] === of[b]) right++;
    });
    return { threshold: bits, probability: 1 / (1 + 2 ** -bits), ...f1Of(found, right, named.positives) };
  };
  const best = thresholds.map(at).reduce((a, b) => (b.f1 > a.f1 ? b : a));
  return { best, possible: at(-2), probable: at(Math.log2(0.95 / 0.05)) };
}
