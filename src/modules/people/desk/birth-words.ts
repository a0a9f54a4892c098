import { type Day, isDay } from '../../../platform/kernel/days.ts';
import type { Birth } from '../person.ts';

export type TypedBirth =
  | { readonly kind: 'empty' }
  | { readonly kind: 'birth'; readonly birth: Birth }
  | { readonly kind: 'unclear' };

const pad = (n: string) => n.padStart(2, '0');

/** One box for what is known of a birth: `14.12.1994.` is the date, `1994` the year, `27` an age as of today. */
export function readBirth(typed: string, today: Day): TypedBirth {
  const text = typed.trim();
  if (text === '') return { kind: 'empty' };
  const parts = /^(\d{1,2})[.\s/-]+(\d{1,2})[.\s/-]+(\d{4})[.\s]*$/.exec(text);
  const date = parts ? `${parts[3]}-${pad(parts[2] ?? '')}-${pad(parts[1] ?? '')}` : text;
  if (isDay(date)) return date <= today ? { kind: 'birth', birth: { date } } : { kind: 'unclear' };
  const number = /^(\d{1,4})\.?$/.exec(text)?.[1];
  const value = Number(number);
  const thisYear = Number(today.slice(0, 4));
  if (number?.length === 4 && value >= 1900 && value <= thisYear) return { kind: 'birth', birth: { year: value } };
  if (number && number.length < 4 && value <= 120) return { kind: 'birth', birth: { age: value, on: today } };
  return { kind: 'unclear' };
}

/** How it stands in the box. */
export function writeBirth(birth: Birth | null): string {
  if (!birth) return '';
  if ('date' in birth) {
    const [year, month, day] = birth.date.split('-');
    return `${Number(day)}.${Number(month)}.${year}.`;
  }
  return String('year' in birth ? birth.year : birth.age);
}
