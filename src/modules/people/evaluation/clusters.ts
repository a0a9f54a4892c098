/**
 * People out of pairs: the surest pairs first, and two groups become one only where their members agree on the whole. One
 * chance likeness between two groups does not chain them together.
 */
export interface ScoredPair {
  readonly a: number;
  readonly b: number;
  /** bits, prior included */
  readonly bits: number;
}

/** What a pair that was never compared counts: it shared no key, which speaks against it. */
const NEVER_COMPARED = -4;

/** @returns for a threshold in bits the number of each record's cluster */
export function clustering(count: number, pairs: readonly ScoredPair[]): (from: number) => Int32Array {
  const near: Map<number, number>[] = Array.from({ length: count }, () => new Map());
  for (const { a, b, bits } of pairs) {
    near[a]?.set(b, bits);
    near[b]?.set(a, bits);
  }
  const order = [...pairs].sort((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b);
  return (from) => clustersOf(near, order, from);
}

function clustersOf(
  near: readonly ReadonlyMap<number, number>[],
  order: readonly ScoredPair[],
  from: number,
): Int32Array {
  const of = Int32Array.from(near, (_, n) => n);
  const members: number[][] = near.map((_, n) => [n]);
  for (const { a, b, bits } of order) {
    if (bits < from) break;
    const [one, two] = [of[a] as number, of[b] as number];
    if (one === two) continue;
    const [left, right] = [members[one] as number[], members[two] as number[]];
    let sum = 0;
    for (const x of left) {
      const known = near[x] as ReadonlyMap<number, number>;
      for (const y of right) sum += Math.max(-12, Math.min(12, known.get(y) ?? NEVER_COMPARED));
    }
    if (sum / (left.length * right.length) < Math.min(from, 0)) continue;
    const [into, gone] = left.length >= right.length ? [one, two] : [two, one];
    for (const x of members[gone] as number[]) of[x] = into;
    (members[into] as number[]).push(...(members[gone] as number[]));
    members[gone] = [];
  }
  return of;
}
