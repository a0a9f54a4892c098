import { describe, expect, it } from 'vitest';
import { portable } from './crypto-portable.testing.ts';
import { SealBroken } from './envelope.ts';
import { makePepper, pepperedSalt, serverKeyBytes } from './pepper.ts';
import { openForServer, sealForServer, serverKey } from './server-seal.ts';

const pepper = makePepper();
const context = { org: 'org', table: 'access.user', row: 'u1', column: 'email', version: 1 };
const email = Buffer.from('ana@example.invalid');

describe('what the server must read without a person', () => {
  it('opens with the pepper and with no other', () => {
    const sealed = sealForServer(serverKey(pepper), context, email);
    expect(openForServer(serverKey(pepper), context, sealed).equals(email)).toBe(true);
    expect(() => openForServer(serverKey(makePepper()), context, sealed)).toThrow(SealBroken);
    expect(() => openForServer(serverKey(pepper, 2), context, sealed)).toThrow(SealBroken);
    expect(() => openForServer(serverKey(pepper), { ...context, row: 'u2' }, sealed)).toThrow(SealBroken);
  });

  it('is HKDF(pepper, "srv"), and the salt of a user HMAC(pepper, user id), on both backends', () => {
    expect(serverKeyBytes(pepper)).toEqual(portable.hkdfSha256(pepper, Buffer.alloc(0), 'srv'));
    expect(pepperedSalt(pepper, 'user-1')).toEqual(portable.hmacSha256(pepper, Buffer.from('user-1')));
  });

  it('a cut pepper is refused, not used as a weak one', () => {
    expect(() => serverKey(pepper.subarray(0, 31))).toThrow(RangeError);
    expect(() => pepperedSalt(Buffer.alloc(0), 'user-1')).toThrow(RangeError);
  });
});
