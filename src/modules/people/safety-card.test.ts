import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../platform/kernel/days.ts';
import {
  areHours,
  daysLeft,
  endIsAllowed,
  isSafeHour,
  latestEnd,
  mayContactNow,
  noHours,
  type SafetyCard,
  withBand,
} from './safety-card.ts';

const ZONE = 'Europe/Belgrade';
const card = (changes: Partial<SafetyCard> = {}): SafetyCard => ({
  mayContact: 'yes',
  ways: ['sms'],
  leaveMessage: 'no',
  sendText: 'yes',
  askedOn: day('2026-06-01'),
  validUntil: day('2026-12-01'),
  ...changes,
});
// 2026-06-05 is a Friday; Belgrade is two hours ahead of UTC
const friday = (hour: number, minutes = 0) => new Date(Date.UTC(2026, 5, 5, hour - 2, minutes));

describe('may she be contacted now', () => {
  it('nobody is contacted without a card, and a missing card is not a yes', () => {
    expect(mayContactNow(undefined, friday(12), ZONE)).toBe('no_card');
    expect(mayContactNow(card(), friday(12), ZONE)).toBe('yes');
    expect(mayContactNow(card({ mayContact: 'ask' }), friday(12), ZONE)).toBe('ask');
  });

  it('a no stays a no after its end and at any hour', () => {
    const no = card({ mayContact: 'no', hours: noHours, validUntil: day('2026-06-02') });
    expect(mayContactNow(no, friday(12), ZONE)).toBe('no');
  });

  it('the card ends with the beginning of its day, in the zone of the organisation', () => {
    const ends = card({ validUntil: day('2026-06-05') });
    expect(mayContactNow(ends, new Date('2026-06-04T21:59:00Z'), ZONE)).toBe('yes');
    expect(mayContactNow(ends, new Date('2026-06-04T22:00:00Z'), ZONE)).toBe('expired');
  });

  it('safe hours go on over midnight, also from Sunday to Monday', () => {
    const night = card({ hours: withBand(withBand(noHours, 5, 22, 6), 7, 23, 1) });
    expect(mayContactNow(night, friday(21, 59), ZONE)).toBe('outside_hours');
    expect(mayContactNow(night, friday(22), ZONE)).toBe('yes');
    expect(mayContactNow(night, friday(24 + 5, 59), ZONE)).toBe('yes');
    expect(mayContactNow(night, friday(24 + 6), ZONE)).toBe('outside_hours');
    expect(mayContactNow(night, friday(5), ZONE)).toBe('outside_hours');
    expect(isSafeHour(night.hours ?? noHours, 1, 0)).toBe(true);
    expect(isSafeHour(night.hours ?? noHours, 1, 1)).toBe(false);
  });

  it('hours are those of the place where she is', () => {
    const there = card({ hours: withBand(noHours, 5, 9, 12), zone: 'Europe/London' });
    expect(mayContactNow(there, friday(9, 30), ZONE)).toBe('outside_hours');
    expect(mayContactNow(there, friday(12, 30), ZONE)).toBe('yes');
  });

  it('an hour that the clock skips or repeats is no surprise', () => {
    const early = card({ hours: withBand(noHours, 7, 2, 3), validUntil: day('2026-12-01') });
    // 25 October 2026, 02:30 comes twice
    expect(mayContactNow(early, new Date('2026-10-25T00:30:00Z'), ZONE)).toBe('yes');
    expect(mayContactNow(early, new Date('2026-10-25T01:30:00Z'), ZONE)).toBe('yes');
    expect(mayContactNow(early, new Date('2026-10-25T02:30:00Z'), ZONE)).toBe('outside_hours');
  });
});

describe('hours and ends', () => {
  it('a band covers exactly its hours and nothing else', () => {
    const hour = fc.integer({ min: 0, max: 23 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), hour, hour, (weekday, from, end) => {
        const hours = withBand(noHours, weekday, from, end + 1);
        const length = end + 1 > from ? end + 1 - from : end + 25 - from;
        const set = hours.flatMap((_, d) => Array.from({ length: 24 }, (__, h) => isSafeHour(hours, d + 1, h)));
        expect(set.filter(Boolean)).toHaveLength(length);
        expect(areHours(hours)).toBe(true);
        for (let n = 0; n < length; n++) expect(set[((weekday - 1) * 24 + from + n) % 168]).toBe(true);
      }),
    );
    expect(areHours([1, 2])).toBe(false);
    expect(areHours([0, 0, 0, 0, 0, 0, 1 << 24])).toBe(false);
  });

  it('a card holds six months at most', () => {
    expect(latestEnd(day('2026-06-01'))).toBe('2026-12-01');
    expect(latestEnd(day('2026-08-31'))).toBe('2027-02-28');
    expect(endIsAllowed(card())).toBe(true);
    expect(endIsAllowed(card({ validUntil: day('2026-12-02') }))).toBe(false);
    expect(endIsAllowed(card({ validUntil: day('2026-06-01') }))).toBe(false);
    expect(daysLeft(card(), day('2026-11-29'))).toBe(2);
    expect(daysLeft(card(), day('2026-12-01'))).toBe(0);
  });
});
