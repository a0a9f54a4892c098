import type { PersonId } from '../contact.ts';
import type { ContactHead } from '../contact-shapes.ts';
import type { ContactRecord } from '../store/contact-record.ts';

/** The small answer of every writing verb. */
export const headOf = (contact: ContactRecord): ContactHead => ({
  id: contact.id,
  number: contact.number,
  state: contact.state,
  revision: contact.revision,
  version: contact.version,
  entry: contact.entry,
  owner: contact.owner,
  finalisedOn: contact.finalisedOn,
  clients: [...contact.body.clients] as (PersonId | null)[],
});
