import { operation } from '../../../platform/operations/index.ts';
import { findTask, noteTask } from '../../../platform/tasks/index.ts';
import { noteDuty as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { isDuty, shownDuty } from './duty.ts';
import { wordsBelow } from './duty-note.ts';

/** A word on a duty, without ending it or moving it. */
export const noteDuty = operation(face, {
  async run(it, { id, revision, note }) {
    const task = await findTask(it.tx, id);
    if (!isDuty(task)) throw refuse('not-found');
    const text = await wordsBelow(it, task, note, 'note-duty');
    return shownDuty(it, await noteTask(it.tx, { id, revision }, text, it.today));
  },
});
