import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, fromDayNumber } from '../kernel/days.ts';
import { readDay, writeDay } from './day-words.ts';

const today = day('2021-12-14');
const read = (typed: string, ahead = false) => {
  const found = readDay(typed, today, ahead);
  return found.kind === 'day' ? found.day : found.kind;
};

describe('a typed day', () => {
  it('is understood however a worker writes it', () => {
    for (const typed of ['9.12.2021', '9.12.2021.', '09/12/2021', '9 12 21', '2021-12-09', '9. 12. 2021.', '9.12.'])
      expect(read(typed)).toBe('2021-12-09');
  });
  it('without a year is the last one that has been, or the next one in a plan', () => {
    expect(read('20.12.')).toBe('2020-12-20');
    expect(read('20.12.', true)).toBe('2021-12-20');
    expect(read('1.2.', true)).toBe('2022-02-01');
  });
  it('that does not exist is not bent into another day', () => {
    for (const typed of ['31.2.2021', '0.1.2021', '1.13.2021', 'tomorrow', '12', '1.1.1'])
      expect(read(typed)).toBe('unclear');
    expect(read('  ')).toBe('empty');
  });
  it('reads back whatever it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (n) => {
        const known = fromDayNumber(n);
        expect(read(writeDay(known))).toBe(known);
      }),
    );
  });
});
