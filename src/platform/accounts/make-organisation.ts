import { groupCodes, type Role } from '../access/index.ts';
import { localTime, newId, type OrganisationId, type UserId } from '../kernel/index.ts';
import { makeGroup, type NewIndexKeys, sealForServer, wipe } from '../vault/index.ts';
import { insertAccount, insertOrganisation, isFirstOrganisation } from './account-store.ts';
import type { DoorGround } from './door.ts';
import { refuse } from './errors.ts';
import { indexesOf } from './group-indexes.ts';
import { type Credential, newCredential } from './new-credential.ts';
import { displayNamePlace } from './session-answer.ts';

export interface NewOrganisation {
  readonly org?: OrganisationId;
  readonly user?: UserId;
  readonly name: string;
  readonly zone: string;
  readonly synthetic: boolean;
  /** refuses where another one is there already: of two set-ups at once the second one finds the first */
  readonly onlyOne?: boolean;
  readonly first: {
    readonly username: string;
    readonly displayName: string;
    readonly password: string;
    /** made beforehand; where it is missing it is made from the password */
    readonly credential?: Credential;
    readonly roles: readonly Role[];
    readonly language: string;
  };
}

/**
 * The organisation, its groups and its first user in one transaction. The first user is a member of every group, and
 * the organisation is in practice mode until each group has two (security.md section 4).
 */
export async function makeOrganisation(
  ground: Pick<DoorGround, 'database' | 'secrets' | 'hashGate' | 'serverKey' | 'furnish' | 'clock'>,
  wanted: NewOrganisation,
): Promise<{ org: OrganisationId; user: UserId }> {
  const { org = newId<'organisation'>(), user = newId<'user'>() } = wanted;
  const credential =
    wanted.first.credential ??
    (await newCredential(ground, {
      org,
      userId: user,
      password: wanted.first.password,
      synthetic: wanted.synthetic,
      about: [wanted.first.username, wanted.first.displayName, wanted.name],
    }));
  const { day } = localTime(ground.clock.now(), wanted.zone);
  const { first } = wanted;
  await ground.database.withActor({ kind: 'desk', org, user, groups: [] }, async (tx) => {
    if (wanted.onlyOne && !(await isFirstOrganisation(tx))) throw refuse('already-set-up');
    await insertOrganisation(tx, { name: wanted.name, zone: wanted.zone, synthetic: wanted.synthetic, on: day });
    const added = await insertAccount(tx, {
      id: user,
      username: first.username,
      displayName: sealForServer(ground.serverKey, displayNamePlace(org, user), Buffer.from(first.displayName)),
      roles: first.roles,
      language: first.language,
      password: credential.password,
      pepperNumber: ground.secrets.pepperNumber,
      publicKey: credential.pair.publicKey,
      wrappedPrivate: credential.wrappedPrivate,
      on: day,
    });
    if (!added) throw refuse('username-taken', { path: ['username'] });
    const indexKeys: NewIndexKeys = new Map();
    for (const code of groupCodes) {
      const group = await makeGroup(tx, {
        code,
        first: { user, publicKey: credential.pair.publicKey },
        on: day,
        indexes: indexesOf(code),
        indexKeys,
      });
      wipe(group.secretKey);
    }
    wipe(...[...indexKeys.values()].map((one) => one.bytes));
    await ground.furnish(tx);
    tx.record({ kind: 'accounts.set-up', payload: {} });
  });
  wipe(credential.pair.secretKey);
  return { org, user };
}
