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

/** A key pair made by the server for one person, its private half wrapped under her password. Wipe the pair after use. */
export async function newCredential(
  ground: { readonly secrets: Secrets; readonly hashGate: HashGate },
  given: { org: string; userId: string; password: string; synthetic: boolean; about?: readonly string[] },
): Promise<Credential> {
  // each word of a name as well: "Kestrel Harbour" gives away "harbour-harbour-123"
  const about = (given.about ?? []).flatMap((name) => [name, ...name.split(/[\s._-]+/)]);
  const fault = checkPassword(given.password, { synthetic: given.synthetic, about });
  if (fault === 'demo_only') throw refuse('password-demo', { path: ['password'] });
  if (fault) throw refuse('password-breached', { path: ['password'] });
  const salt = makeSalt();
  const { userId } = given;
  const derived = await ground.hashGate.run('login', () =>
    deriveFromPassword({
      password: given.password,
      userId,
      salt,
      params: currentParams,
      pepper: ground.secrets.pepper,
    }),
  );
  if (derived === 'busy') throw refuse('busy');
  const pair = makeKeyPair();
  const wrappedPrivate = wrapUserKey(derived.kek, { org: given.org, userId, epoch: 1 }, pair.secretKey);
  derived.kek.fill(0);
  return { password: { userId, salt, params: currentParams, commit: derived.commit }, pair, wrappedPrivate };
}
