import type { Day } from '../../../platform/kernel/index.ts';
import { isId } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import type { ContactState, LineGroup } from '../code-lists.ts';
import type { ContactId, PersonId } from '../contact.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import { findContact } from '../store/contact-store.ts';
import { findContactsOf } from '../store/search-store.ts';

/** A contact as other modules may know it. */
export interface ContactCard {
  readonly id: ContactId;
  readonly number: string | null;
  readonly day: Day;
  /** code of the line */
  readonly line: string;
  readonly lineGroup: LineGroup;
  readonly category: string | null;
  readonly subcategory: string | null;
  readonly state: ContactState;
  readonly clientPersonIds: readonly PersonId[];
  readonly concernPersonIds: readonly PersonId[];
}

const isPerson = (id: PersonId | null): id is PersonId => id !== null;

const cardOf = (contact: ContactRecord): ContactCard => ({
  id: contact.id,
  number: contact.number,
  day: contact.body.day,
  line: contact.body.line,
  lineGroup: contact.lineGroup,
  category: contact.body.category,
  subcategory: contact.body.subcategory,
  state: contact.state,
  clientPersonIds: contact.body.clients.filter(isPerson),
  concernPersonIds: contact.body.concerns.map((one) => one.person as PersonId | null).filter(isPerson),
});

/** null: it does not exist, or this person may not see it. Nothing is opened, so nothing is recorded. */
export async function contactCard(it: It, id: string): Promise<ContactCard | null> {
  if (!isId(id)) return null;
  const contact = await findContact(it.tx, id as ContactId);
  return contact && contact.state !== 'discarded' ? cardOf(contact) : null;
}

/** The finalised contacts of a person, latest first. */
export const contactCardsOf = async (it: It, person: string, limit = 50): Promise<ContactCard[]> =>
  (await findContactsOf(it.tx, person as PersonId, limit)).map(cardOf);
