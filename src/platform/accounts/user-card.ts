import type { z } from 'zod';
import * as access from '../access/index.ts';
import type { UserId } from '../kernel/index.ts';
import type { It } from '../operations/index.ts';
import { findAllMembers } from '../vault/index.ts';
import { findUsers, type UserRow } from './account-store.ts';
import type { DoorGround } from './door.ts';
import { refuse } from './errors.ts';
import { displayNameOf } from './session-answer.ts';
import type { userCard } from './user-contract.ts';

/** What operations on users need of the house. */
export type UserGround = Pick<DoorGround, 'secrets' | 'hashGate' | 'serverKey' | 'holder' | 'database'>;

type Card = z.input<typeof userCard>;

/** Who is in which group, by its code. */
export async function heldGroups(it: It): Promise<(user: UserId) => ReadonlySet<string>> {
  const held = new Map<UserId, Set<string>>();
  for (const { user_id: user, code } of await findAllMembers(it.tx)) {
    const groups = held.get(user) ?? new Set();
    held.set(user, groups.add(code));
  }
  const none: ReadonlySet<string> = new Set();
  return (user) => held.get(user) ?? none;
}

/** Groups that her roles call for and that nobody has admitted her to. */
export const awaitingOf = (user: Pick<UserRow, 'roles' | 'state'>, held: ReadonlySet<string>): access.GroupCode[] =>
  user.state === 'active' ? access.groupsOfRoles(user.roles as access.Role[]).filter((code) => !held.has(code)) : [];

function stateOf(user: UserRow): Card['state'] {
  if (user.state === 'disabled') return 'disabled';
  if (user.hasKey) return 'active';
  return user.link?.kind === 'reset' ? 'reset' : 'invited';
}

export const cardOf = (ground: UserGround, it: It, user: UserRow, held: ReadonlySet<string>): Card => ({
  id: user.id,
  username: user.username,
  displayName: displayNameOf(ground, it.actor.org, user.id, user.displayName),
  roles: user.roles,
  state: stateOf(user),
  awaiting: awaitingOf(user, held),
  lastSignIn: user.lastSignIn,
  linkUntil: user.state === 'active' && !user.hasKey && user.link ? user.link.until.toISOString() : null,
});

/** Her card as it is at this point of the transaction. */
export async function cardNow(ground: UserGround, it: It, id: UserId): Promise<Card> {
  const [user, held] = [await userOf(it, id), await heldGroups(it)];
  return cardOf(ground, it, user, held(id));
}

/** @throws Refusal `accounts.not-found` 404 */
export async function userOf(it: It, id: UserId): Promise<UserRow> {
  const [found] = await findUsers(it.tx, id);
  if (!found) throw refuse('not-found');
  return found;
}

/** Nobody ends her own account, and nobody takes her own roles: the one who acts is still there afterwards. */
export function mustBeAnother(it: It, id: UserId): void {
  if (id === it.actor.user) throw refuse('own-account');
}
