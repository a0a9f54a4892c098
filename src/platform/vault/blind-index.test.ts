import { describe, expect, it } from 'vitest';
import { blindIndex } from './blind-index.ts';
import { randomBytes } from './crypto.ts';

const key = randomBytes(32);

describe('the blind index', () => {
  it('finds the same number again and says 16 bytes about it', () => {
    expect(blindIndex(key, 'phone', '+381110000001').byteLength).toBe(16);
    expect(blindIndex(key, 'phone', '+381110000001')).toEqual(blindIndex(key, 'phone', '+381110000001'));
    expect(blindIndex(key, 'phone', '+381110000001')).not.toEqual(blindIndex(key, 'phone', '+381110000002'));
  });

  it('does not join two organisations, nor a phone with a document', () => {
    expect(blindIndex(key, 'phone', '000111')).not.toEqual(blindIndex(randomBytes(32), 'phone', '000111'));
    expect(blindIndex(key, 'phone', '000111')).not.toEqual(blindIndex(key, 'document', '000111'));
    expect(blindIndex(key, 'phone', 'x1')).not.toEqual(blindIndex(key, 'phonex', '1'));
  });

  it('makes nothing of an empty value: all who have none would be one', () => {
    expect(() => blindIndex(key, 'phone', '')).toThrow(RangeError);
    expect(() => blindIndex(key.subarray(1), 'phone', '1')).toThrow(RangeError);
  });
});
