import * as access from '../../access/index.ts';
import { newId, type UserId } from '../../kernel/index.ts';
import { type It, type Operation, operation } from '../../operations/index.ts';
import { deleteMemberships, findMembers, findMemberships, sealForServer, wipe } from '../../vault/index.ts';
import * as store from '../account-store.ts';
import * as contract from '../contract.ts';
import type { DoorGround } from '../door.ts';
import { refuse } from '../errors.ts';
import { newCredential } from '../new-credential.ts';
import { displayNameOf, displayNamePlace } from '../session-answer.ts';

type UserGround = Pick<DoorGround, 'secrets' | 'hashGate' | 'serverKey' | 'holder'>;

/** Users of an organisation. The administrator makes accounts; only a member of a group lets somebody into it. */
export function userOperations(ground: () => UserGround): Operation[] {
  async function cardOf(it: It, account: store.AccountRow) {
    const held = new Set((await findMemberships(it.tx, account.id)).map((membership) => membership.code));
    const wanted = account.state === 'active' ? access.groupsOfRoles(account.roles as access.Role[]) : [];
    return {
      id: account.id,
      username: account.username,
      displayName: displayNameOf(ground(), it.actor.org, account.id, account.displayName),
      roles: account.roles,
      state: account.state,
      awaiting: wanted.filter((code) => !held.has(code)),
    };
  }

  async function accountOf(it: It, id: UserId): Promise<store.AccountRow> {
    const found = (await store.findAccounts(it.tx)).find((account) => account.id === id);
    if (!found) throw refuse('not-found');
    return found;
  }

  /** Admits to those groups of her roles that the one who acts is a member of. */
  async function admitTo(it: It, account: store.AccountRow): Promise<void> {
    const known = await store.findPublicKeys(it.tx);
    const publicKey = known.get(account.id);
    if (!publicKey || account.state !== 'active') throw refuse('not-found');
    for (const code of access.groupsOfRoles(account.roles as access.Role[])) {
      const groupId = it.keys.groupOf(code);
      if (groupId)
        await it.keys.admit(it.tx, { groupId, user: account.id, publicKey, known, by: it.actor.user, on: it.today });
    }
  }

  return [
    operation(contract.addUser, {
      async run(it, input) {
        const id = newId<'user'>();
        const username = input.username.normalize('NFC').toLowerCase();
        const credential = await newCredential(ground(), {
          org: it.actor.org,
          userId: id,
          password: input.password,
          synthetic: it.organisation.synthetic,
          about: [username, input.displayName, it.organisation.name],
        });
        const sealed = sealForServer(
          ground().serverKey,
          displayNamePlace(it.actor.org, id),
          Buffer.from(input.displayName.trim()),
        );
        const added = await store.insertAccount(it.tx, {
          id,
          username,
          displayName: sealed,
          roles: input.roles,
          language: input.language,
          password: credential.password,
          pepperNumber: ground().secrets.pepperNumber,
          publicKey: credential.pair.publicKey,
          wrappedPrivate: credential.wrappedPrivate,
          on: it.today,
          // whoever adds knows it; the demonstration's is printed on the box
          mustChange: !it.organisation.synthetic,
        });
        wipe(credential.pair.secretKey);
        if (!added) throw refuse('username-taken', { path: ['username'] });
        const account = { id, username, displayName: sealed, roles: [...input.roles], state: 'active' as const };
        await admitTo(it, account);
        it.tx.record({ kind: 'accounts.add-user', payload: { user: id, roles: input.roles } });
        return cardOf(it, account);
      },
    }),
    operation(contract.listUsers, {
      async run(it) {
        const accounts = await store.findAccounts(it.tx);
        const users = [];
        for (const account of accounts) users.push(await cardOf(it, account));
        return { users };
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
    operation(contract.admitUser, {
      async run(it, input) {
        const account = await accountOf(it, input.id);
        await admitTo(it, account);
        it.tx.record({ kind: 'accounts.admit-user', payload: { user: account.id } });
        return cardOf(it, account);
      },
    }),
    operation(contract.disableUser, {
      async run(it, input) {
        const account = await accountOf(it, input.id);
        const others = (await store.findAccounts(it.tx)).filter(
          (one) => one.id !== account.id && one.state === 'active',
        );
        const isLast = account.roles.includes('supervisor') && !others.some((one) => one.roles.includes('supervisor'));
        if (isLast) throw refuse('last-supervisor');
        await store.disableAccount(it.tx, account.id);
        await deleteMemberships(it.tx, account.id);
        await access.endSessionsOfUser(it.tx, account.id);
        it.tx.afterCommit(() => ground().holder.dropUser(account.id));
        it.tx.record({ kind: 'accounts.disable-user', payload: { user: account.id } });
        return cardOf(it, { ...account, state: 'disabled' });
      },
    }),
  ];
}
