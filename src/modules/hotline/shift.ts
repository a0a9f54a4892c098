import { type Day, dayNumber, fromDayNumber } from '../../platform/kernel/days.ts';
import type { Id, UserId } from '../../platform/kernel/ids.ts';
import type { LineGroup } from './contact-categories.ts';

/** Who answers a line group, from when until when. Presence follows the shift, not the log-in (hotline.md section 8). */
export type ShiftId = Id<'shift'>;

/** A point of the organisation's calendar, to the minute. */
export interface Minute {
  readonly day: Day;
  /** since midnight */
  readonly minute: number;
}

export interface Shift {
  readonly id: ShiftId;
  readonly lineGroup: LineGroup;
  readonly day: Day;
  readonly fromMinute: number;
  /** how long; a shift over midnight belongs to the day on which it begins */
  readonly minutes: number;
  readonly staff: readonly UserId[];
  readonly reserve: readonly UserId[];
}

/** Minutes of the calendar: the hour that a change of clocks takes or gives is not told. */
export const minuteOf = (at: Minute): number => dayNumber(at.day) * 1440 + at.minute;

export const startOf = (shift: Pick<Shift, 'day' | 'fromMinute'>): number =>
  minuteOf({ day: shift.day, minute: shift.fromMinute });

export const endOf = (shift: Pick<Shift, 'day' | 'fromMinute' | 'minutes'>): number => startOf(shift) + shift.minutes;

export const endMinuteOf = (shift: Pick<Shift, 'day' | 'fromMinute' | 'minutes'>): Minute => {
  const end = endOf(shift);
  return { day: fromDayNumber(Math.floor(end / 1440)), minute: end % 1440 };
};

type Span = Pick<Shift, 'day' | 'fromMinute' | 'minutes'>;

export const overlap = (one: Span, other: Span): boolean => startOf(one) < endOf(other) && startOf(other) < endOf(one);

export const isRunningAt = (shift: Span, now: Minute): boolean =>
  startOf(shift) <= minuteOf(now) && minuteOf(now) < endOf(shift);

/** Staff and reserve of a shift who have another one at the same time: nobody answers two lines at once. */
export function personsTwice(planned: Shift, others: readonly Shift[]): UserId[] {
  const wanted = [...planned.staff, ...planned.reserve];
  const inside = wanted.filter((user, i) => wanted.indexOf(user) !== i);
  const taken = others
    .filter((other) => other.id !== planned.id && overlap(planned, other))
    .flatMap((other) => [...other.staff, ...other.reserve]);
  return [...new Set([...inside, ...wanted.filter((user) => taken.includes(user))])];
}

/** Minutes after the start of a shift at which a supervisor hears that nobody has taken over. */
export const acceptWithin = 15;

/** So many minutes before its start a shift may take over already. */
export const acceptBefore = 30;
