import { newId } from '../../../platform/kernel/index.ts';
import { operation } from '../../../platform/operations/index.ts';
import { addTask, type Task } from '../../../platform/tasks/index.ts';
import { emptySealed } from '../contact-fields.ts';
import { addDuty as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { findContactForChange, updateContacts } from '../store/contact-store.ts';
import { sealNote } from '../store/note-store.ts';
import { beginTexts, putTexts, sealTexts } from '../store/text-store.ts';
import { dutyOf } from './duty.ts';

/** A promise on a contact: a call-back or a follow-up. Its words lie under the contact's key. */
export const addDuty = operation(face, {
  async run(it, input) {
    const contact = await findContactForChange(it.tx, input.id);
    if (!contact || contact.state === 'discarded' || contact.state === 'voided') throw refuse('not-found');
    const id = newId<'task'>();
    const { note } = input;
    const task: Task = {
      id,
      kind: input.kind === 'callback' ? 'hotline.callback' : 'hotline.follow-up',
      source: { kind: 'hotline.contact', id: contact.id },
      group: contact.group,
      assignee: input.assignee,
      dueDay: input.dueDay,
      dueMinute: input.dueMinute,
      state: 'open',
      result: null,
      attempts: 0,
      revision: 1,
      text: note === '' ? null : await sealed(),
      madeBy: it.actor.user,
      madeOn: it.today,
      endedOn: null,
    };
    await addTask(it.tx, task);
    it.tx.record({
      kind: 'hotline.add-duty',
      payload: { contact: contact.id, duty: id, kind: task.kind, due: task.dueDay },
    });
    return dutyOf(task);

    async function sealed(): Promise<Buffer> {
      if (!contact) throw refuse('not-found');
      const act = { kind: 'hotline.open-contact', payload: { contact: contact.id, to: 'add-duty' } };
      if (contact.textVersion !== null) {
        const key = (await it.keys.openKeys(it.tx, [contact.id], act)).get(contact.id);
        if (!key) throw refuse('not-found');
        return sealNote(it.keys, key, id, note);
      }
      // the first words of this contact: its key begins here, with an empty piece that later texts replace
      const begun = beginTexts(it.keys, contact.id, contact.group);
      const revision = contact.revision + 1;
      const bytes = sealTexts(it.keys, begun.key, contact.id, revision, emptySealed);
      await Promise.all([
        it.keys.putWraps(it.tx, begun.wraps),
        putTexts(it.tx, [
          { contact: contact.id, version: contact.version, group: contact.group, revision, sealed: bytes },
        ]),
        updateContacts(it.tx, [{ ...contact, revision, textVersion: contact.version }]),
      ]);
      return sealNote(it.keys, begun.key, id, note);
    }
  },
});
