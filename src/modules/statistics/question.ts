import {
  addDays,
  addMonths,
  type Day,
  firstDayOf,
  lastDayOf,
  type Month,
  monthOf,
} from '../../platform/kernel/index.ts';
import type { Source } from './definition.ts';

/** A period; the last day is included, as it is printed. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** One definition asked for one period as of one day, broken down by some of its dimensions. */
export interface Question {
  readonly definition: string;
  /** the newest version unless told */
  readonly version?: number;
  readonly period: Period;
  readonly asOf: Day;
  /** the organisation's calendar day of asking */
  readonly today: Day;
  /** line group; needed by definitions whose views know lines */
  readonly line?: string;
  /** `month` and `year` are always there */
  readonly by?: readonly string[];
}

const isFirstOfMonth = (day: Day): boolean => day.endsWith('-01');

export const isMonthEnd = (day: Day): boolean => isFirstOfMonth(addDays(day, 1));

export const isWholeMonths = ({ from, to }: Period): boolean => isFirstOfMonth(from) && isMonthEnd(to);

export const isWholeYear = ({ from, to }: Period): boolean =>
  from.endsWith('-01-01') && to.endsWith('-12-31') && from.slice(0, 4) === to.slice(0, 4);

export const yearPeriod = (year: number): Period => ({ from: `${year}-01-01` as Day, to: `${year}-12-31` as Day });

export const earlier = (a: Day, b: Day): Day => [a, b].sort()[0] as Day;

/** The same stretch a year earlier; 29 February becomes the 28th. */
export function yearBefore({ from, to }: Period): Period {
  const back = (day: Day): Day => {
    const month = addMonths(monthOf(day), -12);
    const same = `${month}${day.slice(7)}` as Day;
    return earlier(same, lastDayOf(month));
  };
  return { from: back(from), to: isMonthEnd(to) ? lastDayOf(addMonths(monthOf(to), -12)) : back(to) };
}

export function monthsOf({ from, to }: Period): Month[] {
  const months: Month[] = [];
  for (let month = monthOf(from); firstDayOf(month) <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

/**
 * Can this source answer exactly? Rows that tell their day: always. Rows that tell their month only: whole months, and an
 * as-of day that is today, a month's end or not before the end of the period (statistics.md section 1).
 */
export function answersExactly(
  source: Pick<Source, 'precision'>,
  question: Pick<Question, 'period' | 'asOf' | 'today'>,
): boolean {
  if (source.precision === 'day') return true;
  if (!isWholeMonths(question.period)) return false;
  return question.asOf === question.today || isMonthEnd(question.asOf) || question.asOf >= question.period.to;
}
