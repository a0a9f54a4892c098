import type { Secrets } from '../config/index.ts';
import {
  breachedPasswords,
  checkPassword,
  currentParams,
  deriveFromPassword,
  type HashGate,
  type KeyPair,
  makeKeyPair,
  makeSalt,
  needsRaise,
  type PasswordParams,
  type PasswordRecord,
  raisedTo,
  wrapUserKey,
} from '../vault/index.ts';
import { refuse } from './errors.ts';

export interface Credential {
  readonly password: PasswordRecord;
  readonly pair: KeyPair;
  readonly wrappedPrivate: Buffer;
}

type Ground = {
  readonly secrets: Secrets;
  readonly hashGate: HashGate;
  /** what a hash costs by the present release */
  readonly passwordParams?: PasswordParams;
};

interface Given {
  readonly org: string;
  readonly userId: string;
  readonly password: string;
  readonly synthetic: boolean;
  /** names that a password may not be made of */
  readonly about?: readonly string[];
  /** counts her key pairs; the first where it is missing */
  readonly epoch?: number;
  /** the field it was typed into */
  readonly field?: string;
}

/** @throws Refusal for a password that guessing lists hold */
export async function mustBeGood({
  password,
  synthetic,
  about = [],
  field = 'password',
}: Omit<Given, 'org' | 'userId' | 'epoch'>): Promise<void> {
  // each word of a name as well: "Kestrel Harbour" gives away "harbour-harbour-123"
  const words = about.flatMap((name) => [name, ...name.split(/[\s._-]+/)]);
  const fault = checkPassword(password, { synthetic, about: words, listed: await breachedPasswords() });
  if (fault === 'demo_only') throw refuse('password-demo', { path: [field] });
  if (fault) throw refuse('password-breached', { path: [field] });
}

/** A key pair wrapped under a password: a new salt and a new commitment; the pair itself stays the caller's. */
export async function wrapUnderPassword(
  ground: Ground,
  given: Given,
  pair: KeyPair,
): Promise<Omit<Credential, 'pair'>> {
  await mustBeGood(given);
  const wrapped = await wrapWith(ground, given, pair, ground.passwordParams ?? currentParams);
  if (wrapped === 'busy') throw refuse('busy');
  return wrapped;
}

/**
 * The same pair and the same password over a costlier hash, where a release asks for more than is stored. What guessing lists
 * hold by now is no matter of the door. @returns null: nothing to raise, or no room at the gate; the next sign-in tries again
 */
export async function raised(
  ground: Ground,
  given: Pick<Given, 'org' | 'userId' | 'password' | 'epoch'> & { readonly stored: PasswordParams },
  pair: KeyPair,
): Promise<Omit<Credential, 'pair'> | null> {
  const wanted = ground.passwordParams ?? currentParams;
  if (!needsRaise(given.stored, wanted)) return null;
  const wrapped = await wrapWith(ground, given, pair, raisedTo(given.stored, wanted));
  return wrapped === 'busy' ? null : wrapped;
}

async function wrapWith(
  ground: Ground,
  { org, userId, password, epoch = 1 }: Pick<Given, 'org' | 'userId' | 'password' | 'epoch'>,
  pair: KeyPair,
  params: PasswordParams,
): Promise<Omit<Credential, 'pair'> | 'busy'> {
  const salt = makeSalt();
  const { pepper } = ground.secrets;
  const derived = await ground.hashGate.run('login', () =>
    deriveFromPassword({ password, userId, salt, params, pepper }),
  );
  if (derived === 'busy') return derived;
  const wrappedPrivate = wrapUserKey(derived.kek, { org, userId, epoch }, pair.secretKey);
  derived.kek.fill(0);
  return { password: { userId, salt, params, commit: derived.commit }, wrappedPrivate };
}

/** A key pair made by the server for one person, its private half wrapped under her password. Wipe the pair after use. */
export async function newCredential(ground: Ground, given: Given): Promise<Credential> {
  const pair = makeKeyPair();
  return { pair, ...(await wrapUnderPassword(ground, given, pair)) };
}
