import { describe, expect, it } from 'vitest';
import { makeKeyPair, randomBytes } from './crypto.ts';
import { portable } from './crypto-portable.testing.ts';
import { SealBroken } from './envelope.ts';
import {
  groupWrapKey,
  unwrapToGroup,
  unwrapToMember,
  unwrapUnderGroup,
  unwrapUserKey,
  type WrapContext,
  wrapToGroup,
  wrapToMember,
  wrapUnderGroup,
  wrapUserKey,
} from './wraps.ts';

const id = (last: number) => `0a1b2c3d-0000-4000-8000-${String(last).padStart(12, '0')}`;
const context: WrapContext = { org: id(1), keyId: id(2), groupId: id(3), epoch: 4, keyEpoch: 5 };
const others: [string, WrapContext][] = [
  ['organisation', { ...context, org: id(9) }],
  ['key', { ...context, keyId: id(9) }],
  ['group', { ...context, groupId: id(9) }],
  ['group epoch', { ...context, epoch: 3 }],
  ['key epoch', { ...context, keyEpoch: 4 }],
  ['epochs exchanged', { ...context, epoch: 5, keyEpoch: 4 }],
];

const group = makeKeyPair();
const wrapKey = groupWrapKey(group.secretKey);
const dataKey = randomBytes(32);

const forms = [
  {
    form: 'a sealed box to the group',
    size: 112,
    wrap: (at: WrapContext) => wrapToGroup(group.publicKey, at, dataKey),
    unwrap: (at: WrapContext, wrap: Buffer) => unwrapToGroup(group, at, wrap),
    stranger: (at: WrapContext, wrap: Buffer) => unwrapToGroup(makeKeyPair(), at, wrap),
  },
  {
    form: 'a wrap under the group’s symmetric key',
    size: 72,
    wrap: (at: WrapContext) => wrapUnderGroup(wrapKey, at, dataKey),
    unwrap: (at: WrapContext, wrap: Buffer) => unwrapUnderGroup(wrapKey, at, wrap),
    stranger: (at: WrapContext, wrap: Buffer) => unwrapUnderGroup(groupWrapKey(makeKeyPair().secretKey), at, wrap),
  },
];

describe.each(forms)('$form', ({ size, wrap, unwrap, stranger }) => {
  it('has its size to the byte and gives the key to the group', () => {
    const wrapped = wrap(context);
    expect(wrapped.byteLength).toBe(size);
    expect(unwrap(context, wrapped).equals(dataKey)).toBe(true);
  });

  it.each(others)('does not open for another %s', (_what, elsewhere) => {
    expect(() => unwrap(elsewhere, wrap(context))).toThrow(SealBroken);
  });

  it('does not open for another group’s key', () => {
    expect(() => stranger(context, wrap(context))).toThrow(SealBroken);
  });

  it('does not open with any bit flipped, nor cut, nor longer', () => {
    const wrapped = wrap(context);
    for (let bit = 0; bit < size * 8; bit += 3) {
      const flipped = Buffer.from(wrapped);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => unwrap(context, flipped)).toThrow(SealBroken);
    }
    for (const length of [0, 1, 24, 48, size - 1]) {
      expect(() => unwrap(context, wrapped.subarray(0, length))).toThrow(SealBroken);
    }
    expect(() => unwrap(context, Buffer.concat([wrapped, Buffer.alloc(1)]))).toThrow(SealBroken);
  });

  it('puts the key into the buffer that it is given, so that it can lie in locked memory', () => {
    const target = Buffer.alloc(32);
    expect(unwrapUnderGroup(wrapKey, context, wrapUnderGroup(wrapKey, context, dataKey), target)).toBe(target);
    expect(unwrapToGroup(group, context, wrapToGroup(group.publicKey, context, dataKey), target)).toBe(target);
    expect(target.equals(dataKey)).toBe(true);
  });
});

describe('a sealed-box wrap', () => {
  it('holds BLAKE2b-256(context) ‖ key and opens with the second backend', () => {
    const inside = Buffer.alloc(64);
    expect(portable.boxOpen(inside, wrapToGroup(group.publicKey, context, dataKey), group)).toBe(true);
    expect(inside.subarray(32).equals(dataKey)).toBe(true);
    const again = Buffer.alloc(64);
    expect(portable.boxOpen(again, wrapToGroup(group.publicKey, context, randomBytes(32)), group)).toBe(true);
    expect(again.subarray(0, 32).equals(inside.subarray(0, 32))).toBe(true);
  });
});

describe('keys between people and groups', () => {
  const user = makeKeyPair();
  const membership = { org: id(1), groupId: id(3), epoch: 4, userId: id(7) };
  const own = { org: id(1), userId: id(7), epoch: 1 };

  it('a member opens her group’s key, and its public half is computed, not believed', () => {
    const wrap = wrapToMember(user.publicKey, membership, group.secretKey);
    expect(wrap.byteLength).toBe(112);
    expect(unwrapToMember(user, membership, wrap)).toEqual(group);
  });

  it('a grant for one member, group or epoch is none for another', () => {
    const wrap = wrapToMember(user.publicKey, membership, group.secretKey);
    for (const changed of [{ userId: id(8) }, { groupId: id(8) }, { epoch: 5 }, { org: id(8) }]) {
      expect(() => unwrapToMember(user, { ...membership, ...changed }, wrap)).toThrow(SealBroken);
    }
    expect(() => unwrapToMember(makeKeyPair(), membership, wrap)).toThrow(SealBroken);
  });

  it('a user’s secret key opens with her own password’s key only, in 72 bytes', () => {
    const kek = randomBytes(32);
    const wrap = wrapUserKey(kek, own, user.secretKey);
    expect(wrap.byteLength).toBe(72);
    expect(unwrapUserKey(kek, own, wrap)).toEqual(user);
    expect(() => unwrapUserKey(randomBytes(32), own, wrap)).toThrow(SealBroken);
    expect(() => unwrapUserKey(kek, { ...own, userId: id(8) }, wrap)).toThrow(SealBroken);
  });

  it('a wrap of one kind never opens as another', () => {
    const asUser = wrapUserKey(wrapKey, own, dataKey);
    expect(() => unwrapUnderGroup(wrapKey, { ...context, keyId: id(7), epoch: 1 }, asUser)).toThrow(SealBroken);
    const asMember = wrapToMember(group.publicKey, membership, dataKey);
    expect(() => unwrapToGroup(group, context, asMember)).toThrow(SealBroken);
  });

  it('nothing but a key of 32 bytes is wrapped', () => {
    expect(() => wrapUnderGroup(wrapKey, context, Buffer.alloc(31))).toThrow(RangeError);
    expect(() => wrapToGroup(group.publicKey, context, Buffer.alloc(33))).toThrow(RangeError);
  });
});
