import type { Tx } from '../database/index.ts';
import type { Day, UserId } from '../kernel/index.ts';
import { refuse } from './errors.ts';
import { addStep, findSteps, type TaskStep } from './step-store.ts';
import { settled, type Task, type TaskId } from './task.ts';
import { changeTask, findTask } from './task-store.ts';

/**
 * What can happen to an open duty: it gets a note, it ends with a result, it moves with a reason, it goes to another hand;
 * and the last of these may be taken back. Each asks for the revision that the person saw, each is a step of the duty and an
 * act of its own: the audit row is written here, the operation adds none. Whether a kind knows a result, its module's
 * contract has checked.
 */
export interface SeenTask {
  readonly id: TaskId;
  /** as the person last saw it */
  readonly revision: number;
}

/** @throws Refusal `tasks.not-found` 404 (also for what one may not see), `tasks.conflict` 409 with the present revision */
async function seenTask(tx: Tx, seen: SeenTask): Promise<Task> {
  const task = await findTask(tx, seen.id);
  if (!task) throw refuse('not-found');
  if (task.revision !== seen.revision)
    throw refuse('conflict', { data: { revision: task.revision, state: task.state } });
  return task;
}

async function openTask(tx: Tx, seen: SeenTask): Promise<Task> {
  const task = await seenTask(tx, seen);
  if (task.state !== 'open') throw refuse('conflict', { data: { revision: task.revision, state: task.state } });
  return task;
}

/** Ends it. `result` is a code of the kind's list; `attempts` counts this one in; `text`: its sealed words from now on. */
export async function settleTask(
  tx: Tx,
  seen: SeenTask,
  end: { readonly result: string; readonly state?: 'done' | 'dropped'; readonly on: Day; readonly text?: Buffer },
): Promise<Task> {
  const task = await openTask(tx, seen);
  const ended = settled(task, { state: end.state ?? 'done', result: end.result, on: end.on });
  if (!ended) throw refuse('conflict');
  const changed = await changeTask(tx, { ...ended, attempts: task.attempts + 1, text: end.text ?? task.text });
  await addStep(tx, task, changed, { act: 'ended', on: end.on, result: end.result });
  tx.record({ kind: 'tasks.settle', payload: { task: task.id, kind: task.kind, result: end.result } });
  return changed;
}

/** A new day, and why. The reason stands in the sealed audit row and, sealed by the module, on the step; nowhere in clear. */
export async function moveTask(
  tx: Tx,
  seen: SeenTask,
  to: {
    readonly dueDay: Day;
    readonly dueMinute: number | null;
    readonly reason: string;
    readonly on: Day;
    /** it was tried and did not succeed: what came of that */
    readonly attempted?: string;
    readonly text?: Buffer;
    readonly sealedReason?: Buffer | null;
  },
): Promise<Task> {
  const task = await openTask(tx, seen);
  const { dueDay, dueMinute, reason, attempted } = to;
  const changed = await changeTask(tx, {
    ...task,
    dueDay,
    dueMinute,
    attempts: task.attempts + (attempted === undefined ? 0 : 1),
    text: to.text ?? task.text,
  });
  await addStep(tx, task, changed, {
    act: attempted === undefined ? 'moved' : 'tried',
    on: to.on,
    result: attempted ?? null,
    reason: to.sealedReason ?? null,
  });
  tx.record({ kind: 'tasks.move', payload: { task: task.id, kind: task.kind, from: task.dueDay, to: dueDay, reason } });
  return changed;
}

/** To a colleague, or back to the queue of the group (null). */
export async function handOver(tx: Tx, seen: SeenTask, to: UserId | null, on: Day): Promise<Task> {
  const task = await openTask(tx, seen);
  if (task.assignee === to) return task;
  const changed = await changeTask(tx, { ...task, assignee: to });
  await addStep(tx, task, changed, { act: 'handed_over', on });
  tx.record({ kind: 'tasks.hand-over', payload: { task: task.id, kind: task.kind, from: task.assignee, to } });
  return changed;
}

/** Other words on it, sealed by the module; what it is and when it is due stays. */
export async function noteTask(tx: Tx, seen: SeenTask, text: Buffer, on: Day): Promise<Task> {
  const task = await openTask(tx, seen);
  const changed = await changeTask(tx, { ...task, text });
  await addStep(tx, task, changed, { act: 'noted', on });
  tx.record({ kind: 'tasks.note', payload: { task: task.id, kind: task.kind } });
  return changed;
}

/**
 * Takes back one's own last step of today: the duty stands as before it. A note and an attempt stay, they happened.
 * @param may the module's word: had this step no other consequence?
 * @returns null where the last step was somebody else's, of another day, or none that can be taken back
 */
export async function takeBackStep(
  tx: Tx,
  seen: SeenTask,
  on: Day,
  may: (step: TaskStep) => boolean,
): Promise<Task | null> {
  const task = await seenTask(tx, seen);
  const last = (await findSteps(tx, [task.id])).at(-1);
  const isOwn = last?.revision === task.revision && last.by === tx.actor.user && last.on === on;
  const isPlain = last?.act === 'moved' || last?.act === 'handed_over' || last?.act === 'ended';
  if (!last || !isOwn || !isPlain || !may(last)) return null;
  const before: Task = {
    ...task,
    ...last.from,
    ...(last.act === 'ended'
      ? { state: 'open' as const, result: null, endedOn: null, attempts: Math.max(0, task.attempts - 1) }
      : {}),
  };
  const changed = await changeTask(tx, before);
  await addStep(tx, task, changed, { act: 'taken_back', on });
  tx.record({ kind: 'tasks.take-back', payload: { task: task.id, kind: task.kind, act: last.act } });
  return changed;
}
