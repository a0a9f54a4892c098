import type { Month } from '../../../platform/kernel/days.ts';

/** A month as typed: 5.2021. · 05/2021 · 2021-05. null for nothing typed, undefined for no month. */
export function readMonth(typed: string): Month | null | undefined {
  const text = typed.trim().replace(/\.$/, '');
  if (text === '') return null;
  const dayFirst = /^(\d{1,2})[.\s/-]+(\d{4})$/.exec(text);
  const yearFirst = /^(\d{4})-(\d{1,2})$/.exec(text);
  const [year, month] = dayFirst ? [dayFirst[2], dayFirst[1]] : [yearFirst?.[1], yearFirst?.[2]];
  if (!year || !month || Number(month) < 1 || Number(month) > 12) return undefined;
  return `${year}-${month.padStart(2, '0')}` as Month;
}

/** 2021-05 → 5.2021. */
export const writeMonth = (month: Month | null): string =>
  month ? `${Number(month.slice(5))}.${month.slice(0, 4)}.` : '';
