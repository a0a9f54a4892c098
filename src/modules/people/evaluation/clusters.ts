import { bitsBetween, type Neighbours, type ScoredPairs } from './scored-pairs.ts';

/**
 * People out of pairs: the surest pairs first, and two groups become one only where their members agree on the whole. One
 * chance likeness between two groups does not chain them together.
 */

/** What a pair that was never compared counts: it shared no key, which speaks against it. */
const NEVER_COMPARED = -4;

/**
 * @param lowest no threshold that is asked for lies below
 * @returns for a threshold in bits (prior included) the number of each record's cluster
 */
export function clustering(
  count: number,
  pairs: ScoredPairs,
  near: Neighbours,
  lowest: number,
): (from: number) => Int32Array {
  let likely = 0;
  for (let pair = 0; pair < pairs.size; pair++) if (pairs.bits(pair) >= lowest) likely++;
  const order = new Uint32Array(likely);
  for (let pair = 0, at = 0; pair < pairs.size; pair++) if (pairs.bits(pair) >= lowest) order[at++] = pair;
  order.sort((x, y) => pairs.bits(y) - pairs.bits(x) || pairs.a(x) - pairs.a(y) || pairs.b(x) - pairs.b(y));
  return (from) => clustersOf(count, pairs, near, order, from);
}

function clustersOf(count: number, pairs: ScoredPairs, near: Neighbours, order: Uint32Array, from: number): Int32Array {
  const of = Int32Array.from({ length: count }, (_, n) => n);
  // who is alone has no list
  const members = new Map<number, number[]>();
  for (const pair of order) {
    if (pairs.bits(pair) < from) break;
    const [one, two] = [of[pairs.a(pair)] as number, of[pairs.b(pair)] as number];
    if (one === two) continue;
    const [left, right] = [members.get(one) ?? [one], members.get(two) ?? [two]];
    let sum = 0;
    for (const x of left)
      for (const y of right) sum += Math.max(-12, Math.min(12, bitsBetween(near, x, y) ?? NEVER_COMPARED));
    if (sum / (left.length * right.length) < Math.min(from, 0)) continue;
    const [into, gone] = left.length >= right.length ? [one, two] : [two, one];
    for (const x of into === one ? right : left) of[x] = into;
    members.set(into, [...(into === one ? left : right), ...(into === one ? right : left)]);
    members.delete(gone);
  }
  return of;
}
