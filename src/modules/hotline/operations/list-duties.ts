import { operation } from '../../../platform/operations/index.ts';
import { findTasksOf } from '../../../platform/tasks/index.ts';
import { listDuties as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { findContact } from '../store/contact-store.ts';
import { openNote } from '../store/note-store.ts';
import { dutyOf } from './duty.ts';

export const listDuties = operation(face, {
  async run(it, { id }) {
    const [contact, tasks, keys] = await Promise.all([
      findContact(it.tx, id),
      findTasksOf(it.tx, id),
      it.keys.openKeys(it.tx, [id], { kind: 'hotline.open-duties', payload: { contact: id } }),
    ]);
    if (!contact || contact.state === 'discarded') throw refuse('not-found');
    const key = keys.get(id);
    return tasks.map((task) => ({
      ...dutyOf(task),
      note: task.text && key ? openNote(it.keys, key, task.id, task.text) : '',
    }));
  },
});
