import { operation } from '../../../platform/operations/index.ts';
import { noteMissed as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { findLines } from '../store/line-store.ts';
import { findMissed, findRowOfRing, insertArrived, lockMissed, putToRow } from '../store/missed-store.ts';
import { putRing } from './gather-missed.ts';
import { dutyDesk, lineGroupOf } from './guards.ts';
import { shownOneMissed } from './missed.ts';

/** Somebody saw on the telephone that it had rung. */
export const noteMissed = operation(face, {
  async run(it, input) {
    const group = dutyDesk(it);
    lineGroupOf(await findLines(it.tx), input.line);
    const isLater = input.day > it.today || (input.day === it.today && input.hour > it.hour);
    if (isLater) throw refuse('future-day', { path: ['day'] });
    await lockMissed(it.tx);
    const known = await findRowOfRing(it.tx, input.id);
    if (known) {
      const row = await findMissed(it.tx, known);
      if (!row) throw refuse('not-found');
      return shownOneMissed(it, row, 'note-missed');
    }
    const { id, line, day, hour, voicemail, number, note } = input;
    await insertArrived(it.tx, { id, group, line, day, hour, voicemail, number: null });
    const row = await putRing(it, { line, group, day, hour, voicemail, number, note });
    await putToRow(it.tx, id, row.id);
    it.tx.record({ kind: 'hotline.note-missed', payload: { missed: row.id, line } });
    return shownOneMissed(it, row, 'note-missed');
  },
});
