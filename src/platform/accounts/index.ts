import { roles } from '../access/index.ts';
import { migrationsOf } from '../database/index.ts';
import { codesOf } from '../kernel/index.ts';
import type { Module } from '../operations/index.ts';
import type { Door, DoorGround } from './door.ts';
import { refuse } from './errors.ts';
import en from './locales/en.json' with { type: 'json' };
import sr from './locales/sr.json' with { type: 'json' };
import { changePassword } from './operations/change-password.ts';
import { join, lookAtLink } from './operations/join-doors.ts';
import * as session from './operations/session-doors.ts';
import * as setUp from './operations/set-up-doors.ts';
import { signIn } from './operations/sign-in.ts';
import { userOperations } from './operations/user-operations.ts';

/** Accounts: the door of the house, set-up and users. */
export const doors: readonly Door[] = [
  signIn,
  session.showSession,
  session.signOut,
  session.lockSession,
  session.unlockSession,
  changePassword,
  session.chooseLanguage,
  session.chooseDesk,
  lookAtLink,
  join,
  setUp.showSetup,
  setUp.setUp,
  setUp.makeDemonstration,
  setUp.startYourOwn,
];

export const accountsModule = (ground: () => DoorGround): Module => ({
  name: 'accounts',
  uses: [],
  operations: userOperations(ground),
  permissions: {
    'accounts.manage': ['administrator', 'supervisor'],
    // whoever works here
    'accounts.read-names': codesOf(roles),
    'accounts.admit': ['supervisor', 'consultant', 'caseworker', 'dataofficer'],
  },
  migrations: [],
  locales: { en, sr },
  errors: refuse.table,
  holdsPersons: false,
});

export { type AccountRow, findAccounts } from './account-store.ts';
export { addWithPassword } from './add-with-password.ts';
export { beginSession } from './begin-session.ts';
export type { Door, DoorGround, DoorIt } from './door.ts';
export { makeOrganisation, type NewOrganisation } from './make-organisation.ts';
export { changePassword } from './operations/change-password.ts';
export { join, lookAtLink } from './operations/join-doors.ts';
export { deviceOfThisHouse, openWithPassword } from './password-door.ts';
export { displayNameOf, displayNamePlace, sessionAnswer } from './session-answer.ts';

/** The tables of the ground floor, lowest room first. */
const sql = <T>(files: T) => files as Record<string, string>;
export const groundMigrations = [
  ...migrationsOf(
    'database',
    sql(import.meta.glob('../database/migrations/*.sql', { query: '?raw', import: 'default', eager: true })),
  ),
  ...migrationsOf(
    'vault',
    sql(import.meta.glob('../vault/migrations/*.sql', { query: '?raw', import: 'default', eager: true })),
  ),
  ...migrationsOf(
    'audit',
    sql(import.meta.glob('../audit/migrations/*.sql', { query: '?raw', import: 'default', eager: true })),
  ),
  ...migrationsOf(
    'access',
    sql(import.meta.glob('../access/migrations/*.sql', { query: '?raw', import: 'default', eager: true })),
  ),
  ...migrationsOf(
    'events',
    sql(import.meta.glob('../events/migrations/*.sql', { query: '?raw', import: 'default', eager: true })),
  ),
];
