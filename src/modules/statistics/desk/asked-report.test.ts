import { expect, it } from 'vitest';
import { addressOf, readAsked } from './asked-report.ts';

const standard = { today: '2021-12-14', internal: true, language: 'en', synthetic: false } as const;

it('an address that a colleague sends shows the same report', () => {
  const asked = readAsked(
    { year: 2012, asOf: '2012-12-31', line: 116000, audience: 'public', language: 'sr-Cyrl' },
    standard,
  );
  const again = readAsked(Object.fromEntries(new URLSearchParams(addressOf(asked).split('?')[1])), standard);
  expect(again).toEqual(asked);
  expect(asked).toMatchObject({ year: 2012, line: '116000', audience: 'public' });
});

it('what is nonsense in an address is left to the standard: the last full year', () => {
  expect(readAsked({ year: 'x', asOf: 'yesterday', line: 'other', audience: 'all' }, standard)).toEqual({
    year: 2020,
    line: 'sos',
    audience: 'internal',
    language: 'en',
  });
});

it('the demonstration opens with the year whose report was published, as it stood then', () => {
  expect(readAsked({}, { ...standard, synthetic: true })).toMatchObject({ year: 2012, asOf: '2012-12-31' });
  expect(readAsked({ year: 2026 }, { ...standard, synthetic: true })).not.toHaveProperty('asOf');
});

it('a programme officer is never led to an internal report', () => {
  expect(readAsked({ audience: 'internal' }, { ...standard, internal: false }).audience).toBe('partner');
});
