import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideCloseTotals, hideSmall } from './small-numbers.ts';

const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 });
const threshold = fc.constantFrom(5, 10);

describe('hiding small numbers', () => {
  it('prints no number from 1 to threshold − 1 and keeps a true zero where nothing small stands beside it', () => {
    fc.assert(
      fc.property(counts, threshold, (values, k) => {
        for (const { value } of hideSmall(values, k)) expect(value === null || value === 0 || value >= k).toBe(true);
        if (values.every((value) => value === 0 || value >= k))
          expect(hideSmall(values, k).map((one) => one.value)).toEqual(values);
      }),
    );
  });

  it('never leaves a single hidden part that could be subtracted from the total', () => {
    fc.assert(
      fc.property(counts, threshold, (values, k) => {
        const hidden = hideSmall(values, k).filter((one) => one.hidden).length;
        if (values.length > 1) expect(hidden).not.toBe(1);
      }),
    );
  });

  it('leaves hidden parts open over at least a threshold wherever there was something left to hide', () => {
    fc.assert(
      fc.property(counts, threshold, (values, k) => {
        const shown = hideSmall(values, k);
        const sum = values.filter((_, i) => shown[i]!.hidden).reduce((a, b) => a + b, 0);
        const all = shown.every((one) => one.hidden);
        if (shown.some((one) => one.hidden) && !all) expect(sum).toBeGreaterThanOrEqual(2 * k);
      }),
    );
  });

  it('never prints two running totals of persons that differ by a few', () => {
    fc.assert(
      fc.property(counts, threshold, (steps, k) => {
        let sum = 0;
        const totals = steps.map((step) => {
          sum += step;
          return sum;
        });
        const shown = hideCloseTotals(totals, k).flatMap((one) => (one.value === null ? [] : [one.value]));
        for (const [i, value] of shown.entries()) {
          const before = shown[i - 1] ?? 0;
          expect(value === before || value - before >= k || (i === 0 && value >= k)).toBe(true);
        }
      }),
    );
  });

  it('says nothing where nothing is known', () => {
    expect(hideSmall([null, 7], 5)).toEqual([
      { value: null, hidden: false },
      { value: 7, hidden: false },
    ]);
  });
});
