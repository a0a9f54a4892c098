/**
 * Users of an organisation: invited by link, admitted to groups by those who are in them (security.md §8). The administrator
 * makes and ends accounts; she lets nobody into a group, and nobody types a password for somebody else.
 */
import { z } from 'zod';
import { roles } from '../access/roles.ts';
import { oneOf } from '../kernel/code-schema.ts';
import { endpoint } from '../kernel/endpoint.ts';
import * as schema from '../kernel/schema.ts';
import { language, username } from './account-fields.ts';
import { readSpoken, SPOKEN_WORDS } from './spoken-key.ts';

const user = { id: schema.id<'user'>() };
const rolesGiven = z.array(oneOf(roles)).min(1, { error: 'missing' }).max(9, { error: 'too_many' });

export const userCard = z.strictObject({
  id: z.string(),
  username: z.string(),
  displayName: z.string(),
  roles: z.array(z.string()),
  /** invited: has not joined yet · reset: must join again · disabled: nothing opens */
  state: z.enum(['active', 'invited', 'reset', 'disabled']),
  /** groups that the roles call for and that no member has admitted her to yet */
  awaiting: z.array(z.string()),
  lastSignIn: z.string().nullable(),
  /** until when her link works; in the past: it is dead. Null where there is none */
  linkUntil: z.string().nullable(),
});
export type UserCard = z.output<typeof userCard>;

/** The only time that anybody sees the link: the database has a hash of its secret. */
const withLink = z.strictObject({
  user: userCard,
  link: z.strictObject({
    /** below the address of this server; what stands behind # goes to no server and into no log */
    path: z.string(),
    until: z.string(),
  }),
});

export const inviteUser = endpoint({
  id: 'accounts.invite-user',
  method: 'POST',
  path: '/accounts/users',
  permission: 'accounts.manage',
  summary: 'Invite a user: the answer is a link that works once and for 24 hours. She is in no group yet.',
  stepUp: true,
  input: schema.record({
    username,
    displayName: schema.neededText(120),
    roles: rolesGiven,
    language: language.default('sr-Latn'),
  }),
  output: withLink,
});

export const renewLink = endpoint({
  id: 'accounts.renew-link',
  method: 'POST',
  path: '/accounts/users/:id/link',
  permission: 'accounts.manage',
  summary: 'Another link for somebody who has not joined yet, or not again; the one before is dead.',
  stepUp: true,
  input: schema.record(user),
  output: withLink,
});

export const resetPassword = endpoint({
  id: 'accounts.reset-password',
  method: 'POST',
  path: '/accounts/users/:id/reset',
  permission: 'accounts.manage',
  summary:
    'For a forgotten password: her key pair and sessions end, a link begins a new one; her groups admit her again.',
  stepUp: true,
  input: schema.record(user),
  output: withLink,
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

export const setRoles = endpoint({
  id: 'accounts.set-roles',
  method: 'PUT',
  path: '/accounts/users/:id/roles',
  permission: 'accounts.manage',
  summary: 'Other roles: her sessions end, groups that the roles no longer call for are closed to her at once.',
  stepUp: true,
  input: schema.record({ ...user, roles: rolesGiven }),
  output: userCard,
});

export const disableUser = endpoint({
  id: 'accounts.disable-user',
  method: 'POST',
  path: '/accounts/users/:id/disable',
  permission: 'accounts.manage',
  summary: 'Disable a user: sessions end and group keys are taken at once.',
  stepUp: true,
  input: schema.record(user),
  output: userCard,
});

export const enableUser = endpoint({
  id: 'accounts.enable-user',
  method: 'POST',
  path: '/accounts/users/:id/enable',
  permission: 'accounts.manage',
  summary: 'Let a disabled user in again, with her password of before; her groups admit her anew.',
  stepUp: true,
  input: schema.record(user),
  output: userCard,
});

export const listWaiting = endpoint({
  id: 'accounts.list-waiting',
  method: 'GET',
  path: '/accounts/waiting',
  permission: 'accounts.admit',
  summary: 'Who has joined and waits for a member of the reader’s own groups to admit her.',
  input: schema.record({}),
  output: z.strictObject({
    people: z.array(
      z.strictObject({
        id: schema.id<'user'>(),
        name: z.string(),
        username: z.string(),
        /** of the reader's groups, those she waits for */
        groups: z.array(z.string()),
        keySince: z.string(),
        /** a group knew her by another key */
        newKey: z.boolean(),
        /** names the key on file without telling its words: sent back with the admission */
        key: z.string(),
      }),
    ),
  }),
});

export const admitUser = endpoint({
  id: 'accounts.admit-user',
  method: 'POST',
  path: '/accounts/users/:id/groups',
  permission: 'accounts.admit',
  summary:
    'Admit a user to the groups of her roles that one is in oneself, with the six words that she has read aloud.',
  stepUp: true,
  input: schema.record({
    ...user,
    /** as list-waiting named it */
    key: schema.text(64).min(1, { error: 'missing' }),
    words: z
      .array(schema.text(40).refine((typed) => readSpoken(typed) !== undefined, { error: 'not_a_spoken_word' }))
      .length(SPOKEN_WORDS, { error: 'missing' }),
  }),
  output: z.strictObject({ admitted: z.array(z.string()) }),
});

export const showOwnKey = endpoint({
  id: 'accounts.show-own-key',
  method: 'GET',
  path: '/accounts/own-key',
  permission: 'accounts.read-names',
  summary: 'One’s own key as six words, out of one’s own session, and the groups that one waits for.',
  input: schema.record({}),
  output: z.strictObject({ words: z.array(z.string()), awaiting: z.array(z.string()) }),
});

export const listKeyWarnings = endpoint({
  id: 'accounts.list-key-warnings',
  method: 'GET',
  path: '/accounts/key-warnings',
  permission: 'accounts.manage',
  summary: 'Keys that were not what they should be when somebody was to be admitted.',
  input: schema.record({}),
  output: z.strictObject({
    warnings: z.array(
      z.strictObject({
        id: z.string(),
        kind: z.enum(['key-changed', 'words-differ']),
        /** whose key */
        user: z.string(),
        name: z.string(),
        seenBy: z.string(),
        day: z.string(),
        times: z.number(),
        /** the first of the two who look into it; null: nobody has yet */
        lookedBy: z.string().nullable(),
        /** that was the reader: the second is somebody else */
        mine: z.boolean(),
      }),
    ),
  }),
});

export const settleKeyWarning = endpoint({
  id: 'accounts.settle-key-warning',
  method: 'POST',
  path: '/accounts/key-warnings/:id/settle',
  permission: 'accounts.manage',
  summary:
    'Somebody has looked into a warning. It ends with the second who has, of whom one is a supervisor; in practice mode with one supervisor.',
  stepUp: true,
  input: schema.record({ id: schema.id<'key-warning'>() }),
  /** false: a second person is still needed */
  output: z.strictObject({ settled: z.boolean() }),
});
