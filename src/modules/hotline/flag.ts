import { addMonths, type Day, dayNumber, lastDayOf, monthOf } from '../../platform/kernel/days.ts';
import { type FlagKind, flagMonths } from './flag-kinds.ts';

/** A warning on a person or on a number. It always has an end; whether it runs follows from the day and from nothing else. */
export interface FlagSpan {
  readonly from: Day;
  /** last day on which it is shown */
  readonly until: Day;
  readonly clearedOn: Day | null;
}

/** The most months any flag runs, and the most a consultant may choose beyond the default life of its kind. */
const MOST = 12;
const WITHOUT_SUPERVISOR = 3;
export const SOON_DAYS = 14;

/** The same day so many months on, or that month's last. */
export function monthsOn(from: Day, months: number): Day {
  const month = addMonths(monthOf(from), months);
  const last = lastDayOf(month);
  return from.slice(8) > last.slice(8) ? last : (`${month}-${from.slice(8)}` as Day);
}

export const defaultUntil = (kind: FlagKind, from: Day): Day => monthsOn(from, flagMonths[kind]);

/** A consultant: three months, or as long as its kind runs by itself; a supervisor: twelve months. */
export const latestUntil = (kind: FlagKind, from: Day, isSupervisor: boolean): Day =>
  monthsOn(from, isSupervisor ? MOST : Math.max(WITHOUT_SUPERVISOR, flagMonths[kind]));

export const isRunning = (flag: FlagSpan, today: Day): boolean =>
  flag.clearedOn === null && flag.from <= today && today <= flag.until;

export const endsSoon = (flag: FlagSpan, today: Day): boolean =>
  isRunning(flag, today) && dayNumber(flag.until) - dayNumber(today) <= SOON_DAYS;
