import { operation } from '../../../platform/operations/index.ts';
import { namedSummaries } from '../../people/index.ts';
import { getContact as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { findCallOfContact } from '../store/line-call-store.ts';
import { findToRead } from '../store/reading-store.ts';
import { openTexts } from '../store/text-store.ts';
import { fullContact, personsNamed } from './open-contact.ts';

/** Opening is an act: the row is written with this transaction, and the answer leaves after the commit. */
export const getContact = operation(face, {
  async run(it, { id }) {
    const [found, keys] = await Promise.all([
      findToRead(it.tx, id),
      it.keys.openKeys(it.tx, [id], { kind: 'hotline.open-contact', payload: { contact: id } }),
    ]);
    if (!found || found.contact.state === 'discarded') throw refuse('not-found');
    const { contact, version, piece } = found;
    const key = keys.get(id);
    const texts = piece && key ? openTexts(it.keys, key, piece) : undefined;
    const textState = texts ? 'open' : contact.textVersion === null ? 'none' : 'destroyed';
    const named = personsNamed(contact.body);
    // clients are called by their names; of those who are only spoken about the code says enough
    const [persons, call] = await Promise.all([
      namedSummaries(it, named, named.slice(0, contact.body.clients.length)),
      contact.state === 'draft' ? findCallOfContact(it.tx, id) : undefined,
    ]);
    const byId = new Map(persons.map((person) => [person.id as string, person]));
    const full = fullContact(it, contact, contact.body, version, byId, texts, textState);
    return call ? { ...full, lineCall: call } : full;
  },
});
