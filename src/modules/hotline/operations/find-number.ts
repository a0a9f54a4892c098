import { operation } from '../../../platform/operations/index.ts';
import { carefulCardOf, findPersonsByNumber } from '../../people/index.ts';
import type { PersonId } from '../contact.ts';
import { findNumber as face } from '../contract.ts';
import { findClientsByNumber, isNumberKnown } from '../store/search-store.ts';
import { flagMarks, runningFlagsOf } from './flags.ts';
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
    const summaries = await codesOfPersons(it, ids);
    const present = [...new Set(ids.map((id) => (summaries.get(id)?.survivorId ?? id) as PersonId))]
      .filter((id) => summaries.get(id)?.state !== 'erased')
      .slice(0, 10);
    // asked of everybody in one breath
    const [ofNumber, matches] = await Promise.all([
      runningFlagsOf(it, { persons: [], numberIndex: index }),
      Promise.all(
        present.map(async (person) => {
          const [safetyCard, flags] = await Promise.all([
            carefulCardOf(it, person),
            runningFlagsOf(it, { persons: [person], numberIndex: index }),
          ]);
          return { person, safetyCard: safetyCard as never, flags: flagMarks(flags) };
        }),
      ),
    ]);
    return {
      answer: present.length > 0 || known ? ('known' as const) : ('new' as const),
      read: readE164(input.number),
      matches,
      flags: flagMarks(ofNumber),
    };
  },
});
