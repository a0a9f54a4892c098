import { operation } from '../../../platform/operations/index.ts';
import { handMissed as face } from '../contract.ts';
import { updateMissed } from '../store/missed-store.ts';
import { withNote } from './gather-missed.ts';
import { checkAssignee } from './guards.ts';
import { openMissedRow, shownOneMissed } from './missed.ts';

/** To a colleague, or back to whoever is on duty; also only a note on it. */
export const handMissed = operation(face, {
  async run(it, { id, revision, assignee, note }) {
    const row = await openMissedRow(it, id, revision);
    if (assignee !== row.assignee) await checkAssignee(it, row.group, assignee);
    const handed = { ...(await withNote(it, row, note)), assignee, revision: row.revision + 1 };
    await updateMissed(it.tx, handed);
    it.tx.record({ kind: 'hotline.hand-missed', payload: { missed: id, from: row.assignee, to: assignee } });
    return shownOneMissed(it, handed, 'hand-missed');
  },
});
