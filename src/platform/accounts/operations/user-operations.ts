import { type Operation, operation } from '../../operations/index.ts';
import { findMembers } from '../../vault/index.ts';
import * as store from '../account-store.ts';
import { displayNameOf } from '../session-answer.ts';
import { cardOf, heldGroups, type UserGround } from '../user-card.ts';
import * as contract from '../user-contract.ts';
import { admissionOperations } from './admit-user.ts';
import { changeOperations } from './change-user.ts';
import { linkOperations } from './invite-user.ts';
import { keyWarningOperations } from './key-warnings.ts';

/** Users of an organisation. The administrator makes accounts; only a member of a group lets somebody into it. */
export const userOperations = (ground: () => UserGround): Operation[] => [
  ...linkOperations(ground),
  operation(contract.listUsers, {
    async run(it) {
      const [users, held] = [await store.findUsers(it.tx), await heldGroups(it)];
      return { users: users.map((user) => cardOf(ground(), it, user, held(user.id))) };
    },
  }),
  operation(contract.listColleagues, {
    async run(it) {
      const [accounts, members] = await Promise.all([store.findAccounts(it.tx), findMembers(it.tx, it.actor.groups)]);
      const colleagues = accounts.map(({ id, displayName, state }) => ({
        id,
        name: displayNameOf(ground(), it.actor.org, id, displayName),
        active: state === 'active',
        groups: members.filter((one) => one.user_id === id).map((one) => one.code),
      }));
      return { colleagues: colleagues.sort((a, b) => a.name.localeCompare(b.name, it.language)) };
    },
  }),
  ...changeOperations(ground),
  ...admissionOperations(ground),
  ...keyWarningOperations(ground),
];
