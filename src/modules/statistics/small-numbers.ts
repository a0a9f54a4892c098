/**
 * Hiding of small numbers until releases exist (statistics.md section 3): in a table whose parts add up to a printed total,
 * values from 1 to threshold − 1 are hidden, and one more where the hidden ones could be subtracted. A true zero stays.
 */
export type Audience = 'internal' | 'partner' | 'public';

export interface Thresholds {
  readonly persons: number;
  readonly events: number;
}

/** 0 hides nothing. */
export const hidingThresholds: Readonly<Record<Audience, Thresholds>> = {
  internal: { persons: 0, events: 0 },
  partner: { persons: 5, events: 5 },
  public: { persons: 10, events: 5 },
};

export interface Protected {
  readonly value: number | null;
  readonly hidden: boolean;
}

/**
 * @param values parts of one printed total
 * @returns the same parts; what was null before (not available) stays null and is not called hidden
 */
export function hideSmall(values: readonly (number | null)[], threshold: number): Protected[] {
  const hidden = new Set<number>();
  for (const [i, value] of values.entries()) if (value !== null && value > 0 && value < threshold) hidden.add(i);
  if (hidden.size > 0) {
    // cheapest first: the smallest value that is not zero, then a zero
    const candidates = values
      .map((value, i) => ({ value, i }))
      .filter((one): one is { value: number; i: number } => one.value !== null && !hidden.has(one.i))
      .sort((a, b) => Number(a.value === 0) - Number(b.value === 0) || a.value - b.value || a.i - b.i);
    while (
      !isSafe(
        [...hidden].map((i) => values[i]!),
        threshold,
      )
    ) {
      const next = candidates.shift();
      if (!next) break;
      hidden.add(next.i);
    }
  }
  return values.map((value, i) => ({ value: hidden.has(i) ? null : value, hidden: hidden.has(i) }));
}

/** Two or more hidden parts whose sum leaves every one of them open over at least the threshold. */
const isSafe = (hidden: readonly number[], threshold: number): boolean =>
  hidden.length >= 2 && hidden.reduce((sum, value) => sum + value, 0) >= 2 * threshold;

/**
 * Running totals of persons: two that differ by less than the threshold would print the difference. Seen from the last,
 * which is the printed total, a row stays only if it lies at least a threshold below the next one that stays, or equals it.
 */
export function hideCloseTotals(totals: readonly (number | null)[], threshold: number): Protected[] {
  const result: Protected[] = totals.map((value) => ({ value, hidden: false }));
  let next: number | null = null;
  for (let i = totals.length - 1; i >= 0; i -= 1) {
    const value = totals[i];
    if (value === null || value === undefined) continue;
    const close = next !== null && value !== next && next - value < threshold;
    const small = value > 0 && value < threshold;
    if (close || small) result[i] = { value: null, hidden: true };
    else next = value;
  }
  return result;
}
