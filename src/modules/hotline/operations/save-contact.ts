import { operation } from '../../../platform/operations/index.ts';
import { sealedGiven } from '../change-merge.ts';
import { saveContact as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { findContactForChange } from '../store/contact-store.ts';
import { findLines } from '../store/line-store.ts';
import { changeDraft, openDraft, recordTakenOver } from './change-draft.ts';
import { headOf } from './contact-head.ts';
import { checkDraft, disabledFor } from './guards.ts';
import { saveDraft } from './save-draft.ts';

/** Autosave: two seconds after the last key. What two tabs both changed is for the person to decide. */
export const saveContact = operation(face, {
  limited: 'autosaves',
  async run(it, input) {
    const { id, revision, ...changes } = input;
    const [draft, lines, opened, disabled] = await Promise.all([
      findContactForChange(it.tx, id),
      changes.line === undefined ? [] : findLines(it.tx),
      sealedGiven(changes) ? openDraft(it, id) : undefined,
      disabledFor(it, changes),
    ]);
    if (!draft) throw refuse('not-found');
    if (draft.owner !== it.actor.user) throw refuse('not-owner');
    if (draft.state !== 'draft') throw refuse('not-draft', { data: { state: draft.state, revision: draft.revision } });
    recordTakenOver(it, draft, opened);
    const changed = await changeDraft(it, draft, { changes, read: revision, lines, disabled, opened });
    if (changed.changed.length === 0) return headOf(draft);
    checkDraft(it, changed.contact.body, changed.contact.lineGroup);
    await saveDraft(it, changed, false);
    return headOf(changed.contact);
  },
});
