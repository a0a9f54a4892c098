import { operation } from '../../../platform/operations/index.ts';
import { getCallback as face } from '../contract.ts';
import { findOutgoing } from '../store/outgoing-store.ts';
import { openCallBack } from './call-back.ts';
import { shownDuty } from './duty.ts';
import { cardsOf, nowOf } from './outgoing.ts';
import { codesOfPersons } from './persons.ts';

/** What one must know before calling: the cards first. The number is not among it. */
export const getCallback = operation(face, {
  async run(it, { id }) {
    const { task, call, agreed, note, showLine } = await openCallBack(it, id, 'get-callback');
    const cards = await cardsOf(it, call.persons);
    const [duty, outgoing, codes] = await Promise.all([
      shownDuty(it, task),
      findOutgoing(it.tx, id),
      codesOfPersons(it, call.persons),
    ]);
    return {
      duty,
      note,
      now: nowOf(it, call, cards),
      persons: cards.map(({ person, safetyCard }) => ({
        person,
        code: codes.get(person)?.code ?? null,
        safetyCard: safetyCard as never,
      })),
      hours: agreed.hours as number[] | null,
      showLine,
      attempts: outgoing.map((one) => ({
        day: one.day,
        hour: one.hour,
        by: one.madeBy,
        result: one.result,
        isOverride: one.isOverride,
      })),
    };
  },
});
