import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexValue, readNumber } from './phone-number.ts';

// +381 99 is assigned to nobody; 07700 900 is kept by the British regulator for stories
describe('phone numbers', () => {
  it('reads one number from every way in which it is written', () => {
    for (const typed of [
      '+381 (0)99 000 0001',
      '099/000-00-01',
      '00381990000001',
      '099 000 0001',
      '(099)0000001',
      'tel:+381990000001',
      '0 9 9 0 0 0 0 0 0 1',
      '٠٩٩٠٠٠٠٠٠١',
      'sip:+381990000001@line.example.org',
      '099 000 0001 ',
    ])
      expect(readNumber(typed)).toEqual({ state: 'known', e164: '+381990000001' });
  });

  it('takes the default country of the form only where none is written', () => {
    expect(readNumber('07700 900001', 'GB')).toEqual({ state: 'known', e164: '+447700900001' });
    expect(readNumber('+381990000001', 'GB')).toEqual({ state: 'known', e164: '+381990000001' });
  });

  it('knows when a caller withholds the number', () => {
    for (const typed of [
      '',
      '  ',
      'Anonymous',
      'PRIVATE',
      'skriven',
      'Непознат број',
      '"anonymous"',
      'sip:anonymous@anonymous.invalid',
    ])
      expect(readNumber(typed)).toEqual({ state: 'withheld' });
    expect(indexValue(readNumber('private'))).toBeUndefined();
  });

  it('keeps an unreadable number by its digits, and finds it again', () => {
    expect(readNumber('192')).toEqual({ state: 'unchecked', digits: '192' });
    expect(indexValue(readNumber('ana 12-34'))).toBe('1234');
    expect(readNumber('viber ana')).toEqual({ state: 'unchecked', digits: '' });
    expect(indexValue(readNumber('viber ana'))).toBeUndefined();
  });

  it('never fails and never mixes read and unread numbers, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'+0123456789 /-()') })), (typed) => {
        const number = readNumber(typed);
        const value = indexValue(number);
        if (number.state === 'known') {
          expect(value).toMatch(/^\+\d{3,15}$/);
          expect(readNumber(number.e164)).toEqual(number);
        } else if (value !== undefined) expect(value).toMatch(/^\d{3,}$/);
      }),
    );
  });
});
