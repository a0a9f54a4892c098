import type { Id } from '../../../platform/kernel/index.ts';
import type { Task } from '../../../platform/tasks/index.ts';
import type { Duty } from '../contact-shapes.ts';

/** Duties of the hotline: tasks whose record is a contact. */
export const dutyKinds = ['hotline.callback', 'hotline.follow-up', 'hotline.finish-draft'] as const;

/** After so many attempts without the person a supervisor decides. */
export const attemptsBeforeSupervisor = 3;

export const dutyOf = (task: Task): Duty => ({
  id: task.id,
  kind: task.kind as Duty['kind'],
  contact: task.source.id as Id<'contact'>,
  assignee: task.assignee,
  dueDay: task.dueDay,
  dueMinute: task.dueMinute,
  state: task.state,
  result: task.result,
  attempts: task.attempts,
  raised: task.attempts >= attemptsBeforeSupervisor,
  revision: task.revision,
});
