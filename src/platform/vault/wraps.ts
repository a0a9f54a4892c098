/**
 * Keys under keys (security.md §4, §5). A data key lies wrapped to groups, a group's secret key to its members, a
 * member's secret key under her password. Every wrap is tied to the ids and epochs of both keys: one that was moved,
 * exchanged or rolled back does not open. No wrap leads upwards; nothing here reads or writes the database.
 *
 * Two forms: sealed box over BLAKE2b-256(context) ‖ key = 112 B, for a writer who holds only the public key; and
 * nonce ‖ XChaCha20-Poly1305 = 72 B, under a symmetric key. A box costs about 50 µs to open, the other one 1 µs.
 */
import { boundListWriter } from './bound-list.ts';
import {
  aeadOpen,
  aeadSeal,
  BOX_BYTES,
  blake2b,
  boxOpen,
  boxSeal,
  fillRandom,
  KEY_BYTES,
  type KeyPair,
  kdfSubkey,
  NONCE_BYTES,
  publicKeyOf,
  sameBytes,
  TAG_BYTES,
  wipe,
} from './crypto.ts';
import { SealBroken } from './envelope.ts';

const HASH_BYTES = 32;
export const BOX_WRAP_BYTES = BOX_BYTES + HASH_BYTES + KEY_BYTES;
export const KEY_WRAP_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BYTES;

/** A data key wrapped to a group. `epoch` is the group's, `keyEpoch` the data key's. */
export interface WrapContext {
  readonly org: string;
  readonly keyId: string;
  readonly groupId: string;
  readonly epoch: number;
  readonly keyEpoch: number;
}

/** A group's secret key of one epoch, wrapped to a member. */
export interface MembershipContext {
  readonly org: string;
  readonly groupId: string;
  readonly epoch: number;
  readonly userId: string;
}

/** A user's secret key under the key made from her password. `epoch` counts her key pairs, not her passwords. */
export interface UserKeyContext {
  readonly org: string;
  readonly userId: string;
  readonly epoch: number;
}

const dataKeyList = boundListWriter();
const otherKeyList = boundListWriter();

// The second item keeps the three uses apart: no wrap of one kind opens as another.
const ofDataKey = (it: WrapContext) =>
  dataKeyList(['wayout', 'data-key', it.org, it.keyId, it.groupId, it.epoch, it.keyEpoch]);
const ofMembership = (it: MembershipContext) =>
  otherKeyList(['wayout', 'group-key', it.org, it.groupId, it.epoch, it.userId]);
const ofUserKey = (it: UserKeyContext) => otherKeyList(['wayout', 'user-key', it.org, it.userId, it.epoch]);

/** A fresh buffer for a key: never part of Node's shared pool, so that wiping it is the end of it. */
const freshKey = (): Buffer => Buffer.allocUnsafeSlow(KEY_BYTES);

function boxWrap(publicKey: Buffer, context: Buffer, key: Buffer): Buffer {
  if (key.byteLength !== KEY_BYTES) throw new RangeError('a wrapped key must be 32 bytes');
  const inside = Buffer.allocUnsafeSlow(HASH_BYTES + KEY_BYTES);
  const wrap = Buffer.allocUnsafe(BOX_WRAP_BYTES);
  blake2b(inside.subarray(0, HASH_BYTES), context);
  key.copy(inside, HASH_BYTES);
  boxSeal(wrap, inside, publicKey);
  wipe(inside);
  return wrap;
}

function boxUnwrap(pair: KeyPair, context: Buffer, wrap: Buffer, target: Buffer): Buffer {
  if (wrap.byteLength !== BOX_WRAP_BYTES) throw new SealBroken();
  const inside = Buffer.allocUnsafeSlow(HASH_BYTES + KEY_BYTES);
  const expected = Buffer.allocUnsafeSlow(HASH_BYTES);
  blake2b(expected, context);
  try {
    const fits = boxOpen(inside, wrap, pair) && sameBytes(expected, inside.subarray(0, HASH_BYTES));
    if (!fits) throw new SealBroken();
    inside.copy(target, 0, HASH_BYTES);
    return target;
  } finally {
    wipe(inside);
  }
}

