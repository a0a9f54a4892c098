import { type Day, dayNumber } from '../../platform/kernel/days.ts';

/** A number that rang in vain. All its attempts are one row, which ends in one of six ends (hotline.md section 8). */
export interface Moment {
  readonly day: Day;
  /** 0–23, in the organisation's zone */
  readonly hour: number;
}

const hours = (at: Moment): number => dayNumber(at.day) * 24 + at.hour;

export const isLater = (one: Moment, other: Moment): boolean => hours(one) > hours(other);

/** After so many hours without an end a supervisor sees it. */
const RISES_AFTER = 24;

/** Hours are whole ones: it rises when more than 24 of them lie between the first ring and now. */
export const hasRisen = (first: Moment, now: Moment): boolean => hours(now) - hours(first) > RISES_AFTER;

/** An opened number may be called for so many hours; later it is asked for again. */
const OPENED_HOURS = 1;

export const isFresh = (opened: Moment, now: Moment): boolean => {
  const ago = hours(now) - hours(opened);
  return ago >= 0 && ago <= OPENED_HOURS;
};
