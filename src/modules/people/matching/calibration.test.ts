import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrationOf } from './calibration.ts';

const decisions = (count: number, certain: (bits: number) => number) =>
  Array.from({ length: count }, (_, n) => {
    const bits = -10 + (20 * n) / count;
    return { bits, same: ((n * 37) % 100) / 100 < certain(bits) };
  });

describe('a probability learned from decisions', () => {
  it('waits for two hundred of them', () => {
    expect(calibrationOf(decisions(199, () => 0.5))).toBeUndefined();
    expect(calibrationOf(decisions(200, () => 0.5))?.decided).toBe(200);
  });

  it('comes near to how often the people were right', () => {
    const learned = calibrationOf(decisions(2_000, (bits) => 1 / (1 + 2 ** -bits)));
    expect(learned?.probability(-8)).toBeLessThan(0.05);
    expect(learned?.probability(0)).toBeGreaterThan(0.3);
    expect(learned?.probability(0)).toBeLessThan(0.7);
    expect(learned?.probability(8)).toBeGreaterThan(0.95);
  });

  it('rises evenly where nobody decided anything', () => {
    const far = [...Array(200).keys()].map((n) => ({ bits: n % 2 ? 10 : -10, same: n % 2 === 1 }));
    const learned = calibrationOf(far);
    expect(learned?.probability(0)).toBeCloseTo(0.5);
    expect(learned?.probability(9)).toBeGreaterThan(0.9);
  });

  it('never falls as the weight rises, and is never certain', () => {
    const some = fc.array(fc.record({ bits: fc.integer({ min: -20, max: 20 }), same: fc.boolean() }), {
      minLength: 200,
      maxLength: 300,
    });
    fc.assert(
      fc.property(some, (decided) => {
        const learned = calibrationOf(decided);
        let before = 0;
        for (let bits = -25; bits <= 25; bits++) {
          const now = learned?.probability(bits) ?? Number.NaN;
          expect(now).toBeGreaterThanOrEqual(before);
          expect(now).toBeGreaterThan(0);
          expect(now).toBeLessThan(1);
          before = now;
        }
      }),
      { numRuns: 40 },
    );
  });
});
