import { operation } from '../../../platform/operations/index.ts';
import { openMissed as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { callOfMissed, openMissedRow } from './missed.ts';
import { cardsOf, letOut } from './outgoing.ts';
import { codesOfPersons, readE164 } from './persons.ts';

/** The number of a missed call, past the same gate as every outgoing call. Unknown callers are not called back by default. */
export const openMissed = operation(face, {
  async run(it, { id, reason }) {
    const row = await openMissedRow(it, id);
    const { call, number } = await callOfMissed(it, row);
    if (number === '') throw refuse('no-number');
    const cards = await cardsOf(it, call.persons);
    const opening = await letOut(it, call, cards, reason);
    const codes = await codesOfPersons(it, call.persons);
    return {
      number,
      read: readE164(number),
      now: opening.contactNow,
      isOverride: opening.isOverride,
      persons: cards.map(({ person, safetyCard }) => ({
        person,
        code: codes.get(person)?.code ?? null,
        safetyCard: safetyCard as never,
      })),
    };
  },
});
