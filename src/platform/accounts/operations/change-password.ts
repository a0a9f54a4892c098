import { endSessionsOfUser } from '../../access/index.ts';
import { localTime, Refusal } from '../../kernel/index.ts';
import { wipe } from '../../vault/index.ts';
import * as store from '../account-store.ts';
import { beginSession } from '../begin-session.ts';
import { changePassword as face } from '../contract.ts';
import { door } from '../door.ts';
import { refuse } from '../errors.ts';
import { mustBeGood, wrapUnderPassword } from '../new-credential.ts';
import { openWithPassword } from '../password-door.ts';
import { displayNameOf } from '../session-answer.ts';

/**
 * Another password over the same key pair (security.md section 8): what was sealed to her stays hers. This session goes on
 * under a new token, all her others end in the same transaction; the present password is asked like at the door.
 */
export const changePassword = door(face, async (it, input) => {
  const { ground, session } = it;
  if (!session) throw new Refusal('access.not-signed-in', 401);
  const { org, user, username, organisation } = session;
  const given = {
    org,
    userId: user,
    password: input.newPassword,
    synthetic: organisation.synthetic,
    about: [username, displayNameOf(ground, org, user, session.displayName), organisation.name],
    field: 'newPassword',
  };
  await mustBeGood(given);
  const opened = await openWithPassword(ground, { username, password: input.password, device: it.device });
  if (input.newPassword.normalize('NFC') === input.password.normalize('NFC')) {
    wipe(opened.pair.secretKey);
    throw refuse('same-password', { path: ['newPassword'] });
  }
  const wrapped = await wrapUnderPassword(ground, { ...given, epoch: opened.login.keyEpoch }, opened.pair);
  const { day } = localTime(ground.clock.now(), organisation.zone);
  return beginSession(it, opened, session, async (tx) => {
    await store.replacePassword(tx, user, { ...wrapped, pepperNumber: ground.secrets.pepperNumber, on: day });
    await endSessionsOfUser(tx, user, session.tokenHash);
    tx.afterCommit(() => ground.holder.dropUser(user));
    tx.record({ kind: 'accounts.change-password', payload: {} });
  });
});
