import { operation } from '../../../platform/operations/index.ts';
import { findTask } from '../../../platform/tasks/index.ts';
import { requestCallback as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { findContactForChange } from '../store/contact-store.ts';
import { shownDuty } from './duty.ts';
import { checkAssignee } from './guards.ts';
import { checkAgreed, promiseCallBack } from './promise-call-back.ts';

/** A promise to call. Nothing is called yet: what her safety card says is asked when somebody does. */
export const requestCallback = operation(face, {
  async run(it, { contact: of, ...promise }) {
    const [contact, known] = await Promise.all([findContactForChange(it.tx, of), findTask(it.tx, promise.id)]);
    if (!contact || contact.state === 'discarded' || contact.state === 'voided') throw refuse('not-found');
    if (known) {
      if (known.source.id !== contact.id) throw refuse('id-taken', { path: ['id'] });
      return shownDuty(it, known);
    }
    if (promise.dueDay < it.today) throw refuse('day-needed', { path: ['dueDay'] });
    await checkAgreed(it, contact, promise);
    await checkAssignee(it, contact.group, promise.assignee);
    const task = await promiseCallBack(it, contact, promise);
    it.tx.record({
      kind: 'hotline.add-duty',
      payload: { contact: contact.id, duty: task.id, kind: task.kind, due: task.dueDay },
    });
    return shownDuty(it, task);
  },
});
