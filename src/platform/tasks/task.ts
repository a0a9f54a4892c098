import type { Day, GroupId, Id, UserId } from '../kernel/index.ts';

/**
 * A duty: what somebody promised to do for a record, until when. The words of it are sealed under the key of the record
 * they belong to; this room knows kinds, days and results only.
 */
export type TaskId = Id<'task'>;

export interface Task {
  readonly id: TaskId;
  /** `module.what`, one of the kinds that the module's manifest names */
  readonly kind: string;
  /** kind + id of the record it belongs to */
  readonly source: { readonly kind: string; readonly id: string };
  readonly group: GroupId;
  /** null: the queue of the group */
  readonly assignee: UserId | null;
  readonly dueDay: Day;
  /** minutes since midnight; null: any time of that day */
  readonly dueMinute: number | null;
  readonly state: 'open' | 'done' | 'dropped';
  /** forced: a task does not end without one */
  readonly result: string | null;
  readonly attempts: number;
  readonly revision: number;
  readonly text: Buffer | null;
  readonly madeBy: UserId | null;
  readonly madeOn: Day;
  readonly endedOn: Day | null;
}
