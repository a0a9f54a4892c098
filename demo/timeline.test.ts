import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { label, makeRandom } from './random.ts';
import { dayAt, positionOf, slotAt, timeline } from './timeline.ts';

const WEEK = [17, 17, 16, 16, 15, 10, 9];

describe('the contacts of a period in time', () => {
  it('every slot has one place, and every place one slot', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 400 }), fc.nat(), (calls, days, seed) => {
        const t = timeline(makeRandom(seed, 1), label('t'), [{ from: 12_000, days, calls }], WEEK);
        const seen = new Set<number>();
        for (let slot = 0; slot < calls; slot++) {
          const place = positionOf(t, slot);
          seen.add(place);
          expect(slotAt(t, place)).toBe(slot);
        }
        expect(seen.size).toBe(calls);
        expect(Math.max(...seen)).toBe(calls - 1);
      }),
      { numRuns: 60 },
    );
  });

  it('days follow the places, and each span holds exactly its calls', () => {
    const spans = [
      { from: 15_340, days: 31, calls: 304 },
      { from: 15_371, days: 29, calls: 230 },
    ];
    const t = timeline(makeRandom(1, 1), label('t'), spans, WEEK);
    const days = Array.from({ length: 534 }, (_, place) => dayAt(t, place));
    expect(days).toEqual([...days].sort((a, b) => a - b));
    expect(days.filter((d) => d < 31).length).toBe(304);
    expect(Math.max(...days)).toBeLessThan(60);
  });
});
