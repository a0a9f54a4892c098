import type { BirthFeature } from '../matching/features.ts';

/**
 * A date as people write it: 1985-03-12, 19850312, 12.3.1985, 3/25/85, 1985-03, 1985, about 1985, 1980-1985. A day that no
 * calendar has is kept as typed, so that a slip of the finger is compared as one. Undefined where there is no year.
 */
export function readDate(text: string): BirthFeature | undefined {
  const typed = text.trim();
  if (typed === '') return undefined;
  const span =
    typed.match(/(?<!\d)([12]\d{3})\s?[-–/]\s?([12]\d{3})(?!\d)/u) ??
    typed.match(/(?<!\d)([12]\d{3})\s+(?:and|to|or|i|ili|do|und|bis)\s+([12]\d{3})(?!\d)/iu);
  if (span) {
    const [from, until] = [Number(span[1]), Number(span[2])];
    return from <= until ? { from, until } : undefined;
  }
  const tens = typed.match(/(?<!\d)([12]\d{2}0)['’]?s/u);
  if (tens) return { from: Number(tens[1]), until: Number(tens[1]) + 9 };
  // 23051970: no year begins with 23
  const backwards = typed.match(/^(\d{2})(\d{2})([12]\d{3})$/u);
  if (backwards && Number(typed.slice(0, 4)) > LATEST && Number(backwards[2]) <= 12)
    return whole(Number(backwards[3]), Number(backwards[2]), Number(backwards[1]));
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
  found = typed.match(/^([12]\d{3})[-/. ]?(0\d|1[0-2])$/u) ?? typed.match(/^(\d{4})[-/. ]+(\d{1,2})\.?$/u);
  if (found) return whole(Number(found[1]), Number(found[2]), 0);
  found = typed.match(/^(0?\d|1[0-2])[-/. ]+(\d{4})\.?$/u);
  if (found) return whole(Number(found[2]), Number(found[1]), 0);
  found = typed.match(/^(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?/u);
  if (found) return whole(Number(found[1]), Number(found[2]), Number(found[3] ?? 0));
  const named = typed.match(/(\d{1,2})?[\s.-]*(\p{L}{3})\p{L}*[.,-]*\s*(?:(\d{1,2})[.,\s]+)?(\d{4}|\d{2}$)/iu);
  const month = named ? monthOf(named[2] as string) : 0;
  if (named && month > 0) return whole(fullYear(named[4] as string), month, Number(named[1] ?? named[3] ?? 0));
  found = typed.match(/(?<!\d)(\d{4})(?!\d)/u);
  return found ? { from: Number(found[1]), until: Number(found[1]) } : undefined;
}

/** The first three letters of the months in English, Serbian (both scripts), German, French and Spanish. */
const MONTHS = [
  'jan јан ene',
  'feb феб fév',
  'mar мар mär',
  'apr апр avr abr',
  'may maj мај mai',
  'jun јун jui',
  'jul јул',
  'aug avg авг aoû ago',
  'sep сеп',
  'oct okt окт',
  'nov нов',
  'dec дец dez déc dic',
].map((names) => names.split(' '));

const monthOf = (letters: string): number =>
  MONTHS.findIndex((names) => names.includes(letters.toLowerCase().normalize('NFC'))) + 1;

/** no year of a birth lies behind it */
const LATEST = 2100;

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
