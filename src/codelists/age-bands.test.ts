import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageBandOf, ageBands, majorityOf } from './age-bands.ts';
import { ageGroupings, ageGroupOf, ctdcGrouping, reportGrouping } from './age-groupings.ts';

describe('age bands', () => {
  it('a person of 17 is a child and one of 18 an adult', () => {
    expect(majorityOf(ageBandOf(17)!)).toBe('child');
    expect(majorityOf(ageBandOf(18)!)).toBe('adult');
  });

  it('every age has one band, and its majority is that of the age', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 130 }), (years) => {
        const band = ageBandOf(years)!;
        const [from, to] = band === '48+' ? [48, 130] : band.split('-').map(Number);
        expect(years).toBeGreaterThanOrEqual(from!);
        expect(years).toBeLessThanOrEqual(to!);
        expect(majorityOf(band)).toBe(years < 18 ? 'child' : 'adult');
      }),
    );
  });

  it('no band for what is not an age', () => {
    for (const years of [-1, 131, Number.NaN]) expect(ageBandOf(years)).toBeUndefined();
  });
});

describe.each(ageGroupings.map((g) => [g.id, g] as const))('the grouping %s', (_, grouping) => {
  it('places every stored band in exactly one row, so that rows add up to the total', () => {
    const placed = grouping.groups.flatMap((group) => group.bands);
    expect([...placed].sort()).toEqual(ageBands.codes.map((c) => c.code).sort());
  });

  it('never puts children and adults into one row', () => {
    for (const group of grouping.groups) {
      if (group.code === 'unknown') continue;
      expect(new Set(group.bands.map(majorityOf)).size).toBe(1);
    }
  });
});

it('a coarse band of an old file is shown in our report and unknown to CTDC', () => {
  expect(ageGroupOf(reportGrouping, '0-11').code).toBe('0-11');
  expect(ageGroupOf(ctdcGrouping, '0-11').code).toBe('unknown');
});
