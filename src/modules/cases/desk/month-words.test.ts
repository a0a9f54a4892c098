import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Month } from '../../../platform/kernel/days.ts';
import { readMonth, writeMonth } from './month-words.ts';

it('reads a month as people write it', () => {
  expect(['5.2021.', '05/2021', '2021-05', ' 5 2021'].map(readMonth)).toEqual(Array(4).fill('2021-05'));
  expect(readMonth('')).toBeNull();
});

it('takes nonsense for no month', () => {
  expect(['13.2021', '2021', 'maj', '0.2021'].map(readMonth)).toEqual(Array(4).fill(undefined));
});

it('reads every month that it writes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1950, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const written = `${year}-${String(month).padStart(2, '0')}` as Month;
      return readMonth(writeMonth(written)) === written;
    }),
  );
});
