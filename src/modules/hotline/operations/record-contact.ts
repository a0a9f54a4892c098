import { operation } from '../../../platform/operations/index.ts';
import { emptyContact } from '../contact.ts';
import { recordContact as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import { countDrafts, findContactForChange, lastLineOf, lockContact } from '../store/contact-store.ts';
import { forgetNumberOf } from '../store/flag-store.ts';
import { findLines } from '../store/line-store.ts';
import { changeDraft, openDraft } from './change-draft.ts';
import { closeContact } from './close-contact.ts';
import { headOf } from './contact-head.ts';
import { checkDraft, disabledFor, dutyDesk, lineGroupOf } from './guards.ts';
import { saveDraft } from './save-draft.ts';

/** Same id, same user, any number of times and in parallel: one contact, the same answer. */
export const recordContact = operation(face, {
  async run(it, input) {
    const { id, finalise, afterTheFact, leaveNoTrace, duty, overrideReason, ...changes } = input;
    const group = dutyDesk(it);
    const [, existing, lines, drafts, disabled] = await Promise.all([
      lockContact(it.tx, id),
      findContactForChange(it.tx, id),
      findLines(it.tx),
      finalise ? 0 : countDrafts(it.tx, it.actor.user),
      disabledFor(it, changes),
    ]);
    if (existing) {
      if (existing.owner !== it.actor.user && existing.recordedBy !== it.actor.user) throw refuse('id-taken');
      if (existing.state === 'discarded') throw refuse('not-draft');
      if (existing.state !== 'draft' || !finalise) return headOf(existing);
      const opened = existing.textVersion === null ? undefined : await openDraft(it, id);
      const changed = await changeDraft(it, existing, {
        changes,
        read: undefined,
        lines,
        disabled,
        opened,
        leaveNoTrace,
      });
      if (leaveNoTrace) await forgetNumberOf(it.tx, id);
      return headOf(await closeContact(it, changed, { isNew: false, duty, leaveNoTrace, overrideReason }));
    }
    const code =
      changes.line ?? (await lastLineOf(it.tx, it.actor.user)) ?? lines.find((line) => line.active)?.code ?? '';
    const day = changes.day ?? it.today;
    const known = !afterTheFact && day === it.today;
    const fresh: ContactRecord = {
      id,
      group,
      state: 'draft',
      number: null,
      revision: 0,
      version: 0,
      entry: afterTheFact ? 'after_the_fact' : 'live',
      owner: it.actor.user,
      recordedBy: null,
      takenFrom: null,
      draftedDay: it.today,
      draftedHour: it.hour,
      finalisedOn: null,
      voidedOn: null,
      voidReason: null,
      textVersion: null,
      numberIndex: null,
      addressIndex: null,
      closedAt: null,
      touched: {},
      lineGroup: lineGroupOf(lines, code),
      body: emptyContact({ line: code, day, hour: known ? it.hour : null, consultant: it.actor.user }),
      clientKeys: [],
    };
    const changed = await changeDraft(it, fresh, {
      changes,
      read: undefined,
      lines,
      disabled,
      opened: undefined,
      leaveNoTrace,
    });
    if (finalise) return headOf(await closeContact(it, changed, { isNew: true, duty, leaveNoTrace, overrideReason }));
    if (drafts >= it.settings.openDrafts)
      throw refuse('too-many-drafts', { params: { count: it.settings.openDrafts } });
    checkDraft(it, changed.contact.body, changed.contact.lineGroup);
    await saveDraft(it, changed, true);
    return headOf(changed.contact);
  },
});
