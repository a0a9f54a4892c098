import { readDay } from '../../../../platform/desk-kit/day-words.ts';
import { type Day, firstDayOf, lastDayOf, type Month } from '../../../../platform/kernel/days.ts';

/** What the one box understood. Only the shape of what was typed decides; nothing is asked of the server for it. */
export type Query =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'client'; readonly clientCode: string }
  | { readonly kind: 'phone'; readonly phone: string }
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'day' | 'month'; readonly from: Day; readonly to: Day }
  | { readonly kind: 'person'; readonly text: string };

const isMonth = (month: number) => month >= 1 && month <= 12;
const monthText = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}` as Month;

function readMonth(text: string): Month | undefined {
  const yearFirst = /^(\d{4})[-./ ](\d{1,2})[.]?$/.exec(text);
  const monthFirst = /^(\d{1,2})[-./ ]+(\d{4})[.]?$/.exec(text);
  const [year, month] = yearFirst
    ? [Number(yearFirst[1]), Number(yearFirst[2])]
    : monthFirst
      ? [Number(monthFirst[2]), Number(monthFirst[1])]
      : [0, 0];
  return isMonth(month) && year >= 1990 && year < 2100 ? monthText(year, month) : undefined;
}

/**
 * H26-000123, in any case or script · K26-00042 · 14.12.2021. · 2021-12 · 060 123 456 · ana@primer.example · @ana.p · else a name.
 * @param today decides the year of a day typed without one
 */
export function readQuery(typed: string, today: Day): Query {
  const text = typed.trim();
  if (text === '') return { kind: 'nothing' };
  const number = /^[hн]\s?(\d{2})\s?[-–—]?\s?(\d{1,9})$/iu.exec(text);
  if (number) return { kind: 'number', number: `H${number[1]}-${(number[2] ?? '').padStart(6, '0')}` };
  const month = readMonth(text);
  if (month) return { kind: 'month', from: firstDayOf(month), to: lastDayOf(month) };
  const day = readDay(text, today);
  if (day.kind === 'day' && /[.\-/]/.test(text)) return { kind: 'day', from: day.day, to: day.day };
  const code = /^[kк]\s?(\d{2})\s?[-–—]?\s?(\d{1,9})$/iu.exec(text);
  if (code) return { kind: 'client', clientCode: `K${code[1]}-${(code[2] ?? '').padStart(5, '0')}` };
  if (/^[+(]?[\d\s()./-]{6,}$/.test(text) && text.replace(/\D/g, '').length >= 6) return { kind: 'phone', phone: text };
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) || /^@[^\s@]{2,}$/.test(text)) return { kind: 'address', address: text };
  return { kind: 'person', text };
}
