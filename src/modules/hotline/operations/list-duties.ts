import { operation } from '../../../platform/operations/index.ts';
import { findTasksOf } from '../../../platform/tasks/index.ts';
import { listDuties as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { openNote } from '../store/note-store.ts';
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
    const [contact] = await rowsOf(it, listed);
    if (!contact) throw refuse('not-found');
    const key = keys.get(id);
    return tasks.map((task) => ({
      ...dutyOf(task, contact),
      note: task.text && key ? openNote(it.keys, key, task.id, task.text) : '',
    }));
  },
});
