import type { DomainEvent, Tx } from '../../../platform/database/index.ts';
import { localTime } from '../../../platform/kernel/index.ts';
import { endTasksAmong } from '../../../platform/tasks/index.ts';
import { zoneOf } from '../store/draft-reminder-store.ts';
import { destroyContactsOf, dropPerson, findCallbacksTo, rememberForgotten } from '../store/forget-store.ts';

/** What somebody is to do for her or with her; a question about the record itself stays with the record. */
const PROMISES = ['hotline.callback', 'hotline.follow-up', 'hotline.will-call'];

/**
 * A person was erased: the words and numbers of her contacts go and every id beside her, and what was promised to her alone
 * is ended; the coded rows and the random key they are counted under stay.
 */
export async function forgetPerson(tx: Tx, event: DomainEvent): Promise<void> {
  const { person } = event.payload;
  if (typeof person !== 'string') return;
  const [destroyed, callbacks, zone] = await Promise.all([
    destroyContactsOf(tx, person),
    findCallbacksTo(tx, person),
    zoneOf(tx),
  ]);
  const ended = await endTasksAmong(tx, {
    sources: destroyed,
    tasks: callbacks,
    kinds: PROMISES,
    state: 'dropped',
    result: 'person_erased',
    on: localTime(new Date(), zone).day,
  });
  await rememberForgotten(tx, person);
  await dropPerson(tx, person);
  if (destroyed.length > 0) tx.record({ kind: 'hotline.destroy-texts', payload: { person, count: destroyed.length } });
  if (ended > 0) tx.record({ kind: 'hotline.end-promises', payload: { person, count: ended } });
}
