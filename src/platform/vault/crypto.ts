/**
 * The one file that touches the crypto library (security.md §5): small functions over libsodium and, for SHA-256,
 * HMAC, HKDF only, node:crypto. It promises the named primitive and nothing else: no formats, no contexts, no choice
 * of algorithm from data. `crypto-portable.testing.ts` stands behind the same functions; one set of vectors runs on both.
 *
 * Functions write into buffers that the caller gives: so a key can go straight into locked memory, and a list of
 * thirty thousand cards makes no garbage. Wrong sizes are bugs (RangeError); what does not authenticate answers false.
 */
import { createHash, createHmac, hkdfSync } from 'node:crypto';
import sodium, { type SecureBuffer } from 'sodium-native';

export const KEY_BYTES = 32;
export const NONCE_BYTES = 24;
export const TAG_BYTES = 16;
/** what a sealed box adds: the one-time public key and the tag */
export const BOX_BYTES = 48;
export const SALT_BYTES = 16;
/** suite byte of boxes and envelopes; 2 is kept for X-Wing */
export const SUITE_X25519 = 1;

/** X25519, both halves 32 bytes */
export interface KeyPair {
  readonly publicKey: Buffer;
  readonly secretKey: Buffer;
}

const expectBytes = (what: string, buffer: Buffer, bytes: number) => {
  if (buffer.byteLength !== bytes) throw new RangeError(`${what} must be ${bytes} bytes`);
};

export function fillRandom(target: Buffer): void {
  sodium.randombytes_buf(target);
}

/** `bytes` random bytes in memory of their own (never a slice of Node's shared pool). */
export function randomBytes(bytes: number): Buffer {
  const fresh = Buffer.allocUnsafeSlow(bytes);
  sodium.randombytes_buf(fresh);
  return fresh;
}

/** XChaCha20-Poly1305-IETF. `target` takes ciphertext and tag: plaintext + 16 bytes; it may start at the plaintext. */
export function aeadSeal(target: Buffer, plaintext: Buffer, aad: Buffer, nonce: Buffer, key: Buffer): void {
  expectBytes('ciphertext', target, plaintext.byteLength + TAG_BYTES);
  expectBytes('nonce', nonce, NONCE_BYTES);
  expectBytes('key', key, KEY_BYTES);
  sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(target, plaintext, aad, null, nonce, key);
}

/** False when the tag does not fit; `target` then holds zeros, never part of a text. */
export function aeadOpen(target: Buffer, ciphertext: Buffer, aad: Buffer, nonce: Buffer, key: Buffer): boolean {
  if (ciphertext.byteLength < TAG_BYTES) return false;
  expectBytes('plaintext', target, ciphertext.byteLength - TAG_BYTES);
  expectBytes('nonce', nonce, NONCE_BYTES);
  expectBytes('key', key, KEY_BYTES);
  try {
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(target, null, ciphertext, aad, nonce, key);
    return true;
  } catch {
    // sizes are checked above, so the tag is the only thing left that the library throws for
    target.fill(0);
    return false;
  }
}

/** libsodium's crypto_kdf (BLAKE2b): subkey `id` of `key` under an eight-byte context, into `target` (16–64 bytes). */
export function kdfSubkey(target: Buffer, id: number, context: Buffer, key: Buffer): void {
  expectBytes('context', context, 8);
  expectBytes('key', key, KEY_BYTES);
  sodium.crypto_kdf_derive_from_key(target, id, context, key);
}

/** BLAKE2b of `message` into `target` (16 or 32 bytes), keyed where a key is given. */
export function blake2b(target: Buffer, message: Buffer, key?: Buffer): void {
  if (target.byteLength !== 16 && target.byteLength !== 32) throw new RangeError('hash must be 16 or 32 bytes');
  if (key) expectBytes('key', key, KEY_BYTES);
  sodium.crypto_generichash(target, message, key);
}

export function makeKeyPair(): KeyPair {
  const pair = { publicKey: Buffer.allocUnsafeSlow(KEY_BYTES), secretKey: Buffer.allocUnsafeSlow(KEY_BYTES) };
  sodium.crypto_box_keypair(pair.publicKey, pair.secretKey);
  return pair;
}

