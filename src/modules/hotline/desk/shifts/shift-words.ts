import type { Words } from '../../../../platform/desk-kit/index.ts';
import type { Day } from '../../../../platform/kernel/days.ts';
import type { LookUpLift } from '../../look-up-contract.ts';
import { nearDay } from '../contact-words.ts';
import { writeMinute } from '../minute-words.ts';

interface Span {
  readonly day: Day;
  readonly fromMinute: number;
  readonly endDay: Day;
  readonly endMinute: number;
}

/** 22:00–06:00; the next day is said where it is another one. */
export const spanWords = (shift: Pick<Span, 'fromMinute' | 'endMinute'>): string =>
  `${writeMinute(shift.fromMinute)}–${writeMinute(shift.endMinute)}`;

export const dayAndSpan = (words: Words, shift: Span, today: Day): string =>
  shift.day === today ? spanWords(shift) : `${nearDay(words, shift.day, today)}, ${spanWords(shift)}`;

/** Is somebody on it at this minute of this day? */
export const runsAt = (shift: Span, day: Day, minute: number): boolean =>
  (shift.day < day || (shift.day === day && shift.fromMinute <= minute)) &&
  (shift.endDay > day || (shift.endDay === day && shift.endMinute > minute));

/** "14:00", "tomorrow, 06:00" */
export function untilWords(words: Words, lift: Pick<LookUpLift, 'untilDay' | 'untilMinute'>, today: Day): string {
  const time = writeMinute(lift.untilMinute);
  return lift.untilDay === today ? time : `${nearDay(words, lift.untilDay, today)}, ${time}`;
}
