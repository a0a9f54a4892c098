/**
 * The pepper: 32 bytes that never enter the database, its backups, a log or a child's environment (security.md §5).
 * It is part of every key made from a password and the root of the server's own key, so a stolen dump can be neither
 * guessed at nor, for class 2, read. Reading and keeping the file is the caller's work; here is only what is derived.
 */
import { hkdfSha256, hmacSha256, KEY_BYTES, randomBytes } from './crypto.ts';

export const makePepper = (): Buffer => randomBytes(KEY_BYTES);

/** @throws RangeError for a pepper that is not 32 bytes: a cut file must not become a weak pepper in silence */
function expectPepper(pepper: Buffer): void {
  if (pepper.byteLength !== KEY_BYTES) throw new RangeError('the pepper must be 32 bytes');
}

/** HMAC-SHA-256(pepper, user id): the salt of the derivation after Argon2id. */
export function pepperedSalt(pepper: Buffer, userId: string): Buffer {
  expectPepper(pepper);
  return hmacSha256(pepper, Buffer.from(userId, 'utf8'));
}

/** K_srv = HKDF(pepper, "srv"): class 2 only, nothing about clients. */
export function serverKeyBytes(pepper: Buffer): Buffer {
  expectPepper(pepper);
  return hkdfSha256(pepper, Buffer.alloc(0), 'srv');
}
