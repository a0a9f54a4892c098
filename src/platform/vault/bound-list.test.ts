import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundListWriter } from './bound-list.ts';

const item = fc.oneof(
  fc.stringMatching(/^[ -~]{0,10}$/),
  fc.constantFrom('wayout', 'people.card', ''),
  fc.nat({ max: 3 }),
  fc.maxSafeNat(),
);
const items = fc.array(item, { maxLength: 8 });
const fresh = (list: readonly (string | number)[]) => Buffer.from(boundListWriter()(list));

describe('a bound list', () => {
  it('has each item behind its length', () => {
    expect(fresh(['ab', 258]).toString('hex')).toBe('00026162' + '00080000000000000102');
    expect(fresh([Number.MAX_SAFE_INTEGER]).toString('hex')).toBe('0008001fffffffffffff');
  });

  it('is the same whatever was written before it', () => {
    fc.assert(
      fc.property(fc.array(items, { minLength: 1, maxLength: 20 }), (lists) => {
        const write = boundListWriter();
        for (const list of lists) expect(Buffer.from(write(list)).equals(fresh(list))).toBe(true);
      }),
    );
  });

  it('differs wherever the items differ', () => {
    fc.assert(
      fc.property(items, items, (a, b) => {
        expect(fresh(a).equals(fresh(b))).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  it('that was refused leaves nothing behind for the next one', () => {
    const write = boundListWriter();
    write(['wayout', 'first', 1]);
    expect(() => write(['wayout', 'other', 'š'])).toThrow(RangeError);
    expect(() => write(['wayout', 'first', 'x'.repeat(1025)])).toThrow(RangeError);
    expect(Buffer.from(write(['wayout', 'first', 1]))).toEqual(fresh(['wayout', 'first', 1]));
  });
});
