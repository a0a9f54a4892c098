/**
 * The hotline's front door: what other modules may ask about a contact. Cards hold ids, days and codes, never a text,
 * a number or a name. Events: hotline.contact-finalised, -corrected, -voided, contacts-imported.
 */
export type { LineGroup } from './code-lists.ts';
export type { ContactId } from './contact.ts';
export { type ContactCard, contactCard, contactCardsOf } from './operations/contact-card.ts';
