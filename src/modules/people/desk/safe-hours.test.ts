import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SafeHours } from '../safety-card.ts';
import { groupsOf, nextSafe, piecesOf, readBands, spansOf, weekOf, writeHours } from './safe-hours.ts';

const week = fc.array(fc.integer({ min: 0, max: (1 << 24) - 1 }), { minLength: 7, maxLength: 7 });

it('reads hours as people write them', () => {
  expect(readBands('10-14, 18–20')).toEqual([
    { from: 10, until: 14 },
    { from: 18, until: 20 },
  ]);
  expect(readBands(' 9 do 16 h')).toEqual([{ from: 9, until: 16 }]);
  expect(readBands('9:00-16:00 i 18-20')).toHaveLength(2);
  expect(readBands('')).toEqual([]);
});

it('takes nothing for an hour that is none', () => {
  expect(['10', '25-26', '10-10', 'uveče', '10-14 18'].map(readBands)).toEqual(Array(5).fill(undefined));
});

it('reads every week that it writes', () => {
  fc.assert(
    fc.property(week, (hours) => {
      expect(weekOf(hours.map(writeHours))).toEqual(hours);
    }),
  );
});

it('carries a night over midnight into the next day', () => {
  const [monday = 0, tuesday = 0] = weekOf(['22-6', '', '', '', '', '', '']) ?? [];
  expect([piecesOf(monday), piecesOf(tuesday)]).toEqual([[{ from: 22, to: 24 }], [{ from: 0, to: 6 }]]);
});

it('says days with the same hours once', () => {
  const hours = weekOf(['9-16', '9-16', '9-16', '', '9-16', '10-12', '']) ?? [];
  const groups = groupsOf(hours);
  expect(groups).toEqual([
    { hours: '9–16', weekdays: [1, 2, 3, 5] },
    { hours: '10–12', weekdays: [6] },
  ]);
  expect(spansOf([1, 2, 3, 5], (day) => 'MTWTFSS'[day - 1] ?? '')).toBe('M–W, F');
});

it('tells when it will be safe again, in the zone of the person', () => {
  const hours = weekOf(['', '10-14', '', '', '', '', '']) as SafeHours;
  // Monday evening in Belgrade
  expect(nextSafe(hours, new Date('2026-11-23T19:20:00Z'), 'Europe/Belgrade')).toEqual({ weekday: 2, hour: 10 });
  expect(nextSafe([0, 0, 0, 0, 0, 0, 0], new Date(), 'Europe/Belgrade')).toBeUndefined();
});
