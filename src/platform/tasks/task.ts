import { addDays, type Day, type GroupId, type Id, type UserId } from '../kernel/index.ts';

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

/** What is said when a duty is made; the rest of it begins the same for all. */
export type TaskRequest = Pick<Task, 'id' | 'kind' | 'source' | 'group' | 'dueDay' | 'madeBy' | 'madeOn'> &
  Partial<Pick<Task, 'assignee' | 'dueMinute' | 'text'>>;

/** A duty that nobody has touched yet; where nothing else is said, in the queue and at any time of its day. */
export const newTask = (request: TaskRequest): Task => ({
  assignee: null,
  dueMinute: null,
  text: null,
  ...request,
  state: 'open',
  result: null,
  attempts: 0,
  revision: 1,
  endedOn: null,
});

export type DueGroup = 'overdue' | 'today' | 'week' | 'later';

/** How urgent on this day. `week` = the six days after it: a rolling week, so that Friday does not hide Monday. */
export function dueGroup(task: Pick<Task, 'dueDay'>, today: Day): DueGroup {
  if (task.dueDay < today) return 'overdue';
  if (task.dueDay === today) return 'today';
  return task.dueDay < addDays(today, 7) ? 'week' : 'later';
}

/** The four lists of a day, each in the order given. */
export function groupByDue<T extends Pick<Task, 'dueDay'>>(
  tasks: readonly T[],
  today: Day,
): Readonly<Record<DueGroup, readonly T[]>> {
  const groups: Record<DueGroup, T[]> = { overdue: [], today: [], week: [], later: [] };
  for (const task of tasks) groups[dueGroup(task, today)].push(task);
  return groups;
}

/** Ended with a result; null while it was not open any more: a duty ends once. */
export const settled = (
  task: Task,
  end: { readonly state: 'done' | 'dropped'; readonly result: string; readonly on: Day },
): Task | null => (task.state === 'open' ? { ...task, state: end.state, result: end.result, endedOn: end.on } : null);
