import { operation } from '../../../platform/operations/index.ts';
import { listVersions as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { findContact } from '../store/contact-store.ts';
import { findTextVersions, openTexts } from '../store/text-store.ts';
import { findVersions } from '../store/version-store.ts';
import { fullContact } from './open-contact.ts';

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
    const answers = [];
    for (const version of versions) {
      const piece = pieces.find((one) => one.version === version.textVersion);
      const texts = piece && key ? openTexts(it.keys, key, piece) : undefined;
      const textState = texts ? 'open' : version.textVersion === null ? 'none' : 'destroyed';
      answers.push(await fullContact(it, contact, version, texts, textState));
    }
    return answers;
  },
});
