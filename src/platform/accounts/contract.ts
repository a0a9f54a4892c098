/**
 * The public face of accounts: the session door and set-up, as house.md §8 "Session door" has it. The desk calls these,
 * the server puts the verbs behind them. Nothing here carries a key; a password goes in and never comes out.
 */
import { z } from 'zod';
import { isZone } from '../kernel/clock.ts';
import { endpoint, nothing, open } from '../kernel/endpoint.ts';
import * as schema from '../kernel/schema.ts';
import { givenPassword, language, newPassword, username } from './account-fields.ts';
import { ownDesk } from './own-desk.ts';

export { type Language, languages, passwordLength } from './account-fields.ts';

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
  desk: ownDesk,
  csrfToken: z.string(),
  /** the session lives, its keys do not: the password opens them again */
  locked: z.boolean().optional(),
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

export const chooseDesk = endpoint({
  id: 'accounts.choose-desk',
  method: 'PUT',
  path: '/session/desk',
  permission: own('everyone chooses the keys of her own desk'),
  summary: 'Remember other keys of the user, or that she was offered the tour. What is left out stays.',
  input: schema.record(ownDesk.partial().shape),
  output: nothing,
});

/** 256 random bits behind the # of the link; text, so that a cut or odd one is a dead link and no other answer. */
const secret = schema.text(200);

export const lookAtLink = endpoint({
  id: 'accounts.look-at-link',
  method: 'POST',
  path: '/join/look',
  permission: door('the link is the permission; a dead one tells nothing'),
  summary: 'Whose link is this? A link that was used, replaced, is too old or never was: one answer.',
  input: schema.record({ secret }),
  output: z.strictObject({
    kind: z.enum(['invitation', 'reset']),
    username: z.string(),
    organisation: z.string(),
    synthetic: z.boolean(),
  }),
});

export const join = endpoint({
  id: 'accounts.join',
  method: 'POST',
  path: '/join',
  permission: door('the link is the permission, once'),
  summary: 'Choose a password with a link. The server makes the key pair; the answer is its six words.',
  input: schema.record({ secret, password: newPassword }),
  output: z.strictObject({
    username: z.string(),
    /** her key, to be read to a colleague by voice */
    words: z.array(z.string()),
    /** groups whose members she waits for */
    awaiting: z.array(z.string()),
  }),
});

export const showSetup = endpoint({
  id: 'accounts.show-setup',
  method: 'GET',
  path: '/setup',
  permission: door('an empty house has nobody to ask'),
  summary: 'Is there an organisation yet?',
  input: schema.record({}),
  output: z.strictObject({
    state: z.enum(['empty', 'ready']),
    synthetic: z.boolean(),
    /** more than this machine can come to the door: without a second factor a VPN stands before it */
    reachable: z.boolean(),
  }),
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
  permission: own('the demonstration’s administrator and coordinator; a real organisation refuses it'),
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
  chooseDesk,
  lookAtLink,
  join,
  showSetup,
  setUp,
  makeDemonstration,
  startYourOwn,
] as const;

export * from './user-contract.ts';
