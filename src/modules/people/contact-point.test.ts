import { describe, expect, it } from 'vitest';
import { day } from '../../platform/kernel/days.ts';
import { contactPointIndexValue, documentIndexValue, isUsed, readContactPoint } from './contact-point.ts';

describe('ways to reach a person', () => {
  it('a phone keeps what was typed beside its number', () => {
    expect(readContactPoint('phone', ' 099/000-0001 ')).toEqual({
      kind: 'phone',
      value: '099/000-0001',
      e164: '+381990000001',
    });
    expect(readContactPoint('phone', 'kod komšinice')).toEqual({ kind: 'phone', value: 'kod komšinice' });
    expect(readContactPoint('address', 'Nepostojeća  1').value).toBe('Nepostojeća 1');
  });

  it('is found again however it is written, and an address is not indexed', () => {
    expect(contactPointIndexValue('phone', '+381 99 000 0001')).toBe(contactPointIndexValue('phone', '0990000001'));
    expect(contactPointIndexValue('email', ' Ana.P@Example.org')).toBe('ana.p@example.org');
    expect(contactPointIndexValue('handle', '@Ana_P')).toBe('ana_p');
    expect(contactPointIndexValue('address', 'Nepostojeća 1')).toBeUndefined();
    expect(contactPointIndexValue('email', '  ')).toBeUndefined();
    expect(documentIndexValue(' ab 12-34 ')).toBe('AB1234');
  });

  it('is used until the day on which it ended', () => {
    expect(isUsed({}, day('2026-06-01'))).toBe(true);
    expect(isUsed({ endedOn: day('2026-06-01') }, day('2026-06-01'))).toBe(false);
  });
});
