import type { Role } from '../../platform/access/index.ts';
import { roles } from '../../platform/access/index.ts';
import * as accounts from '../../platform/accounts/contract.ts';
import { hasCode, Refusal } from '../../platform/kernel/index.ts';
import { type Verb, WrongUsage } from './arguments.ts';
import { asUser, inHome, settingsOf } from './in-home.ts';
import { readPassword, result, say } from './terminal.ts';

/** Users: the one who adds is --as; groups are opened to the new one where she is a member herself. */
const as = {
  name: 'as',
  value: 'USER',
  what: 'whose act this is; her password from a prompt or WAYOUT_PASSWORD',
  needed: true,
} as const;

const add: Verb = {
  words: ['user', 'add'],
  operands: ['NAME'],
  what: 'Adds a user. Her first password comes from a prompt or WAYOUT_NEW_PASSWORD.',
  options: [
    as,
    {
      name: 'roles',
      value: 'LIST',
      what: `roles joined by commas: ${roles.codes.map((one) => one.code).join(', ')}`,
      needed: true,
    },
    { name: 'display-name', value: 'TEXT', what: 'how colleagues see her (default: the user name)' },
    { name: 'language', value: 'LANG', what: 'sr-Latn, sr-Cyrl or en (default sr-Latn)' },
  ],
  async run(given) {
    const wanted = given
      .needed('roles')
      .split(',')
      .map((role) => role.trim());
    const unknown = wanted.filter((role) => !hasCode(roles, role));
    if (unknown.length > 0) throw new WrongUsage(`--roles: ${unknown.length} of them are not roles`);
    await inHome(settingsOf(given), (house) =>
      asUser(house, given, async (user) => {
        const password = await readNewPassword('Password of the new user');
        const name = given.operands.NAME as string;
        const card = await user.call(accounts.addUser, {
          username: name,
          displayName: given.text('display-name') ?? name,
          roles: wanted as Role[],
          password,
          language: (given.text('language') ?? 'sr-Latn') as accounts.Language,
        });
        say('Added.');
        if (card.awaiting.length > 0)
          say(`A member of these groups must still admit her (wayout user admit): ${card.awaiting.join(', ')}`);
      }),
    );
  },
};

const password: Verb = {
  words: ['user', 'password'],
  what: 'Changes the password of USER. The new one comes from a prompt or WAYOUT_NEW_PASSWORD.',
  options: [{ ...as, what: 'whose password; the present one from a prompt or WAYOUT_PASSWORD' }],
  async run(given) {
    await inHome(settingsOf(given), (house) =>
      asUser(house, given, async (user) => {
        await user.changePassword(await readNewPassword('New password'));
        say('Changed. Everywhere else she is signed out.');
      }),
    );
  },
};

async function readNewPassword(prompt: string): Promise<string> {
  const given = process.env.WAYOUT_NEW_PASSWORD;
  delete process.env.WAYOUT_NEW_PASSWORD;
  return given ?? readPassword(prompt);
}

const list: Verb = {
  words: ['user', 'list'],
  what: 'Lists users, their roles and what they wait for.',
  options: [as],
  async run(given) {
    await inHome(settingsOf(given), (house) =>
      asUser(house, given, async (user) => {
        const { users } = await user.call(accounts.listUsers, {});
        for (const one of users) {
          const waits = one.awaiting.length > 0 ? `\twaits for ${one.awaiting.join(',')}` : '';
          result(`${one.username}\t${one.state}\t${one.roles.join(',')}${waits}\n`);
        }
      }),
    );
  },
};

const byName = (
  words: readonly string[],
  what: string,
  face: typeof accounts.disableUser | typeof accounts.admitUser,
  done: string,
): Verb => ({
  words,
  operands: ['NAME'],
  what,
  options: [as],
  async run(given) {
    await inHome(settingsOf(given), (house) =>
      asUser(house, given, async (user) => {
        const { users } = await user.call(accounts.listUsers, {});
        const found = users.find((one) => one.username === given.operands.NAME);
        if (!found) throw new Refusal('accounts.not-found', 404);
        await user.call(face, { id: found.id as never });
        say(done);
      }),
    );
  },
});

export const userVerbs: readonly Verb[] = [
  add,
  password,
  list,
  byName(
    ['user', 'admit'],
    'Admits a user to the groups of her roles; needs membership of the group.',
    accounts.admitUser,
    'Admitted.',
  ),
  byName(
    ['user', 'disable'],
    'Disables a user: sessions end and group keys are taken at once.',
    accounts.disableUser,
    'Disabled.',
  ),
];
