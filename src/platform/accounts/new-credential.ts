import type { Secrets } from '../config/index.ts';
import {
  checkPassword,
  currentParams,
  deriveFromPassword,
  type HashGate,
  type KeyPair,
  makeKeyPair,
  makeSalt,
  type PasswordRecord,
  wrapUserKey,
} from '../vault/index.ts';
import { refuse } from './errors.ts';

export interface Credential {
  readonly password: PasswordRecord;
  readonly pair: KeyPair;
  readonly wrappedPrivate: Buffer;
}

type Ground = { readonly secrets: Secrets; readonly hashGate: HashGate };

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
export function mustBeGood({
  password,
  synthetic,
  about = [],
  field = 'password',
}: Omit<Given, 'org' | 'userId' | 'epoch'>): void {
  // each word of a name as well: "Kestrel Harbour" gives away "harbour-harbour-123"
  const words = about.flatMap((name) => [name, ...name.split(/[\s._-]+/)]);
  const fault = checkPassword(password, { synthetic, about: words });
  if (fault === 'demo_only') throw refuse('password-demo', { path: [field] });
  if (fault) throw refuse('password-breached', { path: [field] });
}

/** A key pair wrapped under a password: a new salt and a new commitment; the pair itself stays the caller's. */
export async function wrapUnderPassword(
  ground: Ground,
  given: Given,
  pair: KeyPair,
): Promise<Omit<Credential, 'pair'>> {
  mustBeGood(given);
  const salt = makeSalt();
  const { org, userId, password, epoch = 1 } = given;
  const { pepper } = ground.secrets;
  const derived = await ground.hashGate.run('login', () =>
    deriveFromPassword({ password, userId, salt, params: currentParams, pepper }),
  );
  if (derived === 'busy') throw refuse('busy');
  const wrappedPrivate = wrapUserKey(derived.kek, { org, userId, epoch }, pair.secretKey);
  derived.kek.fill(0);
  return { password: { userId, salt, params: currentParams, commit: derived.commit }, wrappedPrivate };
}

/** A key pair made by the server for one person, its private half wrapped under her password. Wipe the pair after use. */
export async function newCredential(ground: Ground, given: Given): Promise<Credential> {
  const pair = makeKeyPair();
  return { pair, ...(await wrapUnderPassword(ground, given, pair)) };
}
