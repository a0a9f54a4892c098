import { operation } from '../../../platform/operations/index.ts';
import { listVersions as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { findContact } from '../store/contact-store.ts';
import { findTextVersions, openTexts } from '../store/text-store.ts';
import { findVersions } from '../store/version-store.ts';
import { fullContact, personsNamed } from './open-contact.ts';
import { codesOfPersons } from './persons.ts';

/** What the contact said, version by version. */
export const listVersions = operation(face, {
  async run(it, { id }) {
    const [contact, versions, pieces, keys] = await Promise.all([
      findContact(it.tx, id),
      findVersions(it.tx, id),
      findTextVersions(it.tx, id),
      it.keys.openKeys(it.tx, [id], { kind: 'hotline.open-versions', payload: { contact: id } }),
    ]);
    if (!contact || contact.state === 'discarded') throw refuse('not-found');
    const key = keys.get(id);
    const persons = await codesOfPersons(
      it,
      versions.flatMap((version) => personsNamed(version.body)),
    );
    return versions.map((version) => {
      const piece = pieces.find((one) => one.version === version.textVersion);
      const texts = piece && key ? openTexts(it.keys, key, piece) : undefined;
      const textState = texts ? 'open' : version.textVersion === null ? 'none' : 'destroyed';
      return fullContact(it, contact, version.body, version, persons, texts, textState);
    });
  },
});
