import { codeList } from '../kernel/index.ts';

/** The closed list of roles (house.md section 8). A user may hold several; psychologist or volunteer are functions in a team. */
export const roles = codeList({
  id: 'role',
  version: 1,
  source: 'Wayout',
  codes: [
    { code: 'administrator', en: 'Administrator', sr: 'Administrator' },
    { code: 'supervisor', en: 'Supervisor', sr: 'Supervizor' },
    { code: 'consultant', en: 'Hotline consultant', sr: 'Konsultant' },
    { code: 'caseworker', en: 'Case worker', sr: 'Vodilac slučaja' },
    { code: 'mobile', en: 'Mobile team', sr: 'Mobilni tim' },
    { code: 'lawyer', en: 'Lawyer', sr: 'Pravnik' },
    { code: 'dataofficer', en: 'Data officer', sr: 'Lice za zaštitu podataka' },
    { code: 'officer', en: 'Programme officer', sr: 'Programski saradnik' },
    { code: 'director', en: 'Director', sr: 'Direktor' },
  ],
});

export type Role = (typeof roles.codes)[number]['code'];

/** Permission → the roles that hold it; put together from the modules' manifests. */
export type PermissionTable = Readonly<Record<string, readonly Role[]>>;

/** Silence is refusal: an unknown permission is held by nobody. */
export const mayDo = (table: PermissionTable, held: readonly string[], permission: string): boolean =>
  (table[permission] ?? []).some((role) => held.includes(role));

export const permissionsOf = (table: PermissionTable, held: readonly string[]): string[] =>
  Object.keys(table)
    .filter((permission) => mayDo(table, held, permission))
    .sort();
