import type { Role } from './roles.ts';

/**
 * Groups stand between people and files (security.md section 4). A group comes with the first module that uses it;
 * a role says which groups a person of that role is admitted to when a member grants it.
 */
export const groupCodes = ['hotline', 'cases', 'auditors'] as const;
export type GroupCode = (typeof groupCodes)[number];

export const groupsOfRole: Readonly<Record<Role, readonly GroupCode[]>> = {
  administrator: [],
  supervisor: ['hotline', 'cases', 'auditors'],
  consultant: ['hotline'],
  caseworker: ['cases'],
  mobile: ['cases'],
  lawyer: ['cases'],
  dataofficer: ['auditors'],
  officer: [],
  director: [],
};

export const groupsOfRoles = (held: readonly Role[]): GroupCode[] =>
  groupCodes.filter((code) => held.some((role) => groupsOfRole[role].includes(code)));
