import { operation } from '../../../platform/operations/index.ts';
import { openNumbersOf } from '../../people/index.ts';
import { openCallback as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { openCallBack } from './call-back.ts';
import { isForSupervisor } from './duty.ts';
import { cardsOf, letOut } from './outgoing.ts';
import { codesOfPersons, isWithheld, readE164 } from './persons.ts';

/** The number leaves only here, for this one call, past the gate. */
export const openCallback = operation(face, {
  async run(it, { id, reason }) {
    const { task, call, number, showLine } = await openCallBack(it, id, 'open-callback');
    if (task.state !== 'open') throw refuse('already-settled');
    if (isForSupervisor(task) && !it.may('hotline.supervise')) throw refuse('supervisor-decides');
    const opening = await letOut(it, call, await cardsOf(it, call.persons), reason);
    const codes = await codesOfPersons(it, call.persons);
    const numbers: { value: string; read: string | null; code: string | null }[] = [];
    if (number.trim() !== '' && !isWithheld(number))
      numbers.push({ value: number, read: readE164(number), code: null });
    for (const person of call.persons) {
      for (const value of await openNumbersOf(it, person)) {
        const read = readE164(value);
        if (numbers.some((one) => one.value === value || (read !== null && one.read === read))) continue;
        numbers.push({ value, read, code: codes.get(person)?.code ?? null });
      }
    }
    return { numbers, now: opening.contactNow, isOverride: opening.isOverride, showLine };
  },
});
