import { operation } from '../../../platform/operations/index.ts';
import type { PersonId } from '../contact.ts';
import { listFlags as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { isRunning } from '../flag.ts';
import { findContact } from '../store/contact-store.ts';
import { findAllFlags, findRunningFlags } from '../store/flag-store.ts';
import { flagsOfTargets, shownFlags } from './flags.ts';

/** Of a person, of a contact, or all of them. */
export const listFlags = operation(face, {
  async run(it, { person, contact: id, ended }) {
    const contact = id === undefined ? undefined : await findContact(it.tx, id);
    if (id !== undefined && (!contact || contact.state === 'discarded')) throw refuse('not-found');
    const clients = contact?.body.clients.filter((client) => client !== null) ?? [];
    const isOfSomebody = contact !== undefined || person !== undefined;
    const found = isOfSomebody
      ? await flagsOfTargets(it, {
          persons: [...clients, ...(person === undefined ? [] : [person])] as PersonId[],
          numberIndex: contact?.numberIndex ?? null,
          contact: contact?.id,
        })
      : ended === 'yes'
        ? await findAllFlags(it.tx)
        : await findRunningFlags(it.tx, it.today);
    // the whole list shows also those that begin later
    const wanted = ended === 'yes' || !isOfSomebody ? found : found.filter((flag) => isRunning(flag, it.today));
    return shownFlags(it, wanted, 'list-flags', { person, contact: id });
  },
});
