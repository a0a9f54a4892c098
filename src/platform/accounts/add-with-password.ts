import * as access from '../access/index.ts';
import type { Tx } from '../database/index.ts';
import { newId, type UserId } from '../kernel/index.ts';
import { type Keys, sealForServer, wipe } from '../vault/index.ts';
import { findMemberKeys, insertAccount } from './account-store.ts';
import type { DoorGround } from './door.ts';
import { refuse } from './errors.ts';
import { newCredential } from './new-credential.ts';
import { displayNamePlace } from './session-answer.ts';

/**
 * An account with a password that somebody else knows, admitted at once: for the demonstration, whose passwords are printed
 * on the box. No operation leads here, and an organisation of real people refuses it.
 */
export async function addWithPassword(
  ground: Pick<DoorGround, 'secrets' | 'hashGate' | 'serverKey'>,
  tx: Tx,
  keys: Keys,
  person: {
    readonly username: string;
    readonly displayName: string;
    readonly roles: readonly access.Role[];
    readonly password: string;
    readonly language: string;
    readonly on: string;
    readonly organisation: access.Organisation;
  },
): Promise<UserId> {
  const { organisation, username, displayName, on } = person;
  if (!organisation.synthetic) throw refuse('not-a-demonstration');
  const id = newId<'user'>();
  const { org } = tx.actor;
  const credential = await newCredential(ground, { org, userId: id, password: person.password, synthetic: true });
  const { publicKey, secretKey } = credential.pair;
  const added = await insertAccount(tx, {
    id,
    username,
    displayName: sealForServer(ground.serverKey, displayNamePlace(org, id), Buffer.from(displayName)),
    roles: person.roles,
    language: person.language,
    password: credential.password,
    pepperNumber: ground.secrets.pepperNumber,
    publicKey,
    wrappedPrivate: credential.wrappedPrivate,
    on,
  });
  wipe(secretKey);
  if (!added) throw refuse('username-taken');
  for (const code of access.groupsOfRoles(person.roles)) {
    const groupId = keys.groupOf(code);
    if (!groupId) continue;
    const known = await findMemberKeys(tx, groupId);
    await keys.admit(tx, { groupId, user: id, publicKey, known, by: keys.user, on });
  }
  tx.record({ kind: 'accounts.add-with-password', payload: { user: id, roles: person.roles } });
  return id;
}
