/**
 * The keys of a session in memory (security.md §6). At rest: one ciphertext under a key derived from the cookie's token,
 * so that without the cookie the process itself cannot open them. In use, from the first key that a request asks for to
 * its end: one piece of secure memory (locked, out of core dumps), without access between calls, zeroed at the end. A
 * request that asks for no key opens none. It holds no class, no list of sessions and no clock: limits and ends of
 * sessions are decided above.
 */
import { Refusal } from '../kernel/index.ts';
import {
  aeadOpen,
  aeadSeal,
  allocateSecure,
  closeSecure,
  fillRandom,
  freeSecure,
  KEY_BYTES,
  type KeyPair,
  kdfSubkey,
  NONCE_BYTES,
  readSecure,
  type SecureMemory,
  TAG_BYTES,
  wipe,
} from './crypto.ts';
import { SealBroken } from './envelope.ts';
import { groupWrapKey } from './wraps.ts';

export interface GroupKeyPair extends KeyPair {
  readonly groupId: string;
  readonly epoch: number;
}

/** What a login puts in: the user's pair and those of her groups, all epochs that she holds. */
export interface SessionKeys {
  readonly user: KeyPair;
  readonly groups: readonly GroupKeyPair[];
}

/** A group's keys while they may be used: the pair for sealed boxes, the symmetric key for the members' own wraps. */
export interface GroupKey extends KeyPair {
  readonly wrapKey: Buffer;
}

/** Ciphertext, and of which groups: that stands in the clear in the database as well. */
export interface RestingKeys {
  readonly ciphertext: Buffer;
  readonly groups: readonly { readonly groupId: string; readonly epoch: number }[];
  /** the session was locked or is over, maybe while a request was on its way */
  isDropped: boolean;
}

export interface OpenKeys extends Disposable {
  readonly groups: readonly { readonly groupId: string; readonly epoch: number }[];
  /** the newest epoch that the session holds of a group */
  latestEpoch(groupId: string): number | undefined;
  /**
   * Runs `use` with the keys readable; undefined when the session does not hold that key. Synchronous, and no key
   * leaves it: a buffer kept from inside and read later ends the process.
   */
  withGroupKey<T>(groupId: string, epoch: number, use: (key: GroupKey) => T): T | undefined;
  withUserKey<T>(use: (pair: KeyPair) => T): T;
}

// Layout: 2 B count ‖ user public ‖ user secret ‖ per group: 36 B id ‖ 4 B epoch ‖ public ‖ secret ‖ wrap key
const ID_BYTES = 36;
const GROUPS_AT = 2 + 2 * KEY_BYTES;
const GROUP_BYTES = ID_BYTES + 4 + 3 * KEY_BYTES;

/** The token is 32 random bytes, so libsodium's derivation (keyed BLAKE2b) does what HKDF would, at a tenth of its cost. */
function restingKey(token: Buffer): Buffer {
  const key = Buffer.allocUnsafeSlow(KEY_BYTES);
  kdfSubkey(key, 1, Buffer.from('wo rings', 'ascii'), token);
  return key;
}
const PLACE = Buffer.from('wayout key-ring', 'ascii');

/** `token`: the 32 random bytes of the cookie. The keys handed in stay the caller's: wipe them. */
export function sealKeyRing(token: Buffer, { user, groups }: SessionKeys): RestingKeys {
  if (token.byteLength !== KEY_BYTES) throw new RangeError('a session token must be 32 bytes');
  const plain = allocateSecure(GROUPS_AT + groups.length * GROUP_BYTES);
  const key = restingKey(token);
  try {
    plain.writeUInt16BE(groups.length, 0);
    plain.set(user.publicKey, 2);
    plain.set(user.secretKey, 2 + KEY_BYTES);
    groups.forEach((group, i) => {
      if (group.groupId.length !== ID_BYTES) throw new RangeError('a group id must be a UUID');
      const at = GROUPS_AT + i * GROUP_BYTES;
      plain.write(group.groupId, at, 'latin1');
      const keysAt = plain.writeUInt32BE(group.epoch, at + ID_BYTES);
      plain.set(group.publicKey, keysAt);
      plain.set(group.secretKey, keysAt + KEY_BYTES);
      // derived once here, not at each request
      groupWrapKey(group.secretKey, plain.subarray(keysAt + 2 * KEY_BYTES, keysAt + 3 * KEY_BYTES));
    });
    const ciphertext = Buffer.allocUnsafeSlow(NONCE_BYTES + plain.byteLength + TAG_BYTES);
    const nonce = ciphertext.subarray(0, NONCE_BYTES);
    fillRandom(nonce);
    aeadSeal(ciphertext.subarray(NONCE_BYTES), plain, PLACE, nonce, key);
    return { ciphertext, groups: groups.map(({ groupId, epoch }) => ({ groupId, epoch })), isDropped: false };
  } finally {
    wipe(key);
    freeSecure(plain);
  }
}

