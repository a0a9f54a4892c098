import { newId } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { addTask, newTask, type Task } from '../../../platform/tasks/index.ts';
import { refuse } from '../errors.ts';
import { type DutyEnd, endDuty } from './end-duty.ts';

/**
 * A contact that somebody wrote down for a colleague afterwards is hers to confirm: nobody can say for her that it was so. Where
 * she says that it was not, a supervisor has it in the queue, to correct or to void.
 * @throws hotline.not-owner
 */
export async function confirmEntry(it: It, task: Task, input: DutyEnd): Promise<Task> {
  if (task.assignee !== it.actor.user) throw refuse('not-owner');
  const ended = await endDuty(it, task, input);
  if (input.result === 'not_mine')
    await addTask(
      it.tx,
      newTask({
        id: newId<'task'>(),
        kind: 'hotline.entry-disputed',
        source: task.source,
        group: task.group,
        dueDay: it.today,
        madeBy: it.actor.user,
        madeOn: it.today,
      }),
    );
  return ended;
}
