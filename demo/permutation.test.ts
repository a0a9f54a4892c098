import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permutation, shuffle, unshuffle } from './permutation.ts';
import { label, makeRandom } from './random.ts';

describe('a keyed shuffle', () => {
  it('puts every number in one place and finds it again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), fc.nat(), fc.nat(50), (n, seed, tweak) => {
        const p = permutation(makeRandom(seed, 1), label('test'), n);
        const places = Array.from({ length: n }, (_, x) => shuffle(p, x, tweak));
        expect(new Set(places).size).toBe(n);
        places.forEach((place, x) => {
          expect(place).toBeLessThan(n);
          expect(unshuffle(p, place, tweak)).toBe(x);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('works at the size of the largest organisation', () => {
    const p = permutation(makeRandom(3, 1000), label('test'), 48_361_000);
    for (let x = 0; x < 48_361_000; x += 4_803_019) expect(unshuffle(p, shuffle(p, x))).toBe(x);
  });
});
