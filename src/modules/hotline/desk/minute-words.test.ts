import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readMinute, writeMinute } from './minute-words.ts';

it('reads a time as people write it', () => {
  expect(['10:30', '10.30', '1030', ' 10 30 ', '9', '0:05'].map(readMinute)).toEqual([630, 630, 630, 630, 540, 5]);
});

it('takes an empty field for any time of that day, and nonsense for nothing', () => {
  expect(readMinute('  ')).toBeNull();
  expect(['24:00', '10:60', 'noon', '1:2'].map(readMinute)).toEqual([undefined, undefined, undefined, undefined]);
});

it('reads every time that it writes', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => readMinute(writeMinute(minute)) === minute));
});
