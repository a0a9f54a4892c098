import type { Day, Id, UserId } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { addTask, newTask, type Task } from '../../../platform/tasks/index.ts';
import type { DataKey } from '../../../platform/vault/index.ts';
import type { PersonId } from '../contact.ts';
import { refuse } from '../errors.ts';
import { insertCallBack, sealAgreed } from '../store/call-back-store.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import { findLines } from '../store/line-store.ts';
import { sealNote } from '../store/note-store.ts';
import { keyOf } from './duty-note.ts';

/** What is agreed about the call itself, as the contract says it. */
export interface AgreedCall {
  readonly person: string | null;
  readonly number: string;
  readonly hours: readonly number[] | null;
  readonly showLine: string | null;
}

export interface CallBackPromise extends AgreedCall {
  readonly id: Id<'task'>;
  readonly dueDay: Day;
  readonly dueMinute: number | null;
  readonly assignee: UserId | null;
  readonly note: string;
}

export const isAgreed = (call: AgreedCall): boolean =>
  call.person !== null || call.number.trim() !== '' || call.hours !== null || call.showLine !== null;

/** @throws hotline.unknown-person, hotline.unknown-line; `at` is where the promise stands in the input */
export async function checkAgreed(
  it: It,
  contact: ContactRecord,
  call: AgreedCall,
  at: readonly string[] = [],
): Promise<void> {
  const beside = [...contact.body.clients, ...contact.body.concerns.map((one) => one.person)];
  if (call.person !== null && !beside.includes(call.person as PersonId))
    throw refuse('unknown-person', { path: [...at, 'person'] });
  if (call.showLine === null) return;
  const isLine = (await findLines(it.tx)).some((line) => line.active && line.code === call.showLine);
  if (!isLine) throw refuse('unknown-line', { path: [...at, 'showLine'] });
}

/**
 * Writes the promise down: the duty in clear, number and hours under the contact's key.
 * @param key of the contact, where it is open already
 */
export async function promiseCallBack(
  it: It,
  contact: ContactRecord,
  promise: CallBackPromise,
  key?: DataKey,
): Promise<Task> {
  const { id, note } = promise;
  const agreed = { number: promise.number.trim(), hours: promise.hours };
  const hasAgreed = agreed.number !== '' || agreed.hours !== null;
  const open = note !== '' || hasAgreed ? (key ?? (await keyOf(it, contact, 'request-callback'))) : undefined;
  const task = newTask({
    id,
    kind: 'hotline.callback',
    source: { kind: 'hotline.contact', id: contact.id },
    group: contact.group,
    assignee: promise.assignee,
    dueDay: promise.dueDay,
    dueMinute: promise.dueMinute,
    text: open && note !== '' ? sealNote(it.keys, open, id, note) : null,
    madeBy: it.actor.user,
    madeOn: it.today,
  });
  await addTask(it.tx, task);
  await insertCallBack(it.tx, {
    task: id,
    group: contact.group,
    contact: contact.id,
    person: promise.person as PersonId | null,
    showLine: promise.showLine,
    sealed: open && hasAgreed ? sealAgreed(it.keys, open, id, agreed) : null,
  });
  return task;
}
