import type { Role } from '../../platform/access/index.ts';
import { roles } from '../../platform/access/index.ts';
import * as accounts from '../../platform/accounts/contract.ts';
import { join } from '../../platform/accounts/index.ts';
import { readSpokenKey } from '../../platform/accounts/spoken-key.ts';
import type { Settings } from '../../platform/config/index.ts';
import { hasCode, Refusal, type UserId } from '../../platform/kernel/index.ts';
import { checkInput } from '../../platform/operations/index.ts';
import { type Given, type Verb, WrongUsage } from './arguments.ts';
import { type AtWork, asUser, inHome, settingsOf } from './in-home.ts';
import { readPassword, readSecret, result, say } from './terminal.ts';

/** Users: invited by a link that works once, admitted by whoever is in their groups. Whose act it is: --as. */
const as = {
  name: 'as',
  value: 'USER',
  what: 'whose act this is; her password from a prompt or WAYOUT_PASSWORD',
  needed: true,
} as const;
const rolesOption = {
  name: 'roles',
  value: 'LIST',
  what: `roles joined by commas: ${roles.codes.map((one) => one.code).join(', ')}`,
  needed: true,
} as const;

function rolesOf(given: Given): Role[] {
  const wanted = given
    .needed('roles')
    .split(',')
    .map((role) => role.trim());
  const unknown = wanted.filter((role) => !hasCode(roles, role));
  if (unknown.length > 0) throw new WrongUsage(`--roles: ${unknown.length} of them are not roles`);
  return wanted as Role[];
}

/** The link on standard output, once; without a public address, the part that stands behind one's own. */
function showLink(settings: Settings, link: { readonly path: string; readonly until: string }): void {
  say('This link works once, for 24 hours, and is shown only now. Give it in person or over a safe channel.');
  if (!settings.publicUrl) say('Put the address of your server before it.');
  result(`${settings.publicUrl?.replace(/\/+$/, '') ?? ''}${link.path}\n`);
}

async function idOf(user: AtWork, given: Given): Promise<UserId> {
  const { users } = await user.call(accounts.listUsers, {});
  const found = users.find((one) => one.username === given.operands.NAME);
  if (!found) throw new Refusal('accounts.not-found', 404);
  return found.id as UserId;
}

const add: Verb = {
  words: ['user', 'add'],
  operands: ['NAME'],
  what: 'Invites a user. Prints a link with which she chooses her password; then a member of each group admits her.',
  options: [
    as,
    rolesOption,
    { name: 'display-name', value: 'TEXT', what: 'how colleagues see her (default: the user name)' },
    { name: 'language', value: 'LANG', what: 'sr-Latn, sr-Cyrl or en (default sr-Latn)' },
  ],
  async run(given) {
    const wanted = rolesOf(given);
    const settings = settingsOf(given);
    await inHome(settings, (house) =>
      asUser(house, given, async (user) => {
        const name = given.operands.NAME as string;
        const { link, user: card } = await user.call(accounts.inviteUser, {
          username: name,
          displayName: given.text('display-name') ?? name,
          roles: wanted,
          language: (given.text('language') ?? 'sr-Latn') as accounts.Language,
        });
        showLink(settings, link);
        if (card.awaiting.length > 0)
          say(
            `When she has joined, a member of each group admits her (wayout user admit): ${card.awaiting.join(', ')}`,
          );
      }),
    );
  },
};

const linkVerb = (words: readonly string[], what: string, face: typeof accounts.renewLink): Verb => ({
  words,
  operands: ['NAME'],
  what,
  options: [as],
  async run(given) {
    const settings = settingsOf(given);
    await inHome(settings, (house) =>
      asUser(house, given, async (user) => {
        const { link } = await user.call(face, { id: await idOf(user, given) });
        showLink(settings, link);
      }),
    );
  },
});

