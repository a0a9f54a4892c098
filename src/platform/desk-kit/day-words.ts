import { type Day, isDay } from '../kernel/days.ts';

/** What a day field understood of the typed words. */
export type TypedDay =
  | { readonly kind: 'empty' }
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'unclear' };

const pad = (n: number) => String(n).padStart(2, '0');

/**
 * Reads a typed day, day before month as people here write it: 14.12.2021. · 14/12/21 · 14 12 · 2021-12-14. Without a
 * year the last such day up to `today` is meant, because work writes down what has been; `ahead` turns that round.
 */
export function readDay(typed: string, today: Day, ahead = false): TypedDay {
  const text = typed.trim();
  if (text === '') return { kind: 'empty' };
  if (isDay(text)) return { kind: 'day', day: text };
  const parts = /^(\d{1,2})[.\s/-]+(\d{1,2})(?:[.\s/-]+(\d{4}|\d{2}))?[.\s]*$/.exec(text);
  if (!parts) return { kind: 'unclear' };
  const [, d = '', m = '', y] = parts;
  const thisYear = Number(today.slice(0, 4));
  const monthDay = `${pad(Number(m))}-${pad(Number(d))}`;
  const nearest = () => {
    const now = `${thisYear}-${monthDay}`;
    if (ahead) return now >= today ? thisYear : thisYear + 1;
    return now <= today ? thisYear : thisYear - 1;
  };
  const year = y === undefined ? nearest() : y.length === 2 ? nearYear(Number(y), thisYear) : Number(y);
  const day = `${year}-${monthDay}`;
  return isDay(day) ? { kind: 'day', day } : { kind: 'unclear' };
}

/** Two digits: at most ten years ahead, else the century before. */
const nearYear = (two: number, thisYear: number): number => {
  const guess = thisYear - (thisYear % 100) + two;
  return guess > thisYear + 10 ? guess - 100 : guess;
};

/** How a day stands in the field: 14.12.2021. */
export const writeDay = (day: Day): string => `${Number(day.slice(8))}.${Number(day.slice(5, 7))}.${day.slice(0, 4)}.`;
