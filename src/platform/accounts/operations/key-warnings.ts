import type { Role } from '../../access/index.ts';
import { type It, type Operation, operation } from '../../operations/index.ts';
import { findMemberships } from '../../vault/index.ts';
import * as store from '../account-store.ts';
import { refuse } from '../errors.ts';
import { findOpenWarning, findWarnings, type KeyWarning, noteLook, settleWarning } from '../key-warning-store.ts';
import { displayNameOf } from '../session-answer.ts';
import type { UserGround } from '../user-card.ts';
import * as contract from '../user-contract.ts';

/**
 * A warning about a key may be about whoever manages the accounts. So two people end it, neither of them the one whose key it
 * is, and one of the two is a supervisor: the administrator's role carries no key and cannot end it in any number. Where there is
 * nobody else, one who is a supervisor ends it alone.
 */
const SUPERVISOR: Role = 'supervisor';

export const keyWarningOperations = (ground: () => UserGround): Operation[] => [
  operation(contract.listKeyWarnings, {
    async run(it) {
      const [warnings, accounts] = await Promise.all([findWarnings(it.tx), store.findAccounts(it.tx)]);
      const names = new Map(
        accounts.map((one) => [one.id, displayNameOf(ground(), it.actor.org, one.id, one.displayName)]),
      );
      const nameOf = (id: store.AccountRow['id']) => names.get(id) ?? '';
      return {
        warnings: warnings.map(({ seenBy, lookedBy, ...one }) => ({
          ...one,
          name: nameOf(one.user),
          seenBy: nameOf(seenBy),
          lookedBy: lookedBy && nameOf(lookedBy),
          mine: lookedBy === it.actor.user,
        })),
      };
    },
  }),
  operation(contract.settleKeyWarning, {
    async run(it, { id }) {
      const warning = await findOpenWarning(it.tx, id);
      if (!warning) throw refuse('not-found');
      if (warning.user === it.actor.user) throw refuse('own-account');
      const settled = await isEnough(it, warning);
      const look = { id, by: it.actor.user, on: it.today };
      await (settled ? settleWarning(it.tx, look) : noteLook(it.tx, look));
      it.tx.record({
        kind: settled ? 'accounts.settle-key-warning' : 'accounts.look-into-key-warning',
        payload: { warning: id, ...(warning.lookedBy && settled ? { first: warning.lookedBy } : {}) },
      });
      return { settled };
    },
  }),
];

/**
 * A role is a word that an administrator hands out: a supervisor is who holds the auditors' key as well, which a colleague gave her.
 * Alone is only who was never anybody else's colleague: an account that was disabled since is one that could have looked.
 * @throws accounts.second-person: she was the first, or neither of the two is a supervisor
 */
async function isEnough(it: It, warning: KeyWarning): Promise<boolean> {
  const isSupervisor = it.roles.includes(SUPERVISOR) && it.keys.groupOf('auditors') !== undefined;
  const accounts = await store.findAccounts(it.tx);
  const others = accounts.filter(({ id }) => id !== it.actor.user && id !== warning.user);
  if (isSupervisor && others.length === 0) return true;
  const first = accounts.find((one) => one.id === warning.lookedBy && one.state === 'active');
  if (!first) return false;
  if (first.id === it.actor.user) throw refuse('second-person');
  if (isSupervisor) return true;
  const held = await findMemberships(it.tx, first.id);
  if (first.roles.includes(SUPERVISOR) && held.some(({ code }) => code === 'auditors')) return true;
  throw refuse('second-person');
}
