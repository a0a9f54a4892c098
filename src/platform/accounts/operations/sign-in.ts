import * as store from '../account-store.ts';
import { beginSession } from '../begin-session.ts';
import { signIn as face } from '../contract.ts';
import { door } from '../door.ts';
import { raised } from '../new-credential.ts';
import { openWithPassword } from '../password-door.ts';

/** The one moment at which the password is here: where a release asks for a costlier hash, it is made now. */
export const signIn = door(face, async (it, input) => {
  const { ground } = it;
  const { login, pair } = await openWithPassword(ground, { ...input, device: it.device });
  const { org, user: userId, keyEpoch: epoch, memoryKiB, passes } = login;
  const stored = { memoryKiB, passes, lanes: 1 };
  const costlier = await raised(ground, { org, userId, password: input.password, epoch, stored }, pair);
  return beginSession(it, { login, pair }, null, async (tx) => {
    if (!costlier) return;
    await store.replacePassword(tx, userId, { ...costlier, pepperNumber: ground.secrets.pepperNumber, on: null });
    tx.record({ kind: 'accounts.raise-hash', payload: {} });
  });
});
