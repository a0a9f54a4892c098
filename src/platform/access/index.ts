/** Who may do what, and who is signed in. Rules and stores only; the operations over them are in accounts. */
export * from './access-store.ts';
export { type GroupCode, groupCodes, groupsOfRole, groupsOfRoles } from './groups.ts';
export { type KeyHolder, openKeyHolder } from './key-holder.ts';
export * from './link-store.ts';
export { endLift, findLifts, insertLift, LONGEST_LIFT_HOURS, type LookUpLift } from './look-up-lift-store.ts';
export { countLookUp, countName, hourOf } from './look-up-store.ts';
export { mayDo, type PermissionTable, permissionsOf, type Role, roles } from './roles.ts';
export {
  csrfToken,
  hashOfToken,
  isCsrfToken,
  isUnchanged,
  limits,
  newToken,
  type Organisation,
  readToken,
  type Session,
} from './session.ts';
