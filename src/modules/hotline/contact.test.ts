import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, type UserId } from '../../platform/kernel/index.ts';
import { bodyWith, changedFields, clashesOf, sealedWith, touchedWith } from './change-merge.ts';
import {
  claimedDay,
  contactNumber,
  emptyContact,
  faultsOf,
  firstDayOfSince,
  isCounted,
  withNonDataCategory,
} from './contact.ts';
import { type Changes, emptySealed } from './contact-fields.ts';

const today = day('2021-12-14');
const body = emptyContact({ line: 'sos', day: today, hour: 10, consultant: 'u' as UserId });
const codes = (over: object) =>
  faultsOf({ ...body, category: 'other', ...over }, 'sos', today).map((one) => `${one.path[0]} ${one.code}`);

describe('what a contact lacks before it is finalised', () => {
  it('is its category, if somebody talked', () => {
    expect(codes({ category: null })).toEqual(['category missing']);
    expect(codes({})).toEqual([]);
  });

  it('is why there was no conversation, and then it has no client', () => {
    const nonData = { kind: 'non_data', category: null };
    expect(codes(nonData)).toEqual(['nonDataKind missing']);
    expect(codes({ ...nonData, nonDataKind: 'hoax', clients: ['p'] })).toEqual(['clients not_allowed_here']);
  });

  it('is what became of a call of ours', () => {
    expect(codes({ direction: 'out' })).toEqual(['reached missing']);
    expect(codes({ reached: 'reached' })).toEqual(['reached not_allowed_here']);
  });

  it('names a subcategory of another category, a category of another line, a day to come', () => {
    expect(codes({ subcategory: 'report' })).toEqual(['subcategory not_allowed_here']);
    expect(codes({ category: 'mc_case' })).toEqual(['category not_allowed_here']);
    expect(codes({ day: '2021-12-15' })).toEqual(['day out_of_range']);
    expect(codes({ clientSince: '2022' })).toEqual(['clientSince not_allowed_here']);
  });
});

it('a test is counted nowhere, a silent call under other', () => {
  const silent = withNonDataCategory({ ...body, kind: 'non_data', nonDataKind: 'silent' });
  expect([silent.category, silent.subcategory]).toEqual(['other', 'silent_prank_wrong']);
  const test = withNonDataCategory({ ...body, kind: 'non_data', nonDataKind: 'test', category: 'other' });
  expect([test.category, isCounted(test)]).toEqual([null, false]);
});

it('a client is one from the start of the year she told, never later than the contact', () => {
  expect(firstDayOfSince('2001')).toBe('2001-01-01');
  expect(firstDayOfSince('2001-05')).toBe('2001-05-01');
  expect(claimedDay({ day: today, clientSince: '2001-05-06' })).toBe('2001-05-06');
  expect(claimedDay({ day: today, clientSince: null })).toBe(today);
});

it('a number has six digits or more', () => {
  expect(contactNumber(2012, 7)).toBe('H12-000007');
  expect(contactNumber(2003, 1_234_567)).toBe('H03-1234567');
});

describe('two tabs with the same draft', () => {
  const some: fc.Arbitrary<Changes> = fc.record(
    {
      summary: fc.constantFrom('a', 'b', ''),
      ourView: fc.constantFrom('a', 'b'),
      sex: fc.constantFrom('f' as const, 'm' as const),
      hour: fc.constantFrom(null, 1, 2),
      assistance: fc.subarray(['legal' as const, 'medical' as const]),
    },
    { requiredKeys: [] },
  );

  it('lose nothing: every field is either merged or named as a clash', () => {
    fc.assert(
      fc.property(some, some, (first, second) => {
        const firstChanged = changedFields(body, emptySealed, first);
        const after = bodyWith(body, first);
        const texts = sealedWith(emptySealed, first);
        const touched = touchedWith({}, firstChanged, 2);
        // the second tab still has revision 1
        const changed = changedFields(after, texts, second);
        const clashes = clashesOf(changed, touched, 1);
        for (const name of changed) expect(clashes.includes(name)).toBe(firstChanged.includes(name));
        if (clashes.length > 0) return;
        const merged = { ...bodyWith(after, second), ...sealedWith(texts, second) } as Record<string, unknown>;
        for (const [name, value] of Object.entries({ ...first, ...second })) expect(merged[name]).toEqual(value);
      }),
    );
  });
});
