import { endSessionsOfUser, groupsOfRoles, killLink, type Role } from '../../access/index.ts';
import { type It, type Operation, operation } from '../../operations/index.ts';
import { deleteMemberships } from '../../vault/index.ts';
import * as store from '../account-store.ts';
import { refuse } from '../errors.ts';
import { cardNow, mustBeAnother, type UserGround, userOf } from '../user-card.ts';
import * as contract from '../user-contract.ts';

/** Ends, new beginnings and other roles. Whoever loses a role loses its groups in the same transaction. */
export function changeOperations(ground: () => UserGround): Operation[] {
  async function mustKeepSupervisor(it: It, user: store.UserRow): Promise<void> {
    if (!user.roles.includes('supervisor')) return;
    const others = (await store.findUsers(it.tx)).filter((one) => one.id !== user.id && one.state === 'active');
    if (!others.some((one) => one.roles.includes('supervisor'))) throw refuse('last-supervisor');
  }

  async function endSessions(it: It, user: store.UserRow): Promise<void> {
    await endSessionsOfUser(it.tx, user.id);
    it.tx.afterCommit(() => ground().holder.dropUser(user.id));
  }

  return [
    operation(contract.setRoles, {
      async run(it, input) {
        const user = await userOf(it, input.id);
        if (user.state !== 'active') throw refuse('not-found');
        mustBeAnother(it, user.id);
        if (!input.roles.includes('supervisor')) await mustKeepSupervisor(it, user);
        await store.setRoles(it.tx, user.id, input.roles);
        await deleteMemberships(it.tx, user.id, groupsOfRoles(input.roles as Role[]));
        await endSessions(it, user);
        it.tx.record({ kind: 'accounts.set-roles', payload: { user: user.id, from: user.roles, to: input.roles } });
        return cardNow(ground(), it, user.id);
      },
    }),

    operation(contract.disableUser, {
      async run(it, input) {
        const user = await userOf(it, input.id);
        mustBeAnother(it, user.id);
        await mustKeepSupervisor(it, user);
        await store.setState(it.tx, user.id, 'disabled');
        await deleteMemberships(it.tx, user.id);
        await killLink(it.tx, user.id);
        await endSessions(it, user);
        it.tx.record({ kind: 'accounts.disable-user', payload: { user: user.id } });
        return cardNow(ground(), it, user.id);
      },
    }),

    operation(contract.enableUser, {
      async run(it, input) {
        const user = await userOf(it, input.id);
        if (user.state === 'disabled') {
          await store.setState(it.tx, user.id, 'active');
          it.tx.record({ kind: 'accounts.enable-user', payload: { user: user.id } });
        }
        return cardNow(ground(), it, user.id);
      },
    }),
  ];
}
