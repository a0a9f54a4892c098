import type { Tx } from '../database/index.ts';
import type { Day, UserId } from '../kernel/index.ts';
import { refuse } from './errors.ts';
import { settled, type Task, type TaskId } from './task.ts';
import { changeTask, findTask } from './task-store.ts';

/**
 * The three things that can happen to an open duty: it ends with a result, it moves with a reason, it goes to another
 * hand. Each asks for the revision that the person saw, and each is an act of its own: the audit row is written here,
 * the operation adds none. Whether a kind knows a result, its module's contract has checked.
 */
interface Seen {
  readonly id: TaskId;
  /** as the person last saw it */
  readonly revision: number;
}

/** @throws Refusal `tasks.not-found` 404 (also for what one may not see), `tasks.conflict` 409 with the present revision */
async function openTask(tx: Tx, seen: Seen): Promise<Task> {
  const task = await findTask(tx, seen.id);
  if (!task) throw refuse('not-found');
  if (task.state !== 'open' || task.revision !== seen.revision) {
    throw refuse('conflict', { data: { revision: task.revision, state: task.state } });
  }
  return task;
}

/** Ends it. `result` is a code of the kind's list; `attempts` counts this one in; `text`: its sealed words from now on. */
export async function settleTask(
  tx: Tx,
  seen: Seen,
  end: { readonly result: string; readonly state?: 'done' | 'dropped'; readonly on: Day; readonly text?: Buffer },
): Promise<Task> {
  const task = await openTask(tx, seen);
  const ended = settled(task, { state: end.state ?? 'done', result: end.result, on: end.on });
  if (!ended) throw refuse('conflict');
  const changed = await changeTask(tx, { ...ended, attempts: task.attempts + 1, text: end.text ?? task.text });
  tx.record({ kind: 'tasks.settle', payload: { task: task.id, kind: task.kind, result: end.result } });
  return changed;
}

/** A new day, and why. The reason stands in the sealed audit row and nowhere in clear. */
export async function moveTask(
  tx: Tx,
  seen: Seen,
  to: {
    readonly dueDay: Day;
    readonly dueMinute: number | null;
    readonly reason: string;
    readonly attempted?: boolean;
    readonly text?: Buffer;
  },
): Promise<Task> {
  const task = await openTask(tx, seen);
  const { dueDay, dueMinute, reason } = to;
  const changed = await changeTask(tx, {
    ...task,
    dueDay,
    dueMinute,
    attempts: task.attempts + (to.attempted ? 1 : 0),
    text: to.text ?? task.text,
  });
  tx.record({ kind: 'tasks.move', payload: { task: task.id, kind: task.kind, from: task.dueDay, to: dueDay, reason } });
  return changed;
}

/** To a colleague, or back to the queue of the group (null). */
export async function handOver(tx: Tx, seen: Seen, to: UserId | null): Promise<Task> {
  const task = await openTask(tx, seen);
  const changed = await changeTask(tx, { ...task, assignee: to });
  tx.record({ kind: 'tasks.hand-over', payload: { task: task.id, kind: task.kind, from: task.assignee, to } });
  return changed;
}
