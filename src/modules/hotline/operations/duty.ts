import type { It } from '../../../platform/operations/index.ts';
import type { Task } from '../../../platform/tasks/index.ts';
import type { ContactId } from '../contact.ts';
import type { ContactRow, Duty } from '../contact-shapes.ts';
import { findListed } from '../store/search-store.ts';
import { rowsOf } from './contact-rows.ts';

/** Duties of the hotline: tasks whose record is a contact. */
export const dutyKinds = [
  'hotline.callback',
  'hotline.follow-up',
  'hotline.finish-draft',
  // she said that she will call again
  'hotline.will-call',
  // written down for a colleague afterwards: hers to confirm
  'hotline.check-entry',
  // not hers, she said: a supervisor corrects or voids it
  'hotline.entry-disputed',
] as const;

/** A duty of the hotline, and not of another module or of nobody. */
export const isDuty = (task: Task | undefined): task is Task =>
  task !== undefined && (dutyKinds as readonly string[]).includes(task.kind);

/** After so many attempts without the person a supervisor decides. */
export const attemptsBeforeSupervisor = 3;

/** Tried three times in vain, and in nobody's hands: only a supervisor goes on with it, or gives it to somebody. */
export const isForSupervisor = (task: Pick<Task, 'attempts' | 'assignee'>): boolean =>
  task.attempts >= attemptsBeforeSupervisor && task.assignee === null;

export const contactIdOf = (task: Task) => task.source.id as ContactId;

/** @param contact undefined: it may not be seen, or was discarded */
export const dutyOf = (task: Task, contact: ContactRow | undefined): Duty => ({
  id: task.id,
  kind: task.kind as Duty['kind'],
  contact: contactIdOf(task),
  number: contact?.number ?? null,
  category: contact?.category ?? null,
  subcategory: contact?.subcategory ?? null,
  clients: contact?.clients ?? [],
  assignee: task.assignee,
  dueDay: task.dueDay,
  dueMinute: task.dueMinute,
  state: task.state,
  result: task.result,
  attempts: task.attempts,
  raised: isForSupervisor(task),
  revision: task.revision,
});

/** A duty as it is shown after it was made or changed. */
export async function shownDuty(it: It, task: Task): Promise<Duty> {
  const [contact] = await rowsOf(it, await findListed(it.tx, [contactIdOf(task)]));
  return dutyOf(task, contact);
}
