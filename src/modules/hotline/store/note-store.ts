import type { DataKey, Keys } from '../../../platform/vault/index.ts';

/** The words of a duty, sealed under the key of its contact and bound to the duty. */
const placeOf = (task: string) => ({ table: 'tasks.task', row: task, column: 'text', version: 1 }) as const;

export const sealNote = (keys: Keys, key: DataKey, task: string, note: string): Buffer =>
  keys.sealText(key, placeOf(task), note);

/** @throws SealBroken */
export const openNote = (keys: Keys, key: DataKey, task: string, sealed: Buffer): string =>
  keys.openText(key, placeOf(task), sealed);
