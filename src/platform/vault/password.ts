/**
 * From a password to keys (security.md §4, §5): Argon2id, then HKDF with a salt from the pepper, into the key that
 * wraps the user's secret key and a commitment that is stored. The commitment is compared before any AEAD is tried,
 * because a tag is not a password check. One hash a login, and the same hash for a user who does not exist.
 */
import { argon2id, hkdfSha256, KEY_BYTES, randomBytes, SALT_BYTES, sameBytes, wipe } from './crypto.ts';
import { pepperedSalt } from './pepper.ts';

/** Stored with each user; raised at the next login, never lowered. One lane is all that libsodium computes. */
export interface PasswordParams {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

const FLOOR: PasswordParams = { memoryKiB: 64 * 1024, passes: 3, lanes: 1 };
// A row changed in the database must not make one login eat the machine either.
const CEILING: PasswordParams = { memoryKiB: 512 * 1024, passes: 12, lanes: 1 };

/** What new passwords get. */
export const currentParams: PasswordParams = FLOOR;

/** Neither below the floor nor beyond what a login may cost. */
export const meetsFloor = (params: PasswordParams): boolean =>
  Number.isInteger(params.memoryKiB) &&
  Number.isInteger(params.passes) &&
  params.lanes === FLOOR.lanes &&
  params.memoryKiB >= FLOOR.memoryKiB &&
  params.passes >= FLOOR.passes &&
  params.memoryKiB <= CEILING.memoryKiB &&
  params.passes <= CEILING.passes;

/** Never less than what is stored already, in neither of the two. */
export const raisedTo = (params: PasswordParams, wanted: PasswordParams = currentParams): PasswordParams => ({
  memoryKiB: Math.max(params.memoryKiB, wanted.memoryKiB),
  passes: Math.max(params.passes, wanted.passes),
  lanes: FLOOR.lanes,
});

/** True when the next login should hash anew with `raisedTo`. */
export const needsRaise = (params: PasswordParams, wanted: PasswordParams = currentParams): boolean =>
  params.memoryKiB < wanted.memoryKiB || params.passes < wanted.passes;

/** Stored parameters that no release ever wrote: somebody changed the row. A bug or an attack, not a refusal. */
export class ParamsRefused extends Error {
  override readonly name = 'ParamsRefused';
  constructor() {
    super('stored password parameters are outside the bounds');
  }
}

export const makeSalt = (): Buffer => randomBytes(SALT_BYTES);

export interface PasswordKeys {
  /** wraps the user's secret key; wipe after use */
  readonly kek: Buffer;
  /** stored; proves the password without touching a key */
  readonly commit: Buffer;
}

interface Derivation {
  readonly password: string;
  readonly userId: string;
  readonly salt: Buffer;
  readonly params: PasswordParams;
  readonly pepper: Buffer;
}

/**
 * About 0.1 s and 64 MiB, off the main thread: always behind the hash gate. The password is taken in Unicode's NFC,
 * so that "š" from one keyboard equals "š" from another. @throws ParamsRefused
 */
export async function deriveFromPassword({
  password,
  userId,
  salt,
  params,
  pepper,
}: Derivation): Promise<PasswordKeys> {
  if (!meetsFloor(params)) throw new ParamsRefused();
  const typed = Buffer.from(password.normalize('NFC'), 'utf8');
  const stretched = Buffer.allocUnsafeSlow(KEY_BYTES);
  try {
    await argon2id(stretched, typed, salt, { passes: params.passes, memory: params.memoryKiB * 1024 });
    const hkdfSalt = pepperedSalt(pepper, userId);
    return { kek: hkdfSha256(stretched, hkdfSalt, 'kek'), commit: hkdfSha256(stretched, hkdfSalt, 'commit') };
  } finally {
    wipe(typed, stretched);
  }
}

/** What a user's row holds of her password. */
export interface PasswordRecord {
  readonly userId: string;
  readonly salt: Buffer;
  readonly params: PasswordParams;
  readonly commit: Buffer;
}

/** The record for a user name that nobody has: same path, same cost, and a commitment that no password fits. */
export const dummyRecord = (): PasswordRecord => ({
  userId: '00000000-0000-4000-8000-000000000000',
  salt: makeSalt(),
  params: currentParams,
  commit: randomBytes(KEY_BYTES),
});

/** The key behind a right password, null behind a wrong one; constant time in the commitment. @throws ParamsRefused */
export async function unlock(password: string, record: PasswordRecord, pepper: Buffer): Promise<Buffer | null> {
  const { userId, salt, params } = record;
  const { kek, commit } = await deriveFromPassword({ password, userId, salt, params, pepper });
  const right = sameBytes(commit, record.commit);
  wipe(commit);
  if (right) return kek;
  wipe(kek);
  return null;
}
