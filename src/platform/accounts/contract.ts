/**
 * The public face of accounts: the session door and set-up, as house.md §8 "Session door" has it. The desk calls these,
 * the server puts the verbs behind them. Nothing here carries a key; a password goes in and never comes out.
 */
import { z } from 'zod';
import { roles } from '../access/roles.ts';
import { isZone } from '../kernel/clock.ts';
import { oneOf } from '../kernel/code-schema.ts';
import { endpoint, nothing, open } from '../kernel/endpoint.ts';
import * as schema from '../kernel/schema.ts';

export const languages = ['sr-Latn', 'sr-Cyrl', 'en'] as const;
export type Language = (typeof languages)[number];
const language = z.enum(languages, { error: 'unknown_code' });

/** security.md §7: 15–128 characters, no rule of composition. */
export const passwordLength = { min: 15, max: 128 } as const;

/** What is typed at the door: any length that may once have been a password, so that an old one is refused, not explained. */
const givenPassword = schema.text(1024).min(1, { error: 'missing' });
const newPassword = schema
  .text(passwordLength.max)
  .refine((typed) => [...typed].length >= passwordLength.min, { error: 'too_short' });

const username = schema.neededText(64).regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, { error: 'not_a_username' });

export const sessionAnswer = z.strictObject({
  user: z.strictObject({
    id: z.string(),
    username: z.string(),
    displayName: z.string(),
    roles: z.array(z.string()),
    permissions: z.array(z.string()),
  }),
  organisation: z.strictObject({
    name: z.string(),
    synthetic: z.boolean(),
    practice: z.boolean(),
    zone: z.string(),
  }),
  language,
  csrfToken: z.string(),
  /** the session lives, its keys do not: the password opens them again */
  locked: z.boolean().optional(),
  /** somebody else typed her password: nothing but the doors answers until she has chosen her own */
  mustChangePassword: z.boolean().optional(),
});
export type SessionAnswer = z.output<typeof sessionAnswer>;

const door = (why: string) => open('signed-out', why);
const own = (why: string) => open('signed-in', why);

export const signIn = endpoint({
  id: 'accounts.sign-in',
  method: 'POST',
  path: '/session',
  permission: door('the door itself'),
  summary: 'Sign in with a user name and a password.',
  input: schema.record({ username: schema.neededText(64), password: givenPassword }),
  output: sessionAnswer,
});

export const showSession = endpoint({
  id: 'accounts.show-session',
  method: 'GET',
  path: '/session',
  permission: own('everyone may know who she is signed in as'),
  summary: 'Who is signed in, after a reload.',
  input: schema.record({}),
  output: sessionAnswer,
});

export const signOut = endpoint({
  id: 'accounts.sign-out',
  method: 'DELETE',
  path: '/session',
  permission: own('everyone may leave'),
  summary: 'End the session.',
  input: schema.record({}),
  output: nothing,
});

export const lockSession = endpoint({
  id: 'accounts.lock-session',
  method: 'POST',
  path: '/session/lock',
  permission: own('everyone may hide her screen'),
  summary: 'Drop the keys of the session; the session itself stays.',
  input: schema.record({}),
  output: nothing,
});

export const unlockSession = endpoint({
  id: 'accounts.unlock-session',
  method: 'POST',
  path: '/session/unlock',
  permission: own('the password is the permission'),
  summary: 'Open the keys of the session again with the password.',
  input: schema.record({ password: givenPassword }),
  output: sessionAnswer,
});

export const changePassword = endpoint({
  id: 'accounts.change-password',
  method: 'PUT',
  path: '/session/password',
  permission: own('everyone chooses her own password; the present one is the permission'),
  summary: 'Choose another password. Her keys stay; her other sessions end.',
  input: schema.record({ password: givenPassword, newPassword }),
  output: sessionAnswer,
});

export const chooseLanguage = endpoint({
  id: 'accounts.choose-language',
  method: 'PUT',
  path: '/session/language',
  permission: own('everyone reads in her own language'),
  summary: 'Remember the language of the user.',
  input: schema.record({ language }),
  output: nothing,
});

export const showSetup = endpoint({
  id: 'accounts.show-setup',
  method: 'GET',
  path: '/setup',
  permission: door('an empty house has nobody to ask'),
  summary: 'Is there an organisation yet?',
  input: schema.record({}),
  output: z.strictObject({ state: z.enum(['empty', 'ready']), synthetic: z.boolean() }),
});

