import * as access from '../../access/index.ts';
import { keepOwnDesk } from '../account-store.ts';
import { beginSession } from '../begin-session.ts';
import * as contract from '../contract.ts';
import { type DoorIt, door } from '../door.ts';
import { refuse } from '../errors.ts';
import { openWithPassword } from '../password-door.ts';
import { sessionAnswer } from '../session-answer.ts';

/** The session itself: show it, leave it, hide its keys, open them again, choose its language and keys. */
function signedIn(it: DoorIt): { session: access.Session; token: Buffer } {
  if (!it.session || !it.token) throw refuse('signed-out');
  return { session: it.session, token: it.token };
}

const actorOf = (session: access.Session) =>
  ({ kind: 'desk', org: session.org, user: session.user, groups: session.groups }) as const;

export const showSession = door(contract.showSession, async (it) => {
  const { session, token } = signedIn(it);
  const keys = it.ground.holder.open(session.tokenHash, token);
  keys?.[Symbol.dispose]();
  return sessionAnswer(it.ground, session, token, !keys);
});

export const signOut = door(contract.signOut, async (it) => {
  if (it.session) {
    it.ground.holder.drop(it.session.tokenHash);
    await it.ground.database.withActor(actorOf(it.session), async (tx) =>
      tx.record({ kind: 'accounts.sign-out', payload: {} }),
    );
    await access.endSession(it.ground.database, it.session.tokenHash);
  }
  it.setToken(null);
  return null;
});

export const lockSession = door(contract.lockSession, async (it) => {
  const { session } = signedIn(it);
  it.ground.holder.drop(session.tokenHash);
  return null;
});

export const unlockSession = door(contract.unlockSession, async (it, input) => {
  const { session } = signedIn(it);
  const opened = await openWithPassword(it.ground, {
    username: session.username,
    password: input.password,
    device: it.device,
  });
  return beginSession(it, opened, session);
});

export const chooseLanguage = door(contract.chooseLanguage, async (it, input) => {
  const { session } = signedIn(it);
  await it.ground.database.withActor(actorOf(session), async (tx) => {
    await tx.query('update access.account set language = $3 where org_id = $1 and id = $2', [
      session.org,
      session.user,
      input.language,
    ]);
  });
  return null;
});

export const chooseDesk = door(contract.chooseDesk, async (it, input) => {
  const { session } = signedIn(it);
  await it.ground.database.withActor(actorOf(session), (tx) => keepOwnDesk(tx, session.org, session.user, input));
  return null;
});
