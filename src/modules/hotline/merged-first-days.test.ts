import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, day } from '../../platform/kernel/index.ts';
import { type KnownClaim, type KnownMerge, mergedFirstDays, survivorOn } from './merged-first-days.ts';

const START = day('2021-01-01');
const on = (n: number): Day => addDays(START, n);
const claim = fc
  .record({
    key: fc.constantFrom('a', 'b', 'c'),
    claimed: fc.integer({ min: 0, max: 40 }),
    recorded: fc.integer({ min: 0, max: 40 }),
    kept: fc.option(fc.integer({ min: 1, max: 20 })),
  })
  .map(
    ({ key, claimed, recorded, kept }): KnownClaim => ({
      key,
      claimed: on(claimed),
      recorded: on(recorded),
      replaced: kept === null ? null : on(recorded + kept),
    }),
  );
const merge = fc
  .record({ from: fc.integer({ min: 0, max: 50 }), kept: fc.option(fc.integer({ min: 1, max: 20 })) })
  .map(
    ({ from, kept }): KnownMerge => ({
      absorbed: 'b',
      survivor: 'a',
      from: on(from),
      to: kept === null ? null : on(from + kept),
    }),
  );
const later = (merge: KnownMerge): KnownMerge => ({ ...merge, absorbed: 'a', survivor: 'c' });

/** On paper, for one day: who counts as whom, and the earliest of what was known. */
function onDay(claims: readonly KnownClaim[], merges: readonly KnownMerge[], asOf: Day): string[] {
  const first = new Map<string, Day>();
  for (const one of claims) {
    if (one.recorded > asOf || (one.replaced !== null && one.replaced <= asOf)) continue;
    const who = survivorOn(merges, one.key, asOf);
    first.set(who, [first.get(who) ?? one.claimed, one.claimed].sort()[0] as Day);
  }
  return [...first].map(([key, firstDay]) => `${key} ${firstDay}`).sort();
}

describe('first days of people who turned out to be one', () => {
  it('are on every day what one would work out on paper for that day', () => {
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 8 }), fc.option(merge), fc.option(merge), (claims, one, other) => {
        const merges = [...(one ? [one] : []), ...(other ? [later(other)] : [])];
        const spans = mergedFirstDays(claims, merges);
        for (let n = 0; n < 75; n += 3) {
          const asOf = on(n);
          const valid = spans.filter(
            (span) => span.recorded <= asOf && (span.replaced === null || span.replaced > asOf),
          );
          expect(valid.map((span) => `${span.key} ${span.firstDay}`).sort()).toEqual(onDay(claims, merges, asOf));
        }
        // no row that was never valid at the end of a day
        for (const span of spans) expect(span.replaced === null || span.replaced > span.recorded).toBe(true);
      }),
    );
  });

  it('never change for a day before the merge, and are back after the undoing', () => {
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 8 }), merge, (claims, one) => {
        const before = mergedFirstDays(claims, []);
        const after = mergedFirstDays(claims, [one]);
        const at = (spans: typeof before, asOf: Day) =>
          spans
            .filter((span) => span.recorded <= asOf && (span.replaced === null || span.replaced > asOf))
            .map((span) => `${span.key} ${span.firstDay}`)
            .sort();
        for (let n = 0; n < 75; n++) {
          const asOf = on(n);
          if (asOf < one.from || (one.to !== null && asOf >= one.to)) expect(at(after, asOf)).toEqual(at(before, asOf));
        }
      }),
    );
  });
});
