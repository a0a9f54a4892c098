import { operation } from '../../../platform/operations/index.ts';
import { refuse } from '../errors.ts';
import { getSafetyCard as face } from '../safety-card-contract.ts';
import { findPerson } from '../store/person-store.ts';
import { safetyCardOf } from './safety-cards.ts';

/** Her identity stays closed: only the key of the card is opened. */
export const getSafetyCard = operation(face, {
  async run(it, { id }) {
    const person = await findPerson(it.tx, id);
    if (!person) throw refuse('not-found');
    if (person.state === 'erased') throw refuse('person-erased');
    const card = await safetyCardOf(it, id);
    return {
      id,
      code: person.code ?? '',
      safetyCard: card && { ...card, ways: [...card.ways], hours: card.hours && [...card.hours] },
    };
  },
});
