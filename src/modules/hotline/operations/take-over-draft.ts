import type { It } from '../../../platform/operations/index.ts';
import { operation } from '../../../platform/operations/index.ts';
import type { ContactHead } from '../contact-shapes.ts';
import { takeOverDraft as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import { findContactForChange, updateContacts } from '../store/contact-store.ts';
import { headOf } from './contact-head.ts';

/** The colleague finds it under "taken over" and sees by whom; the reason is sealed in the log. */
export const takeOverDraft = operation(face, {
  async run(it, input) {
    const draft = await findContactForChange(it.tx, input.id);
    if (!draft || draft.state === 'discarded') throw refuse('not-found');
    return takeOver(it, draft, input.reasonText);
  },
});

/** @throws hotline.not-draft */
export async function takeOver(it: It, draft: ContactRecord, reason: string): Promise<ContactHead> {
  if (draft.state !== 'draft') throw refuse('not-draft', { data: { state: draft.state } });
  if (draft.owner === it.actor.user) return headOf(draft);
  const taken: ContactRecord = {
    ...draft,
    owner: it.actor.user,
    takenFrom: draft.owner,
    revision: draft.revision + 1,
  };
  await updateContacts(it.tx, [taken]);
  it.tx.record({
    kind: 'hotline.take-over-draft',
    payload: { contact: draft.id, from: draft.owner, reason },
  });
  return headOf(taken);
}
