import type { It } from '../../../platform/operations/index.ts';
import type { ContactId } from '../contact.ts';
import { refuse } from '../errors.ts';
import { countDrafts, findContact } from '../store/contact-store.ts';

/**
 * Why a name or a number is looked up (hotline.md section 7, rule 5): the contact that is open, or a purpose. It goes on
 * record with the look-up. A contact that is being written and cannot be kept yet, because five drafts lie open, is nothing
 * that can be looked at: it stands there as such, beside a purpose, and does not replace it.
 * @throws hotline.purpose-needed 422
 */
export async function reasonToLookUp(
  it: It,
  said: { readonly contact?: ContactId | undefined; readonly purpose?: string | undefined },
): Promise<{ readonly contact: ContactId } | { readonly unsavedContact?: ContactId; readonly purpose: string }> {
  const contact = said.contact === undefined ? undefined : await findContact(it.tx, said.contact);
  if (contact?.state === 'draft' && contact.owner === it.actor.user) return { contact: contact.id };
  const purpose = said.purpose?.trim() ?? '';
  if (purpose === '') throw refuse('purpose-needed', { path: ['purpose'] });
  if (said.contact !== undefined && !contact && (await countDrafts(it.tx, it.actor.user)) >= it.settings.openDrafts)
    return { unsavedContact: said.contact, purpose };
  return { purpose };
}
