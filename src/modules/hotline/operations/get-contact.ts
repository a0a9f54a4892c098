import { operation } from '../../../platform/operations/index.ts';
import { personLabels } from '../../people/index.ts';
import { getContact as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { findContact } from '../store/contact-store.ts';
import { findText, openTexts } from '../store/text-store.ts';
import { findCurrentVersion } from '../store/version-store.ts';
import { fullContact } from './open-contact.ts';

/** Opening is an act: the row is written with this transaction, and the answer leaves after the commit. */
export const getContact = operation(face, {
  async run(it, { id }) {
    const [contact, version, piece, keys] = await Promise.all([
      findContact(it.tx, id),
      findCurrentVersion(it.tx, id),
      findText(it.tx, id),
      it.keys.openKeys(it.tx, [id], { kind: 'hotline.open-contact', payload: { contact: id } }),
    ]);
    if (!contact || contact.state === 'discarded') throw refuse('not-found');
    const key = keys.get(id);
    const texts = piece && key ? openTexts(it.keys, key, piece) : undefined;
    const textState = texts ? 'open' : contact.textVersion === null ? 'none' : 'destroyed';
    const named = (version?.body ?? contact.body).clients.filter((person) => person !== null);
    const [shown, labels] = await Promise.all([
      fullContact(it, contact, version, texts, textState),
      named.length === 0 ? new Map<string, string>() : personLabels(it, named),
    ]);
    return {
      ...shown,
      people: shown.people.map((person) => ({ ...person, label: (person.id && labels.get(person.id)) ?? null })),
    };
  },
});
