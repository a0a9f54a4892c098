import * as access from '../access/index.ts';
import { countMembers, openForServer } from '../vault/index.ts';
import { findOwnDesk } from './account-store.ts';
import type { Language, SessionAnswer } from './contract.ts';
import type { DoorGround } from './door.ts';

/** What the desk may know about the one who is signed in. */
export async function sessionAnswer(
  ground: DoorGround,
  session: access.Session,
  token: Buffer,
  locked: boolean,
): Promise<SessionAnswer> {
  const actor = { kind: 'desk', org: session.org, user: session.user, groups: session.groups } as const;
  const [groups, desk] = await ground.database.withActor(actor, (tx) =>
    Promise.all([countMembers(tx), findOwnDesk(tx, session.org, session.user)]),
  );
  return {
    user: {
      id: session.user,
      username: session.username,
      displayName: displayNameOf(ground, session.org, session.user, session.displayName),
      roles: [...session.roles],
      permissions: access.permissionsOf(ground.permissions, session.roles),
    },
    organisation: {
      name: session.organisation.name,
      synthetic: session.organisation.synthetic,
      practice: !session.organisation.synthetic && groups.some((group) => group.members < 2),
      zone: session.organisation.zone,
    },
    language: session.language as Language,
    desk,
    csrfToken: access.csrfToken(token),
    ...(locked ? { locked } : {}),
  };
}

export const displayNamePlace = (org: string, user: string) =>
  ({ org, table: 'access.account', row: user, column: 'display_name', version: 1 }) as const;

export const displayNameOf = (
  ground: Pick<DoorGround, 'serverKey'>,
  org: string,
  user: string,
  sealed: Buffer,
): string => openForServer(ground.serverKey, displayNamePlace(org, user), sealed).toString('utf8');
