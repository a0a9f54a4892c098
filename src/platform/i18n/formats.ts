import { type Day, dayNumber, firstDayOf, type Month } from '../kernel/days.ts';
import { intlTag, type UiLanguage } from './languages.ts';

/** 14 December 2012 · 14 Dec 2012 · 14/12/2012 · Friday, 14 December 2012 */
export type DayStyle = 'long' | 'short' | 'digits' | 'weekday';
/** December 2012 · Dec 2012 · Dec */
export type MonthStyle = 'long' | 'short' | 'name';

const DAY: Readonly<Record<DayStyle, Intl.DateTimeFormatOptions>> = {
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  digits: { day: '2-digit', month: '2-digit', year: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
};

const MONTH: Readonly<Record<MonthStyle, Intl.DateTimeFormatOptions>> = {
  long: { month: 'long', year: 'numeric' },
  short: { month: 'short', year: 'numeric' },
  name: { month: 'short' },
};

/** Numbers and days as a reader of this language writes them. */
export interface Formats {
  formatNumber(value: number, fractionDigits?: number): string;
  /** `value` in percent, not as a share of one: 67.6 → "67.6 %" */
  formatPercent(value: number, fractionDigits?: number): string;
  formatDay(day: Day, style?: DayStyle): string;
  formatMonth(month: Month, style?: MonthStyle): string;
  /** 1 = Monday … 7 = Sunday */
  formatWeekday(weekday: number, style?: 'long' | 'short'): string;
  /** hour and minute of an instant in an IANA zone, 24-hour clock */
  formatTime(at: Date, zone: string): string;
}

const NO_BREAK_SPACE = '\u00a0';
const MONDAY = Date.UTC(2024, 0, 1);

export function formatsOf(language: UiLanguage): Formats {
  const tag = intlTag[language];
  const dates = keep((_: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, options));
  const numbers = keep((_: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, options));

  const formatNumber = (value: number, fractionDigits = 0): string =>
    numbers(String(fractionDigits), {
      minimumFractionDigits: fractionDigits,
      maximumFractionDigits: fractionDigits,
    }).format(value);
  const inUtc = (key: string, options: Intl.DateTimeFormatOptions, at: number): string =>
    dates(key, { ...options, timeZone: 'UTC' }).format(at);
  const atDay = (day: Day): number => dayNumber(day) * 86_400_000;

  return {
    formatNumber,
    formatPercent: (value, fractionDigits = 1) => `${formatNumber(value, fractionDigits)}${NO_BREAK_SPACE}%`,
    formatDay: (day, style = 'long') => {
      const format = dates(`day ${style}`, { ...DAY[style], timeZone: 'UTC' });
      if (language === 'en' || style === 'short' || style === 'digits') return format.format(atDay(day));
      const parts = format.formatToParts(atDay(day));
      return parts.map(({ type, value }) => (type === 'month' ? ofTheMonth(value) : value)).join('');
    },
    formatMonth: (month, style = 'long') => inUtc(`month ${style}`, MONTH[style], atDay(firstDayOf(month))),
    formatWeekday: (weekday, style = 'long') =>
      inUtc(`weekday ${style}`, { weekday: style }, MONDAY + (weekday - 1) * 86_400_000),
    formatTime: (at, zone) =>
      dates(`time ${zone}`, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(at),
  };
}

/** Serbian dates have the month in the genitive: 14. decembra, 31. maja; 14. децембра, 31. маја. */
const ofTheMonth = (month: string): string => {
  const stem = month.replace(/bar$/, 'br').replace(/бар$/, 'бр');
  return /[a-z]$/.test(month) ? `${stem}a` : `${stem}а`;
};

/** Making an Intl formatter costs a thousand times more than using one. */
function keep<Options, Made>(make: (key: string, options: Options) => Made): (key: string, options: Options) => Made {
  const made = new Map<string, Made>();
  return (key, options) => {
    let one = made.get(key);
    if (one === undefined) {
      one = make(key, options);
      made.set(key, one);
    }
    return one;
  };
}
