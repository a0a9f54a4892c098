import type { It } from '../../../platform/operations/index.ts';
import type { PersonId } from '../person.ts';
import type { ContactAnswer } from '../safety-card.ts';
import { type ShownSafetyCard, safetyCardOf } from './safety-cards.ts';
import { recordsOfSamePerson } from './same-person.ts';

const WORST_FIRST: readonly ContactAnswer[] = ['no', 'expired', 'outside_hours', 'no_card', 'ask', 'yes'];

/** The more careful of two answers (hotline.md section 7, rule 7). */
export const moreCareful = (a: ContactAnswer, b: ContactAnswer): ContactAnswer =>
  WORST_FIRST.indexOf(a) <= WORST_FIRST.indexOf(b) ? a : b;

/**
 * Of the cards that were written for this person under any of her linked records the most careful one; null where there is
 * none. Each that is opened is an act on record.
 * @param besides a record whose card is known already
 */
export async function carefulCardOf(it: It, person: PersonId, besides?: PersonId): Promise<ShownSafetyCard | null> {
  const records = (await recordsOfSamePerson(it, person)).filter((record) => record !== besides);
  const cards = await Promise.all(records.map((record) => safetyCardOf(it, record)));
  return cards.reduce((worst, card) => {
    if (!card || !worst) return card ?? worst;
    return moreCareful(worst.now, card.now) === worst.now ? worst : card;
  }, null);
}
