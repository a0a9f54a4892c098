import { expect, it } from 'vitest';
import type { Day } from '../../../../platform/kernel/days.ts';
import { dutyOf, noDue } from './due.ts';

const today = '2026-06-04' as Day;
const hours = [0, 0, 0b11 << 10, 0, 0, 0, 0];

it('a call-back promised in the form says where to call, when, and what her display may show', () => {
  const due = { ...noDue, time: '10:30', number: '+381 60 000 11 22', showLine: 'sos', hours };
  expect(dutyOf('callback', due, today)).toEqual({
    dueDay: today,
    dueMinute: 630,
    number: '+381 60 000 11 22',
    showLine: 'sos',
    hours,
  });
});

it('a task carries no number, whatever was typed before it became one', () => {
  expect(dutyOf('task', { ...noDue, number: '+381 60 000 11 22', hours }, today)).toEqual({
    dueDay: today,
    dueMinute: null,
  });
});

it('nothing goes along where nothing is promised', () => {
  expect(dutyOf('none', { ...noDue, time: '10:30' }, today)).toBeUndefined();
});
