import { describe, expect, it } from 'vitest';
import { type Day, day } from '../../platform/kernel/index.ts';
import { answersExactly, isWholeMonths, monthsOf, yearBefore, yearPeriod } from './question.ts';

const period = (from: string, to: string) => ({ from: day(from), to: day(to) });
const asked = (of: { from: string; to: string }, asOf: string, today = '2021-12-14') => ({
  period: period(of.from, of.to),
  asOf: asOf as Day,
  today: today as Day,
});

describe('a question', () => {
  it('about persons is answered for whole months as of a month’s end, of today, or of a day after the period', () => {
    const year = { from: '2012-01-01', to: '2012-12-31' };
    const months = { precision: 'month' } as const;
    expect(answersExactly(months, asked(year, '2012-10-31'))).toBe(true);
    expect(answersExactly(months, asked(year, '2012-10-17'))).toBe(false);
    expect(answersExactly(months, asked(year, '2012-10-17', '2012-10-17'))).toBe(true);
    expect(answersExactly(months, asked(year, '2013-02-17'))).toBe(true);
    expect(answersExactly(months, asked({ from: '2012-01-01', to: '2012-12-02' }, '2012-12-31'))).toBe(false);
  });

  it('about calls is answered for any days', () => {
    expect(answersExactly({ precision: 'day' }, asked({ from: '2008-03-02', to: '2008-10-17' }, '2008-10-17'))).toBe(
      true,
    );
  });

  it('knows the year before, also of a leap year and of half a year', () => {
    expect(yearBefore(yearPeriod(2012))).toEqual(yearPeriod(2011));
    expect(yearBefore(period('2012-02-01', '2012-02-29'))).toEqual(period('2011-02-01', '2011-02-28'));
    expect(yearBefore(period('2012-01-15', '2012-02-10'))).toEqual(period('2011-01-15', '2011-02-10'));
    expect(isWholeMonths(period('2012-02-01', '2012-02-28'))).toBe(false);
    expect(monthsOf(period('2011-12-05', '2012-02-01'))).toEqual(['2011-12', '2012-01', '2012-02']);
  });
});
