import type { Settings } from '../platform/config/index.ts';
import type { DatabasePlace } from './database-place.ts';

/** What server and worker say to each other. The child is told its settings, says once that it works, and passes log lines. */
export interface WorkerSettings extends Pick<Settings, 'home' | 'pepperFile' | 'rolePrefix'> {
  readonly place: DatabasePlace;
}
export type ToWorker = { readonly begin: WorkerSettings };
export type FromWorker =
  | { readonly working: true; readonly residentMiB: number }
  | { readonly log: Readonly<Record<string, unknown>> };

/** The word with which the server starts the worker's file. */
export const CHILD = 'worker-of';
