import { operation } from '../../../platform/operations/index.ts';
import { carefulCardsOf, findPersonsByNumber, recordsOfSamePersons } from '../../people/index.ts';
import type { PersonId } from '../contact.ts';
import { findNumber as face } from '../contract.ts';
import { findFlagsOf } from '../store/flag-store.ts';
import { findClientsByNumber, isNumberKnown } from '../store/search-store.ts';
import { flagMarks } from './flags.ts';
import { codesOfPersons, isWithheld, numberIndex, readE164 } from './persons.ts';
import { reasonToLookUp } from './reason-to-look-up.ts';

/**
 * Is this number known? The safety card and nothing else: no name, no history, before somebody says "it is this person"
 * (hotline.md section 7). It needs an open contact of one's own, or a purpose that goes on record.
 */
export const findNumber = operation(face, {
  limited: 'look-ups',
  async run(it, input) {
    it.tx.record({ kind: 'hotline.find-number', payload: await reasonToLookUp(it, input) });
    if (isWithheld(input.number)) return { answer: 'withheld' as const, read: null, matches: [], flags: [] };
    const index = numberIndex(it, input.number);
    if (!index) return { answer: 'new' as const, read: null, matches: [], flags: [] };
    const [linked, written, known] = await Promise.all([
      findPersonsByNumber(it, input.number),
      findClientsByNumber(it.tx, index),
      isNumberKnown(it.tx, index),
    ]);
    const ids = [...new Set([...linked.map((one) => one.id as PersonId), ...written])];
    const [summaries, records] = await Promise.all([codesOfPersons(it, ids), recordsOfSamePersons(it, ids)]);
    const present = [...new Set(ids.map((id) => (summaries.get(id)?.survivorId ?? id) as PersonId))]
      .filter((id) => summaries.get(id)?.state !== 'erased')
      .slice(0, 10);
    // whoever was merged was linked first, so her survivor's records are hers
    const recordsOf = new Map(
      present.map((person) => [person, [...records.values()].find((one) => one.includes(person)) ?? [person]]),
    );
    const [running, cards] = await Promise.all([
      findFlagsOf(it.tx, { persons: [...recordsOf.values()].flat() as PersonId[], numberIndex: index }, it.today),
      carefulCardsOf(it, recordsOf),
    ]);
    const ofNumber = running.filter((flag) => flag.numberIndex?.equals(index));
    const matches = present.map((person) => {
      const own = recordsOf.get(person) ?? [];
      const hers = running.filter(
        (flag) => flag.numberIndex?.equals(index) || (flag.person && own.includes(flag.person)),
      );
      return { person, safetyCard: (cards.get(person) ?? null) as never, flags: flagMarks(hers) };
    });
    return {
      answer: present.length > 0 || known ? ('known' as const) : ('new' as const),
      read: readE164(input.number),
      matches,
      flags: flagMarks(ofNumber),
    };
  },
});
