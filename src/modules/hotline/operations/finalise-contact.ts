import { operation } from '../../../platform/operations/index.ts';
import { sealedGiven } from '../change-merge.ts';
import { finaliseContact as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { findContactForChange } from '../store/contact-store.ts';
import { forgetNumberOf } from '../store/flag-store.ts';
import { findLines } from '../store/line-store.ts';
import { changeDraft, openDraft, recordTakenOver } from './change-draft.ts';
import { closeContact } from './close-contact.ts';
import { headOf } from './contact-head.ts';

/** A second closing of the same contact answers like the first and changes nothing. */
export const finaliseContact = operation(face, {
  async run(it, input) {
    const { id, revision, leaveNoTrace, duty, ...changes } = input;
    const [draft, lines, opened] = await Promise.all([
      findContactForChange(it.tx, id),
      changes.line === undefined ? [] : findLines(it.tx),
      sealedGiven(changes) || leaveNoTrace ? openDraft(it, id) : undefined,
    ]);
    if (!draft) throw refuse('not-found');
    if (draft.owner !== it.actor.user && draft.recordedBy !== it.actor.user) throw refuse('not-owner');
    if (draft.state === 'finalised' || draft.state === 'voided') return headOf(draft);
    if (draft.state !== 'draft') throw refuse('not-draft', { data: { state: draft.state } });
    recordTakenOver(it, draft, opened);
    const changed = await changeDraft(it, draft, { changes, read: revision, lines, opened, leaveNoTrace });
    if (leaveNoTrace) await forgetNumberOf(it.tx, draft.id);
    return headOf(await closeContact(it, changed, { isNew: false, duty }));
  },
});
