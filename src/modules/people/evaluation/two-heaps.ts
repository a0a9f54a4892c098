/**
 * Where somebody chose the pairs, neither the share of those who are one person nor how far their weights lie apart is known
 * beforehand. Weights then stand in two heaps: this finds them (two normal curves of one width) and turns a weight into the
 * odds of the upper heap. A straight line that never falls: it changes no order. The truth is not looked at.
 */
const FEWEST = 100;
const ROUNDS = 60;
/** who surely differs is not told any better by differing more: such a tail would widen the curve */
const LOWEST = -14;

/** @returns log2 of the odds for a weight in bits; undefined where no two heaps can be told apart */
export function twoHeaps(weights: readonly number[]): ((bits: number) => number) | undefined {
  if (weights.length < FEWEST) return undefined;
  const order = [...weights].map((bits) => Math.max(bits, LOWEST)).sort((a, b) => a - b);
  const at = (share: number) => order[Math.floor((order.length - 1) * share)] as number;
  let [low, high, width, share] = [at(0.2), at(0.8), Math.max(0.5, (at(0.9) - at(0.1)) / 4) ** 2, 0.5];
  const odds = (bits: number) => Math.log(share / (1 - share)) + ((bits - low) ** 2 - (bits - high) ** 2) / (2 * width);
  for (let round = 0; round < ROUNDS; round++) {
    let [count, sumHigh, sumLow] = [0, 0, 0];
    const upper = order.map((bits) => 1 / (1 + Math.exp(-odds(bits))));
    for (const [n, bits] of order.entries()) {
      const p = upper[n] as number;
      count += p;
      sumHigh += p * bits;
      sumLow += (1 - p) * bits;
    }
    if (count < 5 || order.length - count < 5) return undefined;
    [high, low, share] = [sumHigh / count, sumLow / (order.length - count), count / order.length];
    let square = 0;
    for (const [n, bits] of order.entries())
      square += (upper[n] as number) * (bits - high) ** 2 + (1 - (upper[n] as number)) * (bits - low) ** 2;
    width = Math.max(0.25, square / order.length);
  }
  if (high - low < 1.5 * Math.sqrt(width)) return undefined;
  return (bits) => odds(bits) / Math.LN2;
}
