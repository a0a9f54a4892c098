import { endSessionsOfUser, readLink } from '../../access/index.ts';
import { newId } from '../../kernel/index.ts';
import { type Operation, operation } from '../../operations/index.ts';
import { deleteMemberships, sealForServer } from '../../vault/index.ts';
import * as store from '../account-store.ts';
import { refuse } from '../errors.ts';
import { makeLink } from '../join-link.ts';
import { displayNamePlace } from '../session-answer.ts';
import { cardNow, mustBeAnother, type UserGround, userOf } from '../user-card.ts';
import * as contract from '../user-contract.ts';

/** The links: an invitation, a new one for whoever let hers pass, and one after a forgotten password. */
export function linkOperations(ground: () => UserGround): Operation[] {
  return [
    operation(contract.inviteUser, {
      async run(it, input) {
        const id = newId<'user'>();
        const username = input.username.normalize('NFC').toLowerCase();
        const name = Buffer.from(input.displayName.trim());
        const added = await store.insertInvited(it.tx, {
          id,
          username,
          displayName: sealForServer(ground().serverKey, displayNamePlace(it.actor.org, id), name),
          roles: input.roles,
          language: input.language,
          on: it.today,
        });
        if (!added) throw refuse('username-taken', { path: ['username'] });
        const link = await makeLink(it, { user: id, kind: 'invitation', keyEpoch: 1 });
        it.tx.record({ kind: 'accounts.invite-user', payload: { user: id, roles: input.roles } });
        return { user: await cardNow(ground(), it, id), link };
      },
    }),

    operation(contract.renewLink, {
      async run(it, input) {
        const user = await userOf(it, input.id);
        if (user.state !== 'active') throw refuse('not-found');
        if (user.hasKey) throw refuse('has-joined');
        const before = await readLink(it.tx, user.id);
        if (!before) throw refuse('not-found');
        const link = await makeLink(it, { user: user.id, ...before });
        it.tx.record({ kind: 'accounts.renew-link', payload: { user: user.id, for: before.kind } });
        return { user: await cardNow(ground(), it, user.id), link };
      },
    }),

    // What was sealed to her own key is her groups' keys, and nothing else: a colleague in each seals them to the new one.
    operation(contract.resetPassword, {
      async run(it, input) {
        const user = await userOf(it, input.id);
        if (user.state !== 'active') throw refuse('not-found');
        mustBeAnother(it, user.id);
        const epoch = await store.deleteCredential(it.tx, user.id);
        if (epoch === null) throw refuse('not-joined');
        await deleteMemberships(it.tx, user.id);
        await endSessionsOfUser(it.tx, user.id);
        it.tx.afterCommit(() => ground().holder.dropUser(user.id));
        const link = await makeLink(it, { user: user.id, kind: 'reset', keyEpoch: epoch + 1 });
        it.tx.record({ kind: 'accounts.reset-password', payload: { user: user.id } });
        return { user: await cardNow(ground(), it, user.id), link };
      },
    }),
  ];
}
