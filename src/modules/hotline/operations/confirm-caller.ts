import { operation } from '../../../platform/operations/index.ts';
import { carefulCardOf } from '../../people/index.ts';
import type { PersonId } from '../contact.ts';
import { confirmCaller as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { findContactForChange } from '../store/contact-store.ts';
import { findContactsOf } from '../store/search-store.ts';
import { findTexts, openTexts } from '../store/text-store.ts';
import { changeDraft } from './change-draft.ts';
import { headOf } from './contact-head.ts';
import { runningFlagsOf, shownFlags } from './flags.ts';
import { codesOfPersons, resolvePersons } from './persons.ts';
import { saveDraft } from './save-draft.ts';

/** "It is this person": from here on, and not before, her history is shown. */
export const confirmCaller = operation(face, {
  async run(it, input) {
    const draft = await findContactForChange(it.tx, input.id);
    if (!draft) throw refuse('not-found');
    if (draft.owner !== it.actor.user) throw refuse('not-owner');
    if (draft.state !== 'draft') throw refuse('not-draft', { data: { state: draft.state } });
    const person = (await resolvePersons(it, [input.person as PersonId])).get(input.person as PersonId);
    if (!person) throw refuse('unknown-person');
    it.tx.record({ kind: 'hotline.confirm-caller', payload: { contact: draft.id, person: person.id } });
    const clients = draft.body.kind === 'data' ? [...new Set([...draft.body.clients, person.id])] : draft.body.clients;
    const changed = await changeDraft(it, draft, {
      changes: { clients: [...clients] },
      read: undefined,
      lines: [],
      opened: undefined,
    });
    if (changed.changed.length > 0) await saveDraft(it, changed, false);

    const contacts = await findContactsOf(it.tx, person.id, 5);
    const ids = contacts.map((one) => one.id);
    const [pieces, keys, summaries, card, flags] = await Promise.all([
      findTexts(it.tx, ids),
      it.keys.openKeys(it.tx, ids, { kind: 'hotline.open-history', payload: { person: person.id, count: ids.length } }),
      codesOfPersons(it, [person.id]),
      carefulCardOf(it, person.id),
      runningFlagsOf(it, { persons: [person.id], numberIndex: draft.numberIndex, contact: draft.id }),
    ]);
    const summary = summaries.get(person.id);
    return {
      contact: headOf(changed.changed.length > 0 ? changed.contact : draft),
      person: {
        id: person.id,
        code: summary?.code ?? null,
        label: summary?.label ?? null,
        state: summary?.state ?? null,
      },
      safetyCard: (card ?? null) as never,
      flags: await shownFlags(it, flags, 'confirm-caller', { person: person.id }),
      history: contacts.map((one) => {
        const piece = pieces.find((text) => text.contact === one.id);
        const key = keys.get(one.id);
        return {
          id: one.id,
          number: one.number,
          day: one.body.day,
          line: one.body.line,
          category: one.body.category,
          subcategory: one.body.subcategory,
          summary: piece && key ? openTexts(it.keys, key, piece).summary : '',
        };
      }),
    };
  },
});
