import type { DataKey, Keys } from '../../../platform/vault/index.ts';

/** The words of a duty, sealed under the key of its contact and bound to the duty. */
const placeOf = (task: string) => ({ table: 'tasks.task', row: task, column: 'text', version: 1 }) as const;

export const sealNote = (keys: Keys, key: DataKey, task: string, note: string): Buffer =>
  keys.sealText(key, placeOf(task), note);

/** @throws SealBroken */
export const openNote = (keys: Keys, key: DataKey, task: string, sealed: Buffer): string =>
  keys.openText(key, placeOf(task), sealed);

/** The step of a duty, by the revision that it made. */
interface StepMark {
  readonly task: string;
  readonly revision: number;
}

/** Why a duty was moved: bound to the step that moved it. */
const placeOfReason = (step: StepMark) =>
  ({ table: 'tasks.step', row: step.task, column: 'reason', version: step.revision }) as const;

export const sealMoveReason = (keys: Keys, key: DataKey, step: StepMark, reason: string): Buffer =>
  keys.sealText(key, placeOfReason(step), reason);

/** @throws SealBroken */
export const openMoveReason = (keys: Keys, key: DataKey, step: StepMark, sealed: Buffer): string =>
  keys.openText(key, placeOfReason(step), sealed);
