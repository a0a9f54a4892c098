import { operation } from '../../../platform/operations/index.ts';
import { findSteps, findTasksOf } from '../../../platform/tasks/index.ts';
import { listDuties as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { openMoveReason, openNote } from '../store/note-store.ts';
import { findListed } from '../store/search-store.ts';
import { rowsOf } from './contact-rows.ts';
import { dutyOf } from './duty.ts';

export const listDuties = operation(face, {
  async run(it, { id }) {
    const [listed, tasks, keys] = await Promise.all([
      findListed(it.tx, [id]),
      findTasksOf(it.tx, id),
      it.keys.openKeys(it.tx, [id], { kind: 'hotline.open-duties', payload: { contact: id } }),
    ]);
    const ids = tasks.map((task) => task.id);
    const [[contact], steps] = await Promise.all([rowsOf(it, listed), findSteps(it.tx, ids)]);
    if (!contact) throw refuse('not-found');
    const key = keys.get(id);
    return tasks.map((task) => ({
      ...dutyOf(task, contact),
      note: task.text && key ? openNote(it.keys, key, task.id, task.text) : '',
      steps: steps
        .filter((step) => step.task === task.id)
        .map(({ act, by, on, to, result, reason, revision }) => ({
          act,
          by,
          on,
          toDay: to.dueDay,
          toMinute: to.dueMinute,
          to: to.assignee,
          result,
          reason: reason && key ? openMoveReason(it.keys, key, { task: task.id, revision }, reason) : '',
        })),
    }));
  },
});
