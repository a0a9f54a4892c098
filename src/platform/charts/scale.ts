/** Round steps for an axis of counts: whole numbers, 1, 2, 2.5 or 5 times a power of ten; about `count` of them up to `max`. */
export function stepFor(max: number, count: number): number {
  const raw = Math.max(max, 1) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((f) => f * power).find((s) => s >= raw) ?? 10 * power;
  return Math.max(1, step === 2.5 * power && !Number.isInteger(step) ? 5 * power : step);
}

/** Lines at or below `max`, without zero. */
export function ticksBelow(max: number, count: number): number[] {
  const step = stepFor(max, count);
  return Array.from({ length: Math.floor(max / step) }, (_, i) => (i + 1) * step);
}

/** Lines up to the first one that is not below `max`. */
export function ticksAround(max: number, count: number): number[] {
  const step = stepFor(max, count);
  return Array.from({ length: Math.max(1, Math.ceil(max / step)) }, (_, i) => (i + 1) * step);
}

/** The largest published value; hidden ones have no say. At least 1, so that a chart of zeros has a scale. */
export const largest = (values: readonly (number | null)[]): number =>
  values.reduce<number>((max, value) => (value !== null && value > max ? value : max), 1);
