import { operation } from '../../../platform/operations/index.ts';
import { endTasksOf } from '../../../platform/tasks/index.ts';
import { emptyContact } from '../contact.ts';
import { discardDraft as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import { findContactForChange, updateContacts } from '../store/contact-store.ts';
import { destroyTexts } from '../store/text-store.ts';
import { headOf } from './contact-head.ts';

/** Nothing of it is left but the id, so that a late autosave cannot revive it. */
export const discardDraft = operation(face, {
  async run(it, input) {
    const draft = await findContactForChange(it.tx, input.id);
    if (!draft) throw refuse('not-found');
    if (draft.owner !== it.actor.user) throw refuse('not-owner');
    if (draft.state === 'discarded') return headOf(draft);
    if (draft.state !== 'draft') throw refuse('not-draft', { data: { state: draft.state } });
    if (draft.textVersion !== null && !input.discardText) throw refuse('has-text');
    const discarded: ContactRecord = {
      ...draft,
      state: 'discarded',
      revision: draft.revision + 1,
      textVersion: null,
      numberIndex: null,
      addressIndex: null,
      touched: {},
      clientKeys: [],
      body: emptyContact({ line: draft.body.line, day: draft.body.day, hour: null, consultant: it.actor.user }),
    };
    await Promise.all([
      updateContacts(it.tx, [discarded]),
      ...(draft.textVersion === null ? [] : [destroyTexts(it.tx, draft.id)]),
      endTasksOf(it.tx, {
        sourceId: draft.id,
        kinds: ['hotline.finish-draft'],
        state: 'dropped',
        result: 'discarded',
        on: it.today,
      }),
    ]);
    it.tx.record({ kind: 'hotline.discard-draft', payload: { contact: draft.id, text: draft.textVersion !== null } });
    return headOf(discarded);
  },
});
