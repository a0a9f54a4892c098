import { operation } from '../../../platform/operations/index.ts';
import { addTask, findTask, type Task } from '../../../platform/tasks/index.ts';
import type { PersonId } from '../contact.ts';
import { requestCallback as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { insertCallBack, sealAgreed } from '../store/call-back-store.ts';
import { findContactForChange } from '../store/contact-store.ts';
import { findLines } from '../store/line-store.ts';
import { sealNote } from '../store/note-store.ts';
import { shownDuty } from './duty.ts';
import { keyOf } from './duty-note.ts';
import { checkAssignee, lineGroupOf } from './guards.ts';

/** A promise to call. Nothing is called yet: what her safety card says is asked when somebody does. */
export const requestCallback = operation(face, {
  async run(it, input) {
    const [contact, known] = await Promise.all([findContactForChange(it.tx, input.contact), findTask(it.tx, input.id)]);
    if (!contact || contact.state === 'discarded' || contact.state === 'voided') throw refuse('not-found');
    if (known) {
      if (known.source.id !== contact.id) throw refuse('id-taken', { path: ['id'] });
      return shownDuty(it, known);
    }
    if (input.dueDay < it.today) throw refuse('day-needed', { path: ['dueDay'] });
    const person = input.person as PersonId | null;
    const beside = [...contact.body.clients, ...contact.body.concerns.map((one) => one.person)];
    if (person !== null && !beside.includes(person)) throw refuse('unknown-person', { path: ['person'] });
    if (input.showLine !== null) lineGroupOf(await findLines(it.tx), input.showLine);
    await checkAssignee(it, contact.group, input.assignee);
    const { id, note } = input;
    const hasWords = note !== '' || input.number !== '' || input.hours !== null;
    const key = hasWords ? await keyOf(it, contact, 'request-callback') : undefined;
    const task: Task = {
      id,
      kind: 'hotline.callback',
      source: { kind: 'hotline.contact', id: contact.id },
      group: contact.group,
      assignee: input.assignee,
      dueDay: input.dueDay,
      dueMinute: input.dueMinute,
      state: 'open',
      result: null,
      attempts: 0,
      revision: 1,
      text: key && note !== '' ? sealNote(it.keys, key, id, note) : null,
      madeBy: it.actor.user,
      madeOn: it.today,
      endedOn: null,
    };
    const agreed = { number: input.number.trim(), hours: input.hours };
    await addTask(it.tx, task);
    await insertCallBack(it.tx, {
      task: id,
      group: contact.group,
      contact: contact.id,
      person,
      showLine: input.showLine,
      sealed: key && (agreed.number !== '' || agreed.hours) ? sealAgreed(it.keys, key, id, agreed) : null,
    });
    it.tx.record({
      kind: 'hotline.add-duty',
      payload: { contact: contact.id, duty: id, kind: task.kind, due: task.dueDay },
    });
    return shownDuty(it, task);
  },
});
