import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandOf, LONGER, waitedByShare } from './waited-bands.ts';

const counted = (waits: readonly number[]) => {
  const counts = new Map<string, number>();
  for (const wait of waits) counts.set(bandOf(wait), (counts.get(bandOf(wait)) ?? 0) + 1);
  return counts;
};
/** as percentile_disc of PostgreSQL */
const exact = (waits: readonly number[], share: number) =>
  [...waits].sort((a, b) => a - b)[Math.max(0, Math.ceil(share * waits.length) - 1)] as number;

describe('waiting in bands', () => {
  it('tells the last second of the band', () => {
    expect([0, 5, 6, 60, 61, 181, 601, 3600, 3601].map(bandOf)).toEqual([
      'to_5',
      'to_5',
      'to_10',
      'to_60',
      'to_70',
      'to_210',
      'to_660',
      'to_3600',
      'longer',
    ]);
    expect(waitedByShare(new Map(), 0.5)).toBeNull();
    expect(waitedByShare(counted([4000]), 0.5)).toBe(LONGER);
  });

  it('the median and the ninth of ten lie in the band of the exact one, never below it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 300 }),
        fc.constantFrom(0.5, 0.9),
        (waits, share) => {
          const told = waitedByShare(counted(waits), share) as number;
          const true_ = exact(waits, share);
          expect(bandOf(told)).toBe(bandOf(true_));
          expect(told).toBeGreaterThanOrEqual(Math.min(true_, LONGER));
        },
      ),
    );
  });
});
