import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, day, fromDayNumber } from '../../platform/kernel/days.ts';
import { defaultUntil, endsSoon, isRunning, latestUntil, monthsOn } from './flag.ts';
import { flagKinds } from './flag-kinds.ts';

const days = fc.integer({ min: 12_000, max: 24_000 }).map(fromDayNumber);
const kinds = fc.constantFrom(...flagKinds.codes.map((one) => one.code));

describe('a flag', () => {
  it('of any kind ends by itself within twelve months', () => {
    fc.assert(
      fc.property(kinds, days, (kind, from) => {
        const until = defaultUntil(kind, from);
        expect(until > from).toBe(true);
        expect(until <= latestUntil(kind, from, false)).toBe(true);
        expect(latestUntil(kind, from, false) <= latestUntil(kind, from, true)).toBe(true);
        expect(latestUntil(kind, from, true)).toBe(monthsOn(from, 12));
      }),
    );
  });

  it('runs on its first and its last day, and not on the day after', () => {
    const flag = { from: day('2021-12-14'), until: day('2022-01-14'), clearedOn: null };
    const runs = ['2021-12-13', '2021-12-14', '2022-01-14', '2022-01-15'].map((on) => isRunning(flag, on as Day));
    expect(runs).toEqual([false, true, true, false]);
    expect(isRunning({ ...flag, clearedOn: day('2021-12-20') }, day('2021-12-20'))).toBe(false);
  });

  it('is announced two weeks before it ends', () => {
    const flag = { from: day('2021-12-14'), until: day('2022-01-31'), clearedOn: null };
    expect(endsSoon(flag, addDays(flag.until, -14))).toBe(true);
    expect(endsSoon(flag, addDays(flag.until, -15))).toBe(false);
    expect(endsSoon(flag, addDays(flag.until, 1))).toBe(false);
  });

  it('set on the 31st ends on the last day of a shorter month', () => {
    expect(monthsOn(day('2021-08-31'), 6)).toBe('2022-02-28');
  });
});
