import { describe, expect, it } from 'vitest';
import { drawing } from './labelled-sets-testing.ts';
import { twoHeaps } from './two-heaps.ts';

const around = (middle: number, count: number, seed: number): number[] => {
  const draw = drawing(seed);
  return Array.from({ length: count }, () => middle + (draw(1000) + draw(1000) + draw(1000) - 1500) / 500);
};

describe('two heaps of weights', () => {
  it('tells who stands in the upper one, wherever the heaps lie, and never falls', () => {
    for (const shift of [-20, 0, 15]) {
      const odds = twoHeaps([...around(shift, 300, 1), ...around(shift + 8, 100, 2)]) as (bits: number) => number;
      expect(odds(shift)).toBeLessThan(-5);
      expect(odds(shift + 8)).toBeGreaterThan(5);
      for (let bits = shift - 30; bits < shift + 30; bits++) expect(odds(bits + 1)).toBeGreaterThan(odds(bits));
    }
  });

  it('says nothing of a single heap, nor of a few weights', () => {
    expect(twoHeaps(Array.from({ length: 400 }, () => 3))).toBeUndefined();
    expect(twoHeaps(around(0, 50, 1))).toBeUndefined();
  });
});
