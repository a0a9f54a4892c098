import { operation } from '../../../platform/operations/index.ts';
import { findTask } from '../../../platform/tasks/index.ts';
import { settleDuty as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { confirmEntry } from './confirm-entry.ts';
import { isDuty, shownDuty } from './duty.ts';
import { endCallBack, endDuty } from './end-duty.ts';

const callbackResults: readonly string[] = ['reached', 'no_answer', 'someone_else', 'not_permitted', 'moved'];
const followUpResults: readonly string[] = ['done', 'not_needed', 'moved'];
const checkResults: readonly string[] = ['confirmed', 'not_mine'];

/** Every duty ends with a result. One that failed or was moved stays open for its next day. */
export const settleDuty = operation(face, {
  async run(it, input) {
    const task = await findTask(it.tx, input.id);
    if (!isDuty(task)) throw refuse('not-found');
    const isCallBack = task.kind === 'hotline.callback';
    const isCheck = task.kind === 'hotline.check-entry';
    const fitting = isCallBack ? callbackResults : isCheck ? checkResults : followUpResults;
    if (!fitting.includes(input.result)) throw refuse('result-needed', { path: ['result'] });
    // a call is a call by whatever name it is reported: the same gate
    if (isCallBack) return (await endCallBack(it, input)).duty;
    if (isCheck) return shownDuty(it, await confirmEntry(it, task, input));
    return shownDuty(it, await endDuty(it, task, input));
  },
});