export const setUp = endpoint({
  id: 'accounts.set-up',
  method: 'POST',
  path: '/setup',
  permission: door('only while there is no organisation; afterwards it is refused'),
  summary: 'Make the organisation and its first user.',
  input: schema.record({
    organisationName: schema.neededText(200),
    zone: schema.text(64).refine(isZone, { error: 'not_a_zone' }),
    username,
    displayName: schema.neededText(120),
    password: newPassword,
  }),
  output: sessionAnswer,
});

export const makeDemonstration = endpoint({
  id: 'accounts.make-demonstration',
  method: 'POST',
  path: '/setup/demonstration',
  permission: door('only while there is no organisation; afterwards it is refused'),
  summary: 'Begin to make the demonstration organisation; /health tells how far it is.',
  input: schema.record({}),
  output: nothing,
});

export const startYourOwn = endpoint({
  id: 'accounts.start-your-own',
  method: 'POST',
  path: '/setup/start-your-own',
  permission: own('whoever looks around in the demonstration; a real organisation refuses it'),
  summary: 'Remove the demonstration organisation, whole, and begin with an empty house.',
  input: schema.record({ confirm: z.literal('remove-the-demonstration', { error: 'missing' }) }),
  output: nothing,
});

/** What /health answers with 503 while the house is being made ready; 200 means that one can sign in. */
export const preparing = z.object({
  state: z.enum(['preparing', 'failed']),
  step: z.string(),
  done: z.number().optional(),
  of: z.number().optional(),
});

export const accountsEndpoints = [
  signIn,
  showSession,
  signOut,
  lockSession,
  unlockSession,
  changePassword,
  chooseLanguage,
  showSetup,
  setUp,
  makeDemonstration,
  startYourOwn,
] as const;

const role = oneOf(roles);

export const userCard = z.strictObject({
  id: z.string(),
  username: z.string(),
  displayName: z.string(),
  roles: z.array(z.string()),
  state: z.enum(['active', 'disabled']),
  /** groups that the roles call for and that no member has admitted her to yet */
  awaiting: z.array(z.string()),
});

export const addUser = endpoint({
  id: 'accounts.add-user',
  method: 'POST',
  path: '/accounts/users',
  permission: 'accounts.manage',
  summary: 'Add a user. She is admitted to the groups of her roles that the one who adds is a member of.',
  stepUp: true,
  input: schema.record({
    username,
    displayName: schema.neededText(120),
    roles: z.array(role).min(1, { error: 'missing' }).max(9),
    password: newPassword,
    language: language.default('sr-Latn'),
  }),
  output: userCard,
});

export const listUsers = endpoint({
  id: 'accounts.list-users',
  method: 'GET',
  path: '/accounts/users',
  permission: 'accounts.manage',
  summary: 'All users of the organisation.',
  input: schema.record({}),
  output: z.strictObject({ users: z.array(userCard) }),
});

/** Who works here, as everybody who works here knows it: no user name and no roles. */
export const listColleagues = endpoint({
  id: 'accounts.list-colleagues',
  method: 'GET',
  path: '/accounts/colleagues',
  permission: 'accounts.read-names',
  summary: 'Names of the colleagues, those who have left too: what they wrote keeps their name.',
  input: schema.record({}),
  output: z.strictObject({
    colleagues: z.array(
      z.strictObject({
        id: schema.id<'user'>(),
        name: z.string(),
        active: z.boolean(),
        /** codes of the reader's own groups that she is in as well: into her hands can go what belongs to these */
        groups: z.array(z.string()),
      }),
    ),
  }),
});

export const admitUser = endpoint({
  id: 'accounts.admit-user',
  method: 'POST',
  path: '/accounts/users/:id/groups',
  permission: 'accounts.admit',
  summary: 'Admit a user to the groups of her roles. Needs membership of the group, not administrator power.',
  stepUp: true,
  input: schema.record({ id: schema.id<'user'>() }),
  output: userCard,
});

export const disableUser = endpoint({
  id: 'accounts.disable-user',
  method: 'POST',
  path: '/accounts/users/:id/disable',
  permission: 'accounts.manage',
  summary: 'Disable a user: sessions end and group keys are taken at once.',
  stepUp: true,
  input: schema.record({ id: schema.id<'user'>() }),
  output: userCard,
});