export function publicKeyOf(secretKey: Buffer): Buffer {
  expectBytes('secret key', secretKey, KEY_BYTES);
  const publicKey = Buffer.allocUnsafeSlow(KEY_BYTES);
  sodium.crypto_scalarmult_base(publicKey, secretKey);
  return publicKey;
}

/** crypto_box_seal: anyone may seal to a public key. `target` is message + 48 bytes. */
export function boxSeal(target: Buffer, message: Buffer, publicKey: Buffer): void {
  expectBytes('sealed box', target, message.byteLength + BOX_BYTES);
  expectBytes('public key', publicKey, KEY_BYTES);
  sodium.crypto_box_seal(target, message, publicKey);
}

/** False when the box was not sealed to this pair or is damaged; `target` then holds zeros. */
export function boxOpen(target: Buffer, box: Buffer, pair: KeyPair): boolean {
  if (box.byteLength < BOX_BYTES) return false;
  expectBytes('message', target, box.byteLength - BOX_BYTES);
  const opened = sodium.crypto_box_seal_open(target, box, pair.publicKey, pair.secretKey);
  if (!opened) target.fill(0);
  return opened;
}

/** Compared in constant time; buffers of unequal length are unequal. */
export function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.byteLength === b.byteLength && sodium.sodium_memcmp(a, b);
}

/** Zeros that the compiler cannot leave out. Strings cannot be wiped: keep keys in buffers. */
export function wipe(...buffers: readonly (Buffer | undefined)[]): void {
  for (const buffer of buffers) if (buffer && buffer.byteLength > 0) sodium.sodium_memzero(buffer);
}

/** Argon2id 1.3, one lane, off the main thread, into `target`. Memory in bytes. RFC 9106. */
export function argon2id(
  target: Buffer,
  password: Buffer,
  salt: Buffer,
  cost: { readonly passes: number; readonly memory: number },
): Promise<void> {
  expectBytes('salt', salt, SALT_BYTES);
  const algorithm = sodium.crypto_pwhash_ALG_ARGON2ID13;
  return new Promise((resolve, reject) => {
    sodium.crypto_pwhash_async(target, password, salt, cost.passes, cost.memory, algorithm, (error) =>
      error ? reject(error) : resolve(),
    );
  });
}

export const sha256 = (message: Buffer): Buffer => createHash('sha256').update(message).digest();

export const hmacSha256 = (key: Buffer, message: Buffer): Buffer => createHmac('sha256', key).update(message).digest();

/** HKDF with SHA-256 (RFC 5869), 32 bytes. */
export const hkdfSha256 = (secret: Buffer, salt: Buffer, info: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, KEY_BYTES));

/**
 * Memory of libsodium: between guard pages, locked out of swap where the system allows it, out of core dumps.
 * Reading it after `closeSecure` or writing after `readSecure` ends the process: that is its purpose.
 */
export type SecureMemory = SecureBuffer;

// the published types do not know this function
const release = (sodium as unknown as { readonly sodium_free: (memory: SecureMemory) => void }).sodium_free;

/** About 15 µs and one locked page (4 KiB) at least: one piece for many keys, not one for each. */
export function allocateSecure(bytes: number): SecureMemory {
  const memory = sodium.sodium_malloc(bytes);
  if (memory.byteLength !== bytes) throw new Error('no secure memory');
  memory.fill(0);
  return memory;
}

export const closeSecure = (memory: SecureMemory): void => sodium.sodium_mprotect_noaccess(memory);
export const readSecure = (memory: SecureMemory): void => sodium.sodium_mprotect_readonly(memory);

/**
 * Zeroes at once; every view is empty afterwards. The pages go back to the system when the event loop turns, so a loop
 * of many thousands without a wait runs out of them. May be called twice.
 */
export function freeSecure(memory: SecureMemory): void {
  if (memory.byteLength === 0) return;
  sodium.sodium_mprotect_readwrite(memory);
  sodium.sodium_memzero(memory);
  release(memory);
}

/**
 * Can this process lock `bytes` more of its memory? libsodium goes on silently where it cannot, so the start check
 * asks here (security.md §6, memory budget).
 */
export function canLockMemory(bytes = 4096): boolean {
  const plain = Buffer.allocUnsafeSlow(bytes);
  try {
    sodium.sodium_mlock(plain);
    sodium.sodium_munlock(plain);
    return true;
  } catch {
    return false; // RLIMIT_MEMLOCK or missing right: the only reason that the call has
  }
}