/** The lock and the end of a session: zeroes the ciphertext, so that the cookie opens nothing any more. */
export function dropKeyRing(resting: RestingKeys): void {
  resting.isDropped = true;
  wipe(resting.ciphertext);
}

/**
 * For one request; `using keys = openKeyRing(…)` zeroes it at the end. Its first use throws SealBroken for another token, and
 * access.locked 423 where the ring was dropped meanwhile: nobody tampered with anything.
 */
export function openKeyRing(resting: RestingKeys, token: Buffer): OpenKeys {
  const { groups } = resting;
  let memory: SecureMemory | undefined;
  let depth = 0;
  let over = false;

  const readable = <T>(use: (memory: Buffer) => T): T => {
    if (over) throw new Error('the key ring is closed');
    if (!memory) {
      memory = openResting(resting, token);
      depth++;
    } else if (depth++ === 0) readSecure(memory);
    try {
      const result = use(memory);
      if (isThenable(result)) throw new TypeError('keys are used synchronously');
      return result;
    } finally {
      if (--depth === 0 && !over) closeSecure(memory);
    }
  };

  return {
    groups,
    latestEpoch: (groupId) => {
      const epochs = groups.filter((it) => it.groupId === groupId).map((it) => it.epoch);
      return epochs.length === 0 ? undefined : Math.max(...epochs);
    },
    withGroupKey: (groupId, epoch, use) => {
      const position = groups.findIndex((it) => it.groupId === groupId && it.epoch === epoch);
      if (position < 0) return undefined;
      return readable((open) => use(groupKeyAt(open, GROUPS_AT + position * GROUP_BYTES + ID_BYTES + 4)));
    },
    withUserKey: (use) => readable((open) => use({ publicKey: part(open, 2), secretKey: part(open, 2 + KEY_BYTES) })),
    [Symbol.dispose]: () => {
      over = true;
      if (memory) freeSecure(memory);
    },
  };
}

/** Readable: whoever asked closes it. @throws SealBroken, access.locked 423 */
function openResting({ ciphertext, groups, isDropped }: RestingKeys, token: Buffer): SecureMemory {
  if (isDropped) throw new Refusal('access.locked', 423);
  const size = GROUPS_AT + groups.length * GROUP_BYTES;
  if (token.byteLength !== KEY_BYTES || ciphertext.byteLength !== NONCE_BYTES + size + TAG_BYTES)
    throw new SealBroken();
  const memory = allocateSecure(size);
  const key = restingKey(token);
  const nonce = ciphertext.subarray(0, NONCE_BYTES);
  const opened = aeadOpen(memory, ciphertext.subarray(NONCE_BYTES), PLACE, nonce, key);
  wipe(key);
  if (!opened) {
    freeSecure(memory);
    throw new SealBroken();
  }
  readSecure(memory);
  return memory;
}

const isThenable = (value: unknown): boolean => typeof value === 'object' && value !== null && 'then' in value;

const part = (memory: Buffer, at: number): Buffer => memory.subarray(at, at + KEY_BYTES);

const groupKeyAt = (memory: Buffer, at: number): GroupKey => ({
  publicKey: part(memory, at),
  secretKey: part(memory, at + KEY_BYTES),
  wrapKey: part(memory, at + 2 * KEY_BYTES),
});
