import { operation } from '../../../platform/operations/index.ts';
import { findTask, handOver } from '../../../platform/tasks/index.ts';
import { handDuty as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { isDuty, isForSupervisor, shownDuty } from './duty.ts';
import { checkAssignee } from './guards.ts';

/** Nobody else can finish her draft or say for her that it was so. */
const HERS_ALONE: readonly string[] = ['hotline.finish-draft', 'hotline.check-entry'];

/** Into other hands, with its day and its words as they are. */
export const handDuty = operation(face, {
  async run(it, { id, revision, assignee }) {
    const task = await findTask(it.tx, id);
    if (!isDuty(task)) throw refuse('not-found');
    if (HERS_ALONE.includes(task.kind)) throw refuse('not-allowed-here', { path: ['assignee'] });
    if (isForSupervisor(task) && !it.may('hotline.supervise')) throw refuse('supervisor-decides');
    await checkAssignee(it, task.group, assignee);
    return shownDuty(it, await handOver(it.tx, { id, revision }, assignee, it.today));
  },
});
