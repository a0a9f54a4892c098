/**
 * Whole numbers that add up: largest remainder for one margin, a ladder of sizes for "M contacts over K people".
 * Everything in integers, so that the result does not depend on the order or the machine.
 */

/** Splits `total` in proportion to whole `weights`; ties go to the earlier one. The parts add up to `total`. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0) {
    if (total !== 0) throw new RangeError('nothing to apportion to');
    return weights.map(() => 0);
  }
  const parts = weights.map((w) => Math.floor((total * w) / sum));
  const byRemainder = weights
    .map((w, i) => ({ i, rest: (total * w) % sum }))
    .sort((x, y) => y.rest - x.rest || x.i - y.i);
  let left = total - parts.reduce((a, b) => a + b, 0);
  for (const { i } of byRemainder) {
    if (left-- <= 0) break;
    parts[i]!++;
  }
  return parts;
}

/** The same under upper limits: what does not fit goes to the others. `total` must not exceed the limits' sum. */
export function apportionWithin(total: number, weights: readonly number[], limits: readonly number[]): number[] {
  const parts = weights.map(() => 0);
  let left = total;
  while (left > 0) {
    const open = weights.map((w, i) => (parts[i]! < limits[i]! ? Math.max(w, 1) : 0));
    if (open.every((w) => w === 0)) throw new RangeError('limits too small');
    const more = apportion(left, open);
    for (let i = 0; i < parts.length; i++) {
      const add = Math.min(more[i]!, limits[i]! - parts[i]!);
      parts[i]! += add;
      left -= add;
    }
  }
  return parts;
}

/** So many people with so many contacts each. */
export interface Rung {
  readonly size: number;
  readonly units: number;
}

/**
 * `slots` contacts over `units` people, each at least `least`; the rest goes by the quantiles in `shape` (whole weights,
 * ascending). The sizes come out ascending, equal sizes on one rung.
 */
export function ladder(units: number, slots: number, least: number, shape: readonly number[]): Rung[] {
  if (units === 0) {
    if (slots !== 0) throw new RangeError('contacts without people');
    return [];
  }
  const extra = slots - least * units;
  if (extra < 0) throw new RangeError('fewer contacts than people need');
  let weights = Array.from({ length: units }, (_, i) => shape[Math.floor(((2 * i + 1) * shape.length) / (2 * units))]!);
  let sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0) {
    weights = weights.map(() => 1);
    sum = units;
  }
  const sizes = weights.map((w) => least + Math.floor((extra * w) / sum));
  let left = slots - sizes.reduce((a, b) => a + b, 0);
  for (let i = units - 1; left > 0; i--, left--) sizes[i]!++;
  const rungs: { size: number; units: number }[] = [];
  for (const size of sizes.sort((a, b) => a - b)) {
    const last = rungs.at(-1);
    if (last?.size === size) last.units++;
    else rungs.push({ size, units: 1 });
  }
  return rungs;
}
