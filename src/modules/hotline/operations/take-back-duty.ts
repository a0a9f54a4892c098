import { type It, operation } from '../../../platform/operations/index.ts';
import { findTask, type TaskStep, takeBackStep } from '../../../platform/tasks/index.ts';
import type { ContactId } from '../contact.ts';
import { takeBackDuty as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { findContactForChange } from '../store/contact-store.ts';
import { contactIdOf, isDuty, isForSupervisor, shownDuty } from './duty.ts';
import { checkAssignee } from './guards.ts';

/** What somebody says of a call or of an entry has consequences beside the duty: that is not taken back, it is corrected. */
const PLAIN: readonly string[] = ['done', 'not_needed'];
const isPlain = (step: TaskStep): boolean => step.act !== 'ended' || PLAIN.includes(step.result ?? '');

/** What was promised on a contact that was voided since, or whose client was erased, is not promised again. */
async function goesOn(it: It, id: ContactId): Promise<boolean> {
  const contact = await findContactForChange(it.tx, id);
  if (!contact || contact.state === 'voided' || contact.state === 'discarded') return false;
  const clients: readonly (string | null)[] = contact.body.clients;
  return clients.length === 0 || clients.some((client) => client !== null);
}

/** One slip of the hand on a row, taken back by whoever made it. */
export const takeBackDuty = operation(face, {
  async run(it, { id, revision }) {
    const task = await findTask(it.tx, id);
    if (!isDuty(task)) throw refuse('not-found');
    // that it rose to a supervisor was the house's step, though it came with hers
    if (isForSupervisor(task) && !it.may('hotline.supervise')) throw refuse('supervisor-decides');
    if (task.state !== 'open' && !(await goesOn(it, contactIdOf(task)))) throw refuse('not-taken-back');
    const taken = await takeBackStep(it.tx, { id, revision }, it.today, isPlain);
    if (!taken) throw refuse('not-taken-back');
    // whoever had it before may have left meanwhile
    if (taken.assignee !== task.assignee) await checkAssignee(it, task.group, taken.assignee);
    return shownDuty(it, taken);
  },
});