const joinVerb: Verb = {
  words: ['user', 'join'],
  what: 'Follows a link without a browser. The link comes from a prompt or WAYOUT_LINK, the password that you choose from a prompt or WAYOUT_PASSWORD.',
  options: [],
  async run(given) {
    await inHome(settingsOf(given), async (house) => {
      const secret = await readSecret('Link', 'WAYOUT_LINK');
      const input = checkInput(join.face.input, { secret, password: await readPassword('Password you choose') });
      const it = { ground: house.ground, token: null, session: null, device: Buffer.alloc(32), setToken: () => {} };
      const joined = (await join.run(it, input as never)) as { words: string[]; awaiting: string[] };
      say(
        joined.awaiting.length > 0 ? 'You have joined. Read these words to a colleague by voice:' : 'You have joined.',
      );
      result(`${joined.words.join(', ')}\n`);
    });
  },
};

const admit: Verb = {
  words: ['user', 'admit'],
  operands: ['NAME'],
  what: 'Admits a user who has joined to those groups of her roles that you are in. She reads her six words to you by voice.',
  options: [
    as,
    { name: 'words', value: 'TEXT', what: 'the six words as you heard them: "lampa 7, orden 2 …"', needed: true },
  ],
  async run(given) {
    const words = readSpokenKey(given.needed('words'));
    if (!words) throw new WrongUsage('--words: six words of the list, each with its figure, as they were read to you');
    await inHome(settingsOf(given), (house) =>
      asUser(house, given, async (user) => {
        const { people } = await user.call(accounts.listWaiting, {});
        const found = people.find((one) => one.username === given.operands.NAME);
        if (!found) throw new Refusal('accounts.not-found', 404);
        const { admitted } = await user.call(accounts.admitUser, { id: found.id, key: found.key, words });
        say(`Admitted: ${admitted.join(', ')}. Where she is signed in, she signs in again.`);
      }),
    );
  },
};

const ownWords: Verb = {
  words: ['user', 'words'],
  what: 'Your own key as six words, to be read to the colleague who admits you.',
  options: [as],
  async run(given) {
    await inHome(settingsOf(given), (house) =>
      asUser(house, given, async (user) => {
        const { words } = await user.call(accounts.showOwnKey, {});
        result(`${words.join(', ')}\n`);
      }),
    );
  },
};

const setRoles: Verb = {
  words: ['user', 'roles'],
  operands: ['NAME'],
  what: 'Gives a user other roles. Her sessions end; groups that the roles no longer call for are closed to her at once.',
  options: [as, rolesOption],
  async run(given) {
    const wanted = rolesOf(given);
    await inHome(settingsOf(given), (house) =>
      asUser(house, given, async (user) => {
        const card = await user.call(accounts.setRoles, { id: await idOf(user, given), roles: wanted });
        say('Changed.');
        if (card.awaiting.length > 0) say(`She waits to be admitted to: ${card.awaiting.join(', ')}`);
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
        await user.changePassword(await readSecret('New password', 'WAYOUT_NEW_PASSWORD'));
        say('Changed. Everywhere else she is signed out.');
      }),
    );
  },
};

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
  face: typeof accounts.disableUser | typeof accounts.enableUser,
  done: string,
): Verb => ({
  words,
  operands: ['NAME'],
  what,
  options: [as],
  async run(given) {
    await inHome(settingsOf(given), (house) =>
      asUser(house, given, async (user) => {
        await user.call(face, { id: await idOf(user, given) });
        say(done);
      }),
    );
  },
});

export const userVerbs: readonly Verb[] = [
  add,
  linkVerb(
    ['user', 'link'],
    'Another link for somebody who has not joined yet; the one before is dead.',
    accounts.renewLink,
  ),
  linkVerb(
    ['user', 'reset'],
    'For a forgotten password: her sessions and her key pair end; prints a link with which she begins anew. Her groups admit her again.',
    accounts.resetPassword,
  ),
  joinVerb,
  ownWords,
  admit,
  setRoles,
  password,
  list,
  byName(
    ['user', 'disable'],
    'Disables a user: sessions end and group keys are taken at once.',
    accounts.disableUser,
    'Disabled.',
  ),
  byName(
    ['user', 'enable'],
    'Lets a disabled user in again, with her password of before; her groups admit her anew.',
    accounts.enableUser,
    'Enabled.',
  ),
];
