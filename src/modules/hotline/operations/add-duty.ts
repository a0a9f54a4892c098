import { newId } from '../../../platform/kernel/index.ts';
import { operation } from '../../../platform/operations/index.ts';
import { addTask, newTask } from '../../../platform/tasks/index.ts';
import { addDuty as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { findContactForChange } from '../store/contact-store.ts';
import { shownDuty } from './duty.ts';
import { dutyNote } from './duty-note.ts';
import { checkAssignee } from './guards.ts';

const KIND_OF = {
  callback: 'hotline.callback',
  follow_up: 'hotline.follow-up',
  will_call: 'hotline.will-call',
} as const;

/** A promise on a contact: a call-back or a follow-up. Its words lie under the contact's key. */
export const addDuty = operation(face, {
  async run(it, input) {
    const contact = await findContactForChange(it.tx, input.id);
    if (!contact || contact.state === 'discarded' || contact.state === 'voided') throw refuse('not-found');
    await checkAssignee(it, contact.group, input.assignee);
    const id = newId<'task'>();
    const { note } = input;
    const task = newTask({
      id,
      kind: KIND_OF[input.kind],
      source: { kind: 'hotline.contact', id: contact.id },
      group: contact.group,
      assignee: input.assignee,
      dueDay: input.dueDay,
      dueMinute: input.dueMinute,
      text: note === '' ? null : await dutyNote(it, contact, { id, before: null, note, to: 'add-duty' }),
      madeBy: it.actor.user,
      madeOn: it.today,
    });
    await addTask(it.tx, task);
    it.tx.record({
      kind: 'hotline.add-duty',
      payload: { contact: contact.id, duty: id, kind: task.kind, due: task.dueDay },
    });
    return shownDuty(it, task);
  },
});
