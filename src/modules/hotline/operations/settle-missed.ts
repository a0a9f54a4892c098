import { operation } from '../../../platform/operations/index.ts';
import type { ContactId } from '../contact.ts';
import { settleMissed as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { type MissedRecord, updateMissed } from '../store/missed-store.ts';
import { putResult } from '../store/outgoing-store.ts';
import { withNote } from './gather-missed.ts';
import { callOfMissed, openMissedRow, shownOneMissed } from './missed.ts';
import { cardsOf, openingOf } from './outgoing.ts';
import { beginOutgoingDraft } from './outgoing-draft.ts';

/** One of six ends. Two of them say that somebody called: they pass the gate. */
export const settleMissed = operation(face, {
  async run(it, input) {
    const row = await openMissedRow(it, input.id, input.revision);
    const isReached = input.end === 'called_back_reached';
    if (input.draft !== undefined && !isReached) throw refuse('not-allowed-here', { path: ['draft'] });
    let draft: ContactId | null = null;
    if (isReached || input.end === 'tried_not_reached') {
      const { call, number } = await callOfMissed(it, row);
      if (number === '') throw refuse('no-number', { path: ['end'] });
      const opening = await openingOf(it, call, () => cardsOf(it, call.persons), input.overrideReason);
      if (input.draft !== undefined)
        draft = await beginOutgoingDraft(it, {
          id: input.draft as ContactId,
          line: row.line,
          // more than one may have this number: who it was is said on the form
          clients: call.persons.length === 1 ? call.persons : [],
          number,
          reached: 'reached',
        });
      await putResult(it.tx, opening.id, isReached ? 'reached' : 'no_answer', draft);
    }
    const settled: MissedRecord = {
      ...(await withNote(it, row, input.note)),
      revision: row.revision + 1,
      end: input.end,
      settledBy: it.actor.user,
      settledOn: it.today,
      draft,
    };
    await updateMissed(it.tx, settled);
    it.tx.record({ kind: 'hotline.settle-missed', payload: { missed: row.id, end: input.end } });
    return { missed: await shownOneMissed(it, settled, 'settle-missed'), draft };
  },
});
