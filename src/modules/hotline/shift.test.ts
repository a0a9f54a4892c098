import { describe, expect, it } from 'vitest';
import type { Day } from '../../platform/kernel/days.ts';
import { newId } from '../../platform/kernel/ids.ts';
import { isOpenAt } from './line-hours.ts';
import { endMinuteOf, isRunningAt, personsTwice, type Shift } from './shift.ts';

const [mila, jana, petar] = [newId<'user'>(), newId<'user'>(), newId<'user'>()];
const aShift = (over: Partial<Shift>): Shift => ({
  id: newId<'shift'>(),
  lineGroup: 'sos',
  day: '2021-12-14' as Day,
  fromMinute: 22 * 60,
  minutes: 8 * 60,
  staff: [mila],
  reserve: [],
  ...over,
});

describe('a shift', () => {
  it('over midnight is one shift and ends on the next day', () => {
    const night = aShift({});
    expect(endMinuteOf(night)).toEqual({ day: '2021-12-15', minute: 360 });
    expect(isRunningAt(night, { day: '2021-12-15' as Day, minute: 130 })).toBe(true);
    expect(isRunningAt(night, { day: '2021-12-15' as Day, minute: 360 })).toBe(false);
  });

  it('does not take a person who answers another line at the same time', () => {
    const night = aShift({});
    const morning = aShift({
      lineGroup: '116000',
      day: '2021-12-15' as Day,
      fromMinute: 300,
      staff: [jana],
      reserve: [mila],
    });
    expect(personsTwice(morning, [night])).toEqual([mila]);
    expect(personsTwice({ ...morning, reserve: [petar] }, [night])).toEqual([]);
  });

  it('begins where another one ends', () => {
    expect(personsTwice(aShift({ day: '2021-12-15' as Day, fromMinute: 360 }), [aShift({})])).toEqual([]);
  });

  it('does not name a person twice, and may be planned again over itself', () => {
    const night = aShift({ reserve: [mila] });
    expect(personsTwice(night, [])).toEqual([mila]);
    expect(personsTwice(aShift({ id: night.id }), [night])).toEqual([]);
  });
});

describe('the hours of a line', () => {
  const weekdays = [...Array(5).fill([540, 1020]), [0, 0], [1320, 120]].flat();

  it('are day and night where none are set', () => {
    expect(isOpenAt(null, 7, 130)).toBe(true);
  });

  it('close at their end, and on a day without any', () => {
    expect(isOpenAt(weekdays, 1, 540)).toBe(true);
    expect(isOpenAt(weekdays, 1, 1020)).toBe(false);
    expect(isOpenAt(weekdays, 6, 600)).toBe(false);
  });

  it('may reach over midnight', () => {
    expect(isOpenAt(weekdays, 7, 1400)).toBe(true);
    expect(isOpenAt(weekdays, 1, 119)).toBe(true);
    expect(isOpenAt(weekdays, 1, 120)).toBe(false);
  });
});
