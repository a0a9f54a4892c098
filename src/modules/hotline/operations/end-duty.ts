import type { Day, UserId } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { findTask, handOver, moveTask, settleTask, type Task, type TaskId } from '../../../platform/tasks/index.ts';
import type { CallbackResult } from '../code-lists.ts';
import type { ContactId } from '../contact.ts';
import type { Duty } from '../contact-shapes.ts';
import { refuse } from '../errors.ts';
import { putResult } from '../store/outgoing-store.ts';
import { openCallBack } from './call-back.ts';
import { attemptsBeforeSupervisor, isForSupervisor, shownDuty } from './duty.ts';
import { moveReason, wordsBelow } from './duty-note.ts';
import { checkAssignee } from './guards.ts';
import { cardsOf, openingOf } from './outgoing.ts';
import { beginOutgoingDraft } from './outgoing-draft.ts';

/** What is said when a duty ends or goes on. */
export interface DutyEnd {
  readonly id: string;
  readonly revision: number;
  readonly result: string;
  readonly dueDay?: Day | undefined;
  readonly dueMinute?: number | null | undefined;
  readonly reasonText: string;
  readonly note: string;
  readonly assignee?: UserId | null | undefined;
}

const goesOn = (result: string) => result === 'moved' || result === 'no_answer' || result === 'someone_else';
const isDropped = (result: string) => result === 'not_permitted' || result === 'not_needed';

/** Ends a duty or takes it to its next day. @throws hotline.reason-needed, hotline.day-needed, tasks.conflict */
export async function endDuty(it: It, task: Task, input: DutyEnd): Promise<Task> {
  const { revision, result } = input;
  const id = task.id;
  if (result === 'moved' && input.reasonText.trim() === '') throw refuse('reason-needed', { path: ['reasonText'] });
  if (result === 'moved' && input.dueDay === undefined) throw refuse('day-needed', { path: ['dueDay'] });
  if (input.dueDay !== undefined && input.dueDay < it.today) throw refuse('day-needed', { path: ['dueDay'] });
  if (input.assignee !== task.assignee) await checkAssignee(it, task.group, input.assignee);
  const seen = { id, revision };
  const text = input.note === '' ? undefined : await wordsBelow(it, task, input.note, 'settle-duty');
  if (!goesOn(result)) {
    const state = isDropped(result) ? 'dropped' : 'done';
    return settleTask(it.tx, seen, { result, state, on: it.today, ...(text && { text }) });
  }
  const failed = result !== 'moved';
  const moved = await moveTask(it.tx, seen, {
    dueDay: input.dueDay ?? it.today,
    dueMinute: input.dueMinute ?? null,
    reason: input.reasonText === '' ? result : `${result}: ${input.reasonText}`,
    on: it.today,
    ...(failed && { attempted: result }),
    ...(text && { text }),
    sealedReason: await moveReason(it, task, input.reasonText),
  });
  // whoever tried in vain three times is not left alone with it: the queue has it, marked for the supervisor
  const assignee = moved.attempts >= attemptsBeforeSupervisor && failed ? null : input.assignee;
  if (assignee === undefined || assignee === moved.assignee) return moved;
  return handOver(it.tx, { id, revision: moved.revision }, assignee, it.today);
}

/** Results that say: somebody called. */
const CALLED: readonly string[] = ['reached', 'no_answer', 'someone_else'] satisfies CallbackResult[];

/**
 * An attempt at a call-back. That somebody called passes the gate: her own opening of the number just now, or the card
 * asked again. @throws hotline.supervisor-decides 403, hotline.outside-safe-hours, hotline.not-safe-to-call
 */
export async function endCallBack(
  it: It,
  input: DutyEnd & { readonly overrideReason: string; readonly draft?: string | undefined },
): Promise<{ duty: Duty; draft: ContactId | null; offer: 'someone_else_answers' | null }> {
  const task = await findTask(it.tx, input.id as TaskId);
  if (task?.kind !== 'hotline.callback') throw refuse('not-found');
  if (isForSupervisor(task) && !it.may('hotline.supervise')) throw refuse('supervisor-decides');
  const { result, draft: id } = input;
  const isAnswered = result === 'reached' || result === 'someone_else';
  if (id !== undefined && !isAnswered) throw refuse('not-allowed-here', { path: ['draft'] });
  let draft: ContactId | null = null;
  if (CALLED.includes(result) && task.state === 'open') {
    const { call, contact, number } = await openCallBack(it, task.id, 'report-attempt');
    const opening = await openingOf(it, call, () => cardsOf(it, call.persons), input.overrideReason);
    if (id !== undefined && isAnswered)
      draft = await beginOutgoingDraft(it, {
        id: id as ContactId,
        line: contact.body.line,
        clients: call.persons,
        number,
        reached: result,
      });
    await putResult(it.tx, opening.id, result, draft);
  }
  // writing a note or beginning a draft may have changed nothing of the duty: it is ended as she saw it
  const duty = await shownDuty(it, await endDuty(it, task, input));
  return { duty, draft, offer: result === 'someone_else' ? 'someone_else_answers' : null };
}
