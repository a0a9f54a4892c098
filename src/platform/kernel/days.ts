/**
 * Calendar days. A `Day` is a date in the organisation's zone written as YYYY-MM-DD; it has no time and no zone of
 * its own, so two days compare as strings. Periods inside the program are half-open: `from` belongs to it, `until` does not.
 */
export type Day = string & { readonly day: true };
/** YYYY-MM */
export type Month = string & { readonly month: true };

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Is this a real calendar day? 31 February is not. */
export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || !DAY.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

export function day(value: string): Day {
  if (!isDay(value)) throw new RangeError('not a calendar day');
  return value;
}

/** Days since 1970-01-01. */
export const dayNumber = (value: Day): number => Date.parse(`${value}T00:00:00Z`) / 86_400_000;

export const fromDayNumber = (n: number): Day => new Date(n * 86_400_000).toISOString().slice(0, 10) as Day;

export const addDays = (value: Day, days: number): Day => fromDayNumber(dayNumber(value) + days);

export const monthOf = (value: Day): Month => value.slice(0, 7) as Month;

export const firstDayOf = (month: Month): Day => `${month}-01` as Day;

export function addMonths(month: Month, count: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}` as Month;
}

export const lastDayOf = (month: Month): Day => addDays(firstDayOf(addMonths(month, 1)), -1);

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export const weekdayOf = (value: Day): number => ((dayNumber(value) + 3) % 7) + 1;
