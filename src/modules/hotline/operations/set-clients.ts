import { operation } from '../../../platform/operations/index.ts';
import type { Changes } from '../contact-fields.ts';
import { setClients as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { findContactForChange } from '../store/contact-store.ts';
import { changeDraft } from './change-draft.ts';
import { headOf } from './contact-head.ts';
import { correct } from './correct-contact.ts';
import { checkDraft } from './guards.ts';
import { saveDraft } from './save-draft.ts';

/** Whose contact it is. On a finalised one this makes a new version with the reason "wrong client". */
export const setClients = operation(face, {
  async run(it, input) {
    const { id, reasonText, clients, concerns, clientSince } = input;
    const contact = await findContactForChange(it.tx, id);
    if (!contact || contact.state === 'discarded') throw refuse('not-found');
    const changes: Changes = {
      clients,
      ...(concerns === undefined ? {} : { concerns }),
      ...(clientSince === undefined ? {} : { clientSince }),
    };
    if (contact.state === 'finalised')
      return headOf(await correct(it, { contact, changes, reason: 'wrong_client', reasonText }));
    if (contact.state !== 'draft') throw refuse('not-draft', { data: { state: contact.state } });
    if (contact.owner !== it.actor.user) throw refuse('not-owner');
    const changed = await changeDraft(it, contact, { changes, read: undefined, lines: [], opened: undefined });
    if (changed.changed.length === 0) return headOf(contact);
    checkDraft(it, changed.contact.body, changed.contact.lineGroup);
    await saveDraft(it, changed, false);
    return headOf(changed.contact);
  },
});