function keyWrap(wrapKey: Buffer, context: Buffer, key: Buffer): Buffer {
  if (key.byteLength !== KEY_BYTES) throw new RangeError('a wrapped key must be 32 bytes');
  const wrap = Buffer.allocUnsafe(KEY_WRAP_BYTES);
  const nonce = wrap.subarray(0, NONCE_BYTES);
  fillRandom(nonce);
  aeadSeal(wrap.subarray(NONCE_BYTES), key, context, nonce, wrapKey);
  return wrap;
}

const keyUnwrap = (wrapKey: Buffer, context: Buffer, wrap: Buffer, target: Buffer): boolean =>
  wrap.byteLength === KEY_WRAP_BYTES &&
  aeadOpen(target, wrap.subarray(NONCE_BYTES), context, wrap.subarray(0, NONCE_BYTES), wrapKey);

const GROUP_WRAP_CONTEXT = Buffer.from('wayoutGW', 'ascii');

/** The symmetric key under which members wrap data keys: derived from the group's secret key of that epoch. */
export function groupWrapKey(groupSecretKey: Buffer, target = freshKey()): Buffer {
  kdfSubkey(target, 1, GROUP_WRAP_CONTEXT, groupSecretKey);
  return target;
}

/** Data key → group, by somebody who is not a member (intake, gateway, another team). 112 B. */
export const wrapToGroup = (groupPublicKey: Buffer, context: WrapContext, dataKey: Buffer): Buffer =>
  boxWrap(groupPublicKey, ofDataKey(context), dataKey);

/** @throws SealBroken — also when the box is sound but was made for another key, group or epoch */
export const unwrapToGroup = (group: KeyPair, context: WrapContext, wrap: Buffer, target = freshKey()): Buffer =>
  boxUnwrap(group, ofDataKey(context), wrap, target);

/** Data key → group, by a member. `wrapKey` from `groupWrapKey`. 72 B. */
export const wrapUnderGroup = (wrapKey: Buffer, context: WrapContext, dataKey: Buffer): Buffer =>
  keyWrap(wrapKey, ofDataKey(context), dataKey);

/** @throws SealBroken */
export function unwrapUnderGroup(wrapKey: Buffer, context: WrapContext, wrap: Buffer, target = freshKey()): Buffer {
  if (!unwrapUnderGroupInto(target, wrapKey, context, wrap)) throw new SealBroken();
  return target;
}

/** As `unwrapUnderGroup` for long lists: false instead of an error. */
export const unwrapUnderGroupInto = (target: Buffer, wrapKey: Buffer, context: WrapContext, wrap: Buffer): boolean =>
  keyUnwrap(wrapKey, ofDataKey(context), wrap, target);

/** Group secret key → member, sealed to her public key. 112 B. Compare the key with the roster before (security.md §8). */
export const wrapToMember = (userPublicKey: Buffer, context: MembershipContext, groupSecretKey: Buffer): Buffer =>
  boxWrap(userPublicKey, ofMembership(context), groupSecretKey);

/** The group's pair; its public half is computed, so one exchanged in the database plays no part. @throws SealBroken */
export function unwrapToMember(user: KeyPair, context: MembershipContext, wrap: Buffer): KeyPair {
  const secretKey = boxUnwrap(user, ofMembership(context), wrap, freshKey());
  return { secretKey, publicKey: publicKeyOf(secretKey) };
}

/** User secret key → key made from her password. 72 B. */
export const wrapUserKey = (kek: Buffer, context: UserKeyContext, userSecretKey: Buffer): Buffer =>
  keyWrap(kek, ofUserKey(context), userSecretKey);

/** The user's pair, public half computed. Compare the commitment first (password.ts). @throws SealBroken */
export function unwrapUserKey(kek: Buffer, context: UserKeyContext, wrap: Buffer): KeyPair {
  const secretKey = freshKey();
  if (!keyUnwrap(kek, ofUserKey(context), wrap, secretKey)) throw new SealBroken();
  return { secretKey, publicKey: publicKeyOf(secretKey) };
}
