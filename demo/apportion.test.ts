import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion, apportionWithin, ladder } from './apportion.ts';
import { wholePower } from './whole-power.ts';

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
const weights = fc.array(fc.nat(500), { minLength: 1, maxLength: 12 });

describe('whole numbers that add up', () => {
  it('parts add up to the total and are within one of their share', () => {
    fc.assert(
      fc.property(fc.nat(5000), weights, (total, w) => {
        fc.pre(sum(w) > 0);
        const parts = apportion(total, w);
        expect(sum(parts)).toBe(total);
        parts.forEach((part, i) => {
          expect(Math.abs(part - (total * w[i]!) / sum(w))).toBeLessThan(1);
        });
      }),
    );
  });

  it('limits are kept, and what does not fit goes to the others', () => {
    fc.assert(
      fc.property(weights, fc.nat(100), (limits, share) => {
        const total = Math.floor((sum(limits) * share) / 100);
        const parts = apportionWithin(total, [...limits].reverse(), limits);
        expect(sum(parts)).toBe(total);
        parts.forEach((part, i) => {
          expect(part).toBeLessThanOrEqual(limits[i]!);
        });
      }),
    );
  });

  it('a ladder gives everybody at least the least and uses every contact', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(2000), fc.nat(3), (units, extra, least) => {
        const rungs = ladder(units, least * units + extra, least, [0, 0, 1, 3, 9]);
        expect(sum(rungs.map((r) => r.units))).toBe(units);
        expect(sum(rungs.map((r) => r.units * r.size))).toBe(least * units + extra);
        for (const rung of rungs) expect(rung.size).toBeGreaterThanOrEqual(least);
      }),
    );
  });

  it('telephone numbers grow with the scale to the power of 0.8', () => {
    for (const scale of [1, 10, 100, 1000]) {
      expect(Math.abs(wholePower(6000, scale) - 6000 * scale ** 0.8)).toBeLessThan(2);
    }
  });
});
