import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../kernel/index.ts';
import { dueGroup, groupByDue } from './task.ts';

const today = day('2021-12-17'); // a Friday

describe('the groups of a day', () => {
  it('show a consultant on Friday what waits for her on Monday', () => {
    expect(dueGroup({ dueDay: day('2021-12-20') }, today)).toBe('week');
    expect(dueGroup({ dueDay: day('2021-12-24') }, today)).toBe('later');
  });

  it('lose no duty and put none into two lists', () => {
    const dues = fc.array(fc.integer({ min: -400, max: 400 }).map((n) => ({ dueDay: addDays(today, n), n })));
    fc.assert(
      fc.property(dues, (tasks) => {
        const groups = groupByDue(tasks, today);
        expect(Object.values(groups).flat()).toHaveLength(tasks.length);
        expect(groups.overdue.every((task) => task.n < 0)).toBe(true);
        expect(groups.today.every((task) => task.n === 0)).toBe(true);
        expect(groups.week.every((task) => task.n > 0 && task.n < 7)).toBe(true);
      }),
    );
  });
});
