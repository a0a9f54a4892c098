/** The database's front door. */
export type { Actor, ActorKind } from './actor.ts';
export { dressTables, forgetLoading, layBare, NOTE_PORTION, portionsThere } from './bare-tables.ts';
export { type BulkLoad, bulkLoad, type CopyTypes, columnTypes } from './bulk-load.ts';
export { canConnect, type Login, prepareServer, withConnection } from './connect.ts';
export {
  type AuditWriter,
  type ConnectionFacts,
  type Database,
  databaseAway,
  type EventWriter,
  openDatabase,
} from './database.ts';
export { isMigrated, type Migration, migrate, migrationsOf } from './migrate.ts';
export { arrived, holdsSomething, type Moved, moveEverything } from './move/move.ts';
export { waitingWork } from './move/waiting-work.ts';
export { dropOwnSchemas, makeDatabase, makeRoles, withPrefix } from './roles.ts';
export { othersServe, type ServingLock, takeServingLock } from './serving-lock.ts';
export type { AuditAct, DomainEvent, Tx } from './transaction.ts';
export { type MoveMark, moveMark, moveRefusal, refuseForeign, refuseMoved } from './whose.ts';
