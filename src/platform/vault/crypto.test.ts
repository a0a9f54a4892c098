import { describe, expect, it } from 'vitest';
import * as native from './crypto.ts';
import { portable } from './crypto-portable.testing.ts';

const hex = (digits: string) => Buffer.from(digits.replaceAll(' ', ''), 'hex');
const count = (bytes: number, from = 0) => Buffer.from(Array.from({ length: bytes }, (_, i) => from + i));
const into = (bytes: number, write: (target: Buffer) => void): string => {
  const target = Buffer.alloc(bytes);
  write(target);
  return target.toString('hex');
};

const backends = { native, portable };

describe.each(Object.entries(backends))('the %s backend gives the published bytes', (_name, crypto) => {
  it('of XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03, A.3.1)', () => {
    const text = Buffer.from(
      "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.",
    );
    const aad = hex('50515253c0c1c2c3c4c5c6c7');
    const [key, nonce] = [count(32, 0x80), count(24, 0x40)];
    const expected =
      'bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39' +
      'ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9' +
      '21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49';
    expect(into(text.length + 16, (target) => crypto.aeadSeal(target, text, aad, nonce, key))).toBe(expected);
    const opened = Buffer.alloc(text.length);
    expect(crypto.aeadOpen(opened, hex(expected), aad, nonce, key)).toBe(true);
    expect(opened.equals(text)).toBe(true);
  });

  it('of BLAKE2b, plain and keyed, 16 and 32 bytes (RFC 7693 computed by the reference code)', () => {
    const { blake2b } = crypto;
    expect(into(32, (it) => blake2b(it, Buffer.from('abc')))).toBe(
      'bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319',
    );
    expect(into(16, (it) => blake2b(it, Buffer.alloc(0)))).toBe('cae66941d9efbd404e4d88758ea67670');
    expect(into(16, (it) => blake2b(it, Buffer.from('wayout'), count(32)))).toBe('066e2923f6a0dfe84d2a165f08301cf9');
    expect(into(32, (it) => blake2b(it, count(256), count(32)))).toBe(
      'b42be36ea26392f67d1d3706ffa72b6c61c2ff38e1fabd9a49e154d54b967d83',
    );
  });

  it('of a subkey: BLAKE2b with id as salt and context as person', () => {
    expect(into(32, (it) => crypto.kdfSubkey(it, 7, Buffer.from('wayoutDK'), count(32)))).toBe(
      '54b7cd6b863097f57e2c9ce47a65c29506733f01cde4befaf4d4afac58dabe91',
    );
  });

  it('of X25519 (RFC 7748, 6.1)', () => {
    const secret = hex('77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a');
    expect(crypto.publicKeyOf(secret).toString('hex')).toBe(
      '8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a',
    );
  });

  it('of Argon2id, 64 MiB, three passes (OpenSSL, which gives the tag of RFC 9106, 5.3)', async () => {
    const tag = Buffer.alloc(32);
    await crypto.argon2id(tag, Buffer.from('wayout-demo-only'), count(16), { passes: 3, memory: 64 * 1024 * 1024 });
    expect(tag.toString('hex')).toBe('3f2dab5b4b96042d02089c41ae72703b6e9f246f62387319a773418d133ce1ab');
  });

  it('of SHA-256 (FIPS 180-4), HMAC (RFC 4231, 2) and HKDF (RFC 5869, 3)', () => {
    expect(crypto.sha256(Buffer.from('abc')).toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    expect(crypto.hmacSha256(Buffer.from('Jefe'), Buffer.from('what do ya want for nothing?')).toString('hex')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
    expect(crypto.hkdfSha256(Buffer.alloc(22, 0x0b), Buffer.alloc(0), '').toString('hex')).toBe(
      '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d',
    );
  });
});

describe('the two backends', () => {
  it('agree on any key, text, place and label', () => {
    for (let size = 0; size < 200; size += 7) {
      const [key, nonce, text, aad] = [32, 24, size, 3 * size].map((bytes) => native.randomBytes(bytes)) as Four;
      const seal = (crypto: typeof portable) => into(size + 16, (it) => crypto.aeadSeal(it, text, aad, nonce, key));
      expect(seal(portable)).toBe(seal(native));
      const hash = (crypto: typeof portable) => into(16, (it) => crypto.blake2b(it, text, key));
      expect(hash(portable)).toBe(hash(native));
      const sub = (crypto: typeof portable) => into(32, (it) => crypto.kdfSubkey(it, size, nonce.subarray(0, 8), key));
      if (nonce.subarray(0, 8).every((it) => it < 128)) expect(sub(portable)).toBe(sub(native));
      expect(portable.publicKeyOf(key)).toEqual(native.publicKeyOf(key));
      expect(portable.hkdfSha256(text, nonce, 'kek')).toEqual(native.hkdfSha256(text, nonce, 'kek'));
      expect(portable.hmacSha256(key, text)).toEqual(native.hmacSha256(key, text));
    }
  });

  it.each([
    ['native', 'portable', native, portable],
    ['portable', 'native', portable, native],
  ] as const)('open each other’s boxes: %s seals, %s opens', (_from, _to, from, to) => {
    const pair = to.makeKeyPair();
    const message = native.randomBytes(64);
    const box = Buffer.alloc(112);
    from.boxSeal(box, message, pair.publicKey);
    const opened = Buffer.alloc(64);
    expect(to.boxOpen(opened, box, pair)).toBe(true);
    expect(opened.equals(message)).toBe(true);
    expect(to.boxOpen(opened, box, from.makeKeyPair())).toBe(false);
    expect(opened.equals(Buffer.alloc(64))).toBe(true);
  });

  it('leave zeros and no part of a text where the tag does not fit', () => {
    const [key, nonce, text] = [native.randomBytes(32), native.randomBytes(24), Buffer.from('◇ synthetic text')];
    const sealed = Buffer.alloc(text.length + 16);
    native.aeadSeal(sealed, text, Buffer.alloc(0), nonce, key);
    sealed[0]! ^= 1;
    for (const crypto of [native, portable]) {
      const target = Buffer.alloc(text.length, 0xaa);
      expect(crypto.aeadOpen(target, sealed, Buffer.alloc(0), nonce, key)).toBe(false);
      expect(target.equals(Buffer.alloc(text.length))).toBe(true);
    }
  });
});

type Four = [Buffer, Buffer, Buffer, Buffer];

describe('the crypto file', () => {
  it('refuses keys, nonces and salts of a wrong length instead of stretching them', () => {
    const ok = Buffer.alloc(32);
    expect(() => native.aeadSeal(Buffer.alloc(16), Buffer.alloc(0), ok, Buffer.alloc(12), ok)).toThrow(RangeError);
    expect(() => native.aeadSeal(Buffer.alloc(16), Buffer.alloc(0), ok, Buffer.alloc(24), ok.subarray(1))).toThrow(
      RangeError,
    );
    expect(() => native.blake2b(Buffer.alloc(20), ok)).toThrow(RangeError);
    expect(() => native.kdfSubkey(ok, 1, Buffer.from('short'), ok)).toThrow(RangeError);
    expect(() => native.boxSeal(Buffer.alloc(79), ok, ok)).toThrow(RangeError);
    expect(() => native.argon2id(Buffer.alloc(32), ok, Buffer.alloc(8), { passes: 3, memory: 2 ** 26 })).toThrow(
      RangeError,
    );
  });

  it('compares in constant time and calls buffers of unequal length unequal', () => {
    expect(native.sameBytes(count(32), count(32))).toBe(true);
    expect(native.sameBytes(count(32), count(32, 1))).toBe(false);
    expect(native.sameBytes(count(32), count(31))).toBe(false);
  });

  it('wipes a key, and gives secure memory back empty', () => {
    const key = native.randomBytes(32);
    native.wipe(key, undefined, Buffer.alloc(0));
    expect(key.equals(Buffer.alloc(32))).toBe(true);
    const memory = native.allocateSecure(64);
    expect(memory.every((it) => it === 0)).toBe(true);
    memory.fill(7);
    native.closeSecure(memory);
    native.readSecure(memory);
    expect(memory[63]).toBe(7);
    native.freeSecure(memory);
    native.freeSecure(memory);
    expect(memory.byteLength).toBe(0);
  });

  it('says whether it can lock memory', () => {
    expect(typeof native.canLockMemory()).toBe('boolean');
  });
});
