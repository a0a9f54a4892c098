import type { It } from '../../../platform/operations/index.ts';
import type { PersonId } from '../person.ts';
import type { ContactAnswer } from '../safety-card.ts';
import { type ShownSafetyCard, safetyCardsOf } from './safety-cards.ts';
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
  return (await carefulCardsOf(it, new Map([[person, records]]))).get(person) ?? null;
}

/** The same for many, whose records are known; a person without any card is not among the answers. */
export async function carefulCardsOf(
  it: It,
  records: ReadonlyMap<PersonId, readonly PersonId[]>,
): Promise<ReadonlyMap<PersonId, ShownSafetyCard>> {
  const cards = await safetyCardsOf(it, [...new Set([...records.values()].flat())]);
  return new Map(
    [...records].flatMap(([person, ids]): [PersonId, ShownSafetyCard][] => {
      const worst = ids
        .flatMap((id) => cards.get(id) ?? [])
        .reduce<ShownSafetyCard | null>((a, b) => (a && moreCareful(a.now, b.now) === a.now ? a : b), null);
      return worst ? [[person, worst]] : [];
    }),
  );
}
