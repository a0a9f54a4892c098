/**
 * The keys of a session in memory (security.md §6). At rest: one ciphertext under HKDF(cookie token), so that without
 * the cookie the process itself cannot open them. In use, for the length of one request: one piece of secure memory
 * (locked, out of core dumps), without access between calls, zeroed at the end. It holds no class, no list of sessions
 * and no clock: limits and ends of sessions are decided above.
 */
import {
  aeadOpen,
  aeadSeal,
  allocateSecure,
  closeSecure,
  fillRandom,
  freeSecure,
  hkdfSha256,
  KEY_BYTES,
  type KeyPair,
  NONCE_BYTES,
  readSecure,
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

/** Ciphertext only. */
export interface RestingKeys {
  readonly ciphertext: Buffer;
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
const NO_SALT = Buffer.alloc(0);

const restingKey = (token: Buffer) => hkdfSha256(token, NO_SALT, 'keys');
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
    return { ciphertext };
  } finally {
    wipe(key);
    freeSecure(plain);
  }
}

/** The lock and the end of a session: zeroes the ciphertext, so that the cookie opens nothing any more. */
export const dropKeyRing = (resting: RestingKeys): void => wipe(resting.ciphertext);

/** For one request; `using keys = openKeyRing(…)` zeroes it at the end. @throws SealBroken for another token */
export function openKeyRing(resting: RestingKeys, token: Buffer): OpenKeys {
  const { ciphertext } = resting;
  if (ciphertext.byteLength < NONCE_BYTES + GROUPS_AT + TAG_BYTES) throw new SealBroken();
  const memory = allocateSecure(ciphertext.byteLength - NONCE_BYTES - TAG_BYTES);
  const key = restingKey(token);
  const nonce = ciphertext.subarray(0, NONCE_BYTES);
  const opened = aeadOpen(memory, ciphertext.subarray(NONCE_BYTES), PLACE, nonce, key);
  wipe(key);
  if (!opened) {
    freeSecure(memory);
    throw new SealBroken();
  }

  const groups = readGroups(memory);
  closeSecure(memory);
  let depth = 0;
  let over = false;

  const readable = <T>(use: () => T): T => {
    if (over) throw new Error('the key ring is closed');
    if (depth++ === 0) readSecure(memory);
    try {
      const result = use();
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
      return readable(() => use(groupKeyAt(memory, GROUPS_AT + position * GROUP_BYTES + ID_BYTES + 4)));
    },
    withUserKey: (use) => readable(() => use({ publicKey: part(memory, 2), secretKey: part(memory, 2 + KEY_BYTES) })),
    [Symbol.dispose]: () => {
      over = true;
      freeSecure(memory);
    },
  };
}

const isThenable = (value: unknown): boolean => typeof value === 'object' && value !== null && 'then' in value;

const part = (memory: Buffer, at: number): Buffer => memory.subarray(at, at + KEY_BYTES);

const groupKeyAt = (memory: Buffer, at: number): GroupKey => ({
  publicKey: part(memory, at),
  secretKey: part(memory, at + KEY_BYTES),
  wrapKey: part(memory, at + 2 * KEY_BYTES),
});

function readGroups(memory: Buffer): { readonly groupId: string; readonly epoch: number }[] {
  return Array.from({ length: memory.readUInt16BE(0) }, (_, i) => {
    const at = GROUPS_AT + i * GROUP_BYTES;
    return { groupId: memory.toString('latin1', at, at + ID_BYTES), epoch: memory.readUInt32BE(at + ID_BYTES) };
  });
}
