import { operation } from '../../../platform/operations/index.ts';
import { findTask, handOver, moveTask, settleTask } from '../../../platform/tasks/index.ts';
import { settleDuty as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { findContactForChange } from '../store/contact-store.ts';
import { attemptsBeforeSupervisor, contactIdOf, dutyKinds, shownDuty } from './duty.ts';
import { dutyNote } from './duty-note.ts';
import { checkAssignee } from './guards.ts';

const callbackResults: readonly string[] = ['reached', 'no_answer', 'someone_else', 'not_permitted', 'moved'];
const followUpResults: readonly string[] = ['done', 'not_needed', 'moved'];

/** Every duty ends with a result. One that failed or was moved stays open for its next day. */
export const settleDuty = operation(face, {
  async run(it, input) {
    const { id, revision, result } = input;
    const task = await findTask(it.tx, id);
    if (!task || !(dutyKinds as readonly string[]).includes(task.kind)) throw refuse('not-found');
    const fitting = task.kind === 'hotline.callback' ? callbackResults : followUpResults;
    if (!fitting.includes(result)) throw refuse('result-needed', { path: ['result'] });
    const failed = result === 'no_answer' || result === 'someone_else';
    if (result === 'moved' && input.reasonText.trim() === '') throw refuse('reason-needed', { path: ['reasonText'] });
    if (result === 'moved' && input.dueDay === undefined) throw refuse('day-needed', { path: ['dueDay'] });
    if (input.dueDay !== undefined && input.dueDay < it.today) throw refuse('day-needed', { path: ['dueDay'] });
    if (input.assignee !== task.assignee) await checkAssignee(it, task.group, input.assignee);
    const seen = { id, revision };
    const text = input.note === '' ? undefined : await noted();
    if (!failed && result !== 'moved') {
      const state = result === 'not_permitted' || result === 'not_needed' ? 'dropped' : 'done';
      return shownDuty(it, await settleTask(it.tx, seen, { result, state, on: it.today, ...(text && { text }) }));
    }
    const moved = await moveTask(it.tx, seen, {
      dueDay: input.dueDay ?? it.today,
      dueMinute: input.dueMinute ?? null,
      reason: input.reasonText === '' ? result : `${result}: ${input.reasonText}`,
      attempted: failed,
      ...(text && { text }),
    });
    // whoever tried in vain three times is not left alone with it: the queue has it, marked for the supervisor
    const assignee = moved.attempts >= attemptsBeforeSupervisor && failed ? null : input.assignee;
    if (assignee === undefined || assignee === moved.assignee) return shownDuty(it, moved);
    return shownDuty(it, await handOver(it.tx, { id, revision: moved.revision }, assignee));

    async function noted(): Promise<Buffer> {
      const contact = task && (await findContactForChange(it.tx, contactIdOf(task)));
      if (!contact) throw refuse('not-found');
      return dutyNote(it, contact, { id, before: task.text, note: input.note, to: 'settle-duty' });
    }
  },
});
