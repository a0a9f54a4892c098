import { operation } from '../../../platform/operations/index.ts';
import { sealedGiven } from '../change-merge.ts';
import { finaliseContact as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { findContactForChange } from '../store/contact-store.ts';
import { forgetNumberOf } from '../store/flag-store.ts';
import { findCallOfContact } from '../store/line-call-store.ts';
import { findLines } from '../store/line-store.ts';
import { changeDraft, openDraft, recordTakenOver } from './change-draft.ts';
import { closeContact } from './close-contact.ts';
import { headOf } from './contact-head.ts';
import { disabledFor } from './guards.ts';
import { isAgreed } from './promise-call-back.ts';

/** A second closing of the same contact answers like the first and changes nothing. */
export const finaliseContact = operation(face, {
  async run(it, input) {
    const { id, revision, leaveNoTrace, duty, overrideReason, ...given } = input;
    const [draft, lines, opened, call, disabled] = await Promise.all([
      findContactForChange(it.tx, id),
      given.line === undefined ? [] : findLines(it.tx),
      sealedGiven(given) || leaveNoTrace || (duty && isAgreed(duty)) ? openDraft(it, id) : undefined,
      given.minutes == null ? findCallOfContact(it.tx, id) : undefined,
      disabledFor(it, given),
    ]);
    if (!draft) throw refuse('not-found');
    if (draft.owner !== it.actor.user && draft.recordedBy !== it.actor.user) throw refuse('not-owner');
    if (draft.state === 'finalised' || draft.state === 'voided') return headOf(draft);
    if (draft.state !== 'draft') throw refuse('not-draft', { data: { state: draft.state } });
    // how long they talked the line knows better than a stopwatch; what somebody wrote counts more
    const isMeasured = (given.minutes === undefined ? draft.body.minutes : given.minutes) === null;
    const changes = isMeasured && call?.minutes ? { ...given, minutes: call.minutes } : given;
    recordTakenOver(it, draft, opened);
    const changed = await changeDraft(it, draft, { changes, read: revision, lines, disabled, opened, leaveNoTrace });
    if (leaveNoTrace) await forgetNumberOf(it.tx, draft.id);
    return headOf(await closeContact(it, changed, { isNew: false, duty, leaveNoTrace, overrideReason }));
  },
});
