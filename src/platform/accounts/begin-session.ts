import * as access from '../access/index.ts';
import type { Tx } from '../database/index.ts';
import { Refusal } from '../kernel/index.ts';
import { loadRing, sealKeyRing, wipe } from '../vault/index.ts';
import type { SessionAnswer } from './contract.ts';
import type { DoorIt } from './door.ts';
import { refuse } from './errors.ts';
import { indexesOf } from './group-indexes.ts';
import { hashOfDevice, type Opened } from './password-door.ts';
import { sessionAnswer } from './session-answer.ts';

/**
 * From an opened key pair to a session: a new token (no fixation), its row, the keys at rest under it. With `from` an
 * existing session goes on under the new token: after the lock, and at a step-up.
 */
export async function beginSession(
  it: DoorIt,
  opened: Opened,
  from: access.Session | null,
  /** what else becomes true with it, in the same transaction */
  also: (tx: Tx) => Promise<void> = async () => undefined,
): Promise<SessionAnswer> {
  const { ground } = it;
  const { login, pair } = opened;
  const token = access.newToken();
  const tokenHash = access.hashOfToken(token);
  const actor = { kind: 'desk', org: login.org, user: login.user, groups: [] } as const;
  const ring = await ground.database.withActor(actor, async (tx) => {
    // between the hash and this moment the password may have been changed: what it opened is worth nothing then
    if (!(await access.holdsStill(tx, login))) throw refuse('wrong-password');
    const loaded = await loadRing(tx, login.user, pair, indexesOf);
    await also(tx);
    if (from) await access.moveSession(tx, from.tokenHash, { tokenHash, process: ground.process });
    else await access.beginSession(tx, { tokenHash, user: login.user, process: ground.process });
    await access.rememberDevice(tx, login.user, hashOfDevice(it.device));
    tx.record({ kind: from ? 'accounts.confirm' : 'accounts.sign-in', payload: {} });
    if (loaded.completed.length > 0)
      tx.record({ kind: 'accounts.complete-index-keys', payload: { completed: loaded.completed } });
    return loaded;
  });
  const resting = sealKeyRing(token, { user: pair, groups: ring.groups });
  wipe(pair.secretKey, ...ring.groups.map((group) => group.secretKey));
  if (from) ground.holder.drop(from.tokenHash);
  ground.holder.put(tokenHash, resting, ring.facts);
  it.setToken(token);
  const session = await access.findSession(ground.database, tokenHash);
  if (!session) throw new Refusal('access.not-signed-in', 401);
  return sessionAnswer(ground, session, token, false);
}
