import type { BirthFeature } from '../matching/features.ts';

/**
 * A date as people write it: 1985-03-12, 19850312, 12.3.1985, 3/25/85, 1985-03, 1985, about 1985, 1980-1985. A day that no
 * calendar has is kept as typed, so that a slip of the finger is compared as one. Undefined where there is no year.
 */
export function readDate(text: string): BirthFeature | undefined {
  const typed = text.trim();
  if (typed === '') return undefined;
  const span = typed.match(/^(\d{4})\s?[-–/]\s?(\d{4})$/u);
  if (span) {
    const [from, until] = [Number(span[1]), Number(span[2])];
    return from <= until ? { from, until } : undefined;
  }
  let found =
    typed.match(/^(\d{4})[-/. ]?(\d{2})[-/. ]?(\d{2})(?!\d)/u) ??
    typed.match(/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/u);
  if (found) return whole(Number(found[1]), Number(found[2]), Number(found[3]));
  found = typed.match(/^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})(?!\d)/u);
  if (found) {
    const [first, second] = [Number(found[1]), Number(found[2])];
    const [day, month] = second > 12 && first <= 12 ? [second, first] : [first, second];
    return whole(fullYear(found[3] as string), month, day);
  }
  found = typed.match(/^(\d{4})[-/.](\d{1,2})$/u);
  if (found) return whole(Number(found[1]), Number(found[2]), 0);
  const named = typed.match(/(\d{1,2})?\s*([a-z]{3})[a-z]*\.?,?\s*(\d{1,2})?,?\s*(\d{4})/iu);
  const month = named ? MONTHS.indexOf((named[2] as string).toLowerCase()) + 1 : 0;
  if (named && month > 0) return whole(Number(named[4]), month, Number(named[1] ?? named[3] ?? 0));
  found = typed.match(/(?<!\d)(\d{4})(?!\d)/u);
  return found ? { from: Number(found[1]), until: Number(found[1]) } : undefined;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const fullYear = (typed: string): number => {
  const year = Number(typed);
  return typed.length === 4 ? year : year > 30 ? 1900 + year : 2000 + year;
};

/** 00 stands for "not known" in many lists */
function whole(year: number, month: number, day: number): BirthFeature | undefined {
  if (year === 0) return undefined;
  const span = { from: year, until: year };
  if (month === 0) return span;
  return day === 0 ? { ...span, month } : { ...span, month, day };
}
