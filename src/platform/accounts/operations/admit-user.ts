import { hashOfToken } from '../../access/index.ts';
import { Refusal, type UserId } from '../../kernel/index.ts';
import { type It, type Operation, operation } from '../../operations/index.ts';
import { spokenBits } from '../../vault/index.ts';
import * as store from '../account-store.ts';
import { refuse } from '../errors.ts';
import { raiseWarning, settleWordsOf, type WarningKind } from '../key-warning-store.ts';
import { displayNameOf } from '../session-answer.ts';
import { readSpoken, spokenKey } from '../spoken-key.ts';
import { awaitingOf, heldGroups, type UserGround, userOf } from '../user-card.ts';
import * as contract from '../user-contract.ts';

/**
 * Admission (security.md section 8): a member of the group types the six words that the newcomer reads from her own screen.
 * The words are compared with the very bytes to which the group's key is then sealed. What does not fit is on record, and
 * told to the supervisors, in a transaction of its own: the refused one leaves nothing behind.
 */
const nameOfKey = (publicKey: Buffer): string =>
  hashOfToken(Buffer.concat([Buffer.from('name of key'), publicKey]))
    .toString('base64url')
    .slice(0, 22);

export function admissionOperations(ground: () => UserGround): Operation[] {
  async function warn(it: It, user: UserId, kind: WarningKind): Promise<void> {
    await ground().database.withActor(it.actor, async (tx) => {
      await raiseWarning(tx, { kind, user, by: it.actor.user, on: it.today });
      tx.record({ kind: `accounts.refuse-${kind}`, payload: { user } });
      tx.emit({ kind: 'accounts.key-refused', payload: { user, reason: kind } });
    });
  }

  async function admit(it: It, user: UserId, codes: readonly string[], publicKey: Buffer): Promise<void> {
    for (const code of codes) {
      const groupId = it.keys.groupOf(code);
      if (!groupId) continue;
      const known = await store.findMemberKeys(it.tx, groupId);
      await it.keys.admit(it.tx, { groupId, user, publicKey, known, by: it.actor.user, on: it.today });
    }
  }

  return [
    operation(contract.listWaiting, {
      async run(it) {
        const [users, held] = [await store.findUsers(it.tx), await heldGroups(it)];
        const waiting = users.flatMap((user) => {
          const groups = awaitingOf(user, held(user.id)).filter((code) => it.keys.groupOf(code));
          return user.hasKey && groups.length > 0 ? [{ user, groups }] : [];
        });
        const ids = waiting.map(({ user }) => user.id);
        const keys = await store.findKeys(it.tx, ids);
        const asked = [...keys].map(([user, { publicKey }]) => ({ user, publicKey }));
        const another = new Set<UserId>();
        for (const code of new Set(waiting.flatMap(({ groups }) => groups))) {
          const says = await it.keys.rosterSays(it.tx, it.keys.groupOf(code) as never, asked);
          for (const [at, one] of says.entries()) if (one === 'another') another.add(asked[at]?.user as UserId);
        }
        const people = waiting.flatMap(({ user, groups }) => {
          const key = keys.get(user.id);
          if (!key) return [];
          return {
            id: user.id,
            name: displayNameOf(ground(), it.actor.org, user.id, user.displayName),
            username: user.username,
            groups,
            keySince: key.since,
            newKey: another.has(user.id),
            key: nameOfKey(key.publicKey),
          };
        });
        return { people };
      },
    }),

    operation(contract.admitUser, {
      async run(it, input) {
        const publicKey = await store.holdKey(it.tx, input.id);
        const user = await userOf(it, input.id);
        const held = await heldGroups(it);
        const codes = awaitingOf(user, held(user.id)).filter((code) => it.keys.groupOf(code));
        if (!publicKey || codes.length === 0) throw refuse('not-found');
        const right = spokenKey(spokenBits(publicKey));
        try {
          if (input.key !== nameOfKey(publicKey)) throw new Refusal('access.key-changed', 409);
          if (!right.every((word, at) => word === readSpoken(input.words[at] ?? ''))) throw refuse('words-differ');
          await admit(it, user.id, codes, publicKey);
        } catch (cause) {
          const code = cause instanceof Refusal ? cause.code : '';
          if (code === 'access.key-changed') await warn(it, user.id, 'key-changed');
          if (code === 'accounts.words-differ') await warn(it, user.id, 'words-differ');
          throw cause;
        }
        await settleWordsOf(it.tx, { user: user.id, by: it.actor.user, on: it.today });
        // her ring was filled before: the password fills it anew
        it.tx.afterCommit(() => ground().holder.dropUser(user.id));
        it.tx.record({ kind: 'accounts.admit-user', payload: { user: user.id, groups: codes } });
        return { admitted: codes };
      },
    }),

    operation(contract.showOwnKey, {
      async run(it) {
        const held = await heldGroups(it);
        return {
          words: spokenKey(it.keys.ownSpokenBits()),
          awaiting: awaitingOf({ roles: [...it.roles], state: 'active' }, held(it.actor.user)),
        };
      },
    }),
  ];
}
