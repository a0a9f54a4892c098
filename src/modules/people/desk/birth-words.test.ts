import { expect, it } from 'vitest';
import { day } from '../../../platform/kernel/days.ts';
import { readBirth, writeBirth } from './birth-words.ts';

const today = day('2026-11-21');
const read = (typed: string) => readBirth(typed, today);

it('understands a date, a year and an age in one box', () => {
  expect(read('14.12.1994.')).toEqual({ kind: 'birth', birth: { date: '1994-12-14' } });
  expect(read('1994-12-14')).toEqual({ kind: 'birth', birth: { date: '1994-12-14' } });
  expect(read('1994')).toEqual({ kind: 'birth', birth: { year: 1994 } });
  expect(read('27')).toEqual({ kind: 'birth', birth: { age: 27, on: today } });
  expect(read(' ')).toEqual({ kind: 'empty' });
});

it('takes nobody for born tomorrow', () => {
  expect(['22.11.2026.', '2027', '31.2.1990.', 'oko trideset', '300'].map((typed) => read(typed).kind)).toEqual(
    Array(5).fill('unclear'),
  );
});

it('writes what it reads', () => {
  for (const typed of ['14.12.1994.', '1994', '27', '']) {
    const known = read(typed);
    expect(writeBirth(known.kind === 'birth' ? known.birth : null)).toBe(typed);
  }
});
