import { type FoundLink, findLink, groupsOfRoles, type Role, takeLink } from '../../access/index.ts';
import { localTime } from '../../kernel/index.ts';
import { makeKeyPair, spokenBits, wipe } from '../../vault/index.ts';
import { insertCredential } from '../account-store.ts';
import * as contract from '../contract.ts';
import { type DoorIt, door } from '../door.ts';
import { refuse } from '../errors.ts';
import { hashOfSecret } from '../join-link.ts';
import { mustBeGood, wrapUnderPassword } from '../new-credential.ts';
import { displayNameOf } from '../session-answer.ts';
import { spokenKey } from '../spoken-key.ts';

/**
 * The door of the invited, and of those who forgot their password. Whatever is wrong with a link, the answer is one: its
 * status, its words and its time. No session begins: she signs in afterwards like everybody.
 */
async function linkOf(it: DoorIt, secret: string): Promise<FoundLink> {
  const link = await findLink(it.ground.database, hashOfSecret(secret));
  if (!link) throw refuse('link-dead');
  return link;
}

export const lookAtLink = door(contract.lookAtLink, async (it, input) => {
  const { kind, username, organisation, synthetic } = await linkOf(it, input.secret);
  return { kind, username, organisation, synthetic };
});

export const join = door(contract.join, async (it, input) => {
  const { ground } = it;
  const link = await linkOf(it, input.secret);
  const { org, user, username, synthetic, keyEpoch: epoch } = link;
  const given = {
    org,
    userId: user,
    password: input.password,
    synthetic,
    epoch,
    about: [username, displayNameOf(ground, org, user, link.displayName), link.organisation],
  };
  await mustBeGood(given);
  const pair = makeKeyPair();
  const { day: on } = localTime(ground.clock.now(), link.zone);
  try {
    const wrapped = await wrapUnderPassword(ground, given, pair);
    await ground.database.withActor({ kind: 'desk', org, user, groups: [] }, async (tx) => {
      // meanwhile it may have been used, replaced or ended
      if (!(await takeLink(tx, hashOfSecret(input.secret), user))) throw refuse('link-dead');
      const { pepperNumber } = ground.secrets;
      await insertCredential(tx, { id: user, ...wrapped, publicKey: pair.publicKey, pepperNumber, on }, epoch);
      tx.record({ kind: 'accounts.join', payload: { by: link.kind } });
      tx.emit({ kind: 'accounts.joined', payload: { user } });
    });
  } finally {
    wipe(pair.secretKey);
  }
  return {
    username,
    words: spokenKey(spokenBits(pair.publicKey)),
    awaiting: groupsOfRoles(link.roles as Role[]),
  };
});
