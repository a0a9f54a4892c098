import { newId, Refusal } from '../../../platform/kernel/index.ts';
import { checkInput, type It, type Operation, operation } from '../../../platform/operations/index.ts';
import { addTask, findTasksOf, newTask } from '../../../platform/tasks/index.ts';
import type { ContactId } from '../contact.ts';
import type { Changes } from '../contact-fields.ts';
import { raiseDuress as face, recordContact as recordFace } from '../contract.ts';
import { refuse } from '../errors.ts';
import { defaultUntil } from '../flag.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import { findContactForChange, lockContact } from '../store/contact-store.ts';
import { findFlagsOf, insertFlag } from '../store/flag-store.ts';
import { beginPiece } from '../store/own-piece.ts';
import type { FlagWords } from './flags.ts';
import { dutyDesk, pastDraftLimit } from './guards.ts';
import { recordContact } from './record-contact.ts';
import { targetOfContact } from './set-flag.ts';

export const duressKind = 'hotline.duress';

/**
 * Somebody said the word. The flag stands on whoever the contact is with; a supervisor finds a new item in her queue. It
 * always arrives: a contact that is not here yet is begun, past every limit; of one that was thrown away the call for help
 * alone is left. The answer says nothing that a person looking over a shoulder could read.
 */
export const raiseDuress = operation(face, {
  async run(it, { id, known }) {
    const [, there] = await Promise.all([lockContact(it.tx, id), findContactForChange(it.tx, id)]);
    const contact = there ?? (await begun(it, id, known ?? {}));
    if (contact && !isHers(it, contact)) throw refuse('not-owner');
    if (contact && contact.state !== 'discarded') await flagWhoeverItIs(it, contact);
    await tellSupervisors(it, id);
    it.tx.record({ kind: 'hotline.raise-duress', payload: { contact: id } });
    return { done: true as const };
  },
});

/** She writes it, or talked, or had it before a supervisor took it over meanwhile. */
const isHers = (it: It, { owner, takenFrom, recordedBy, body }: ContactRecord): boolean =>
  [owner, takenFrom, recordedBy, body.consultant].includes(it.actor.user);

/** The draft that did not reach the server: with what is known, else with nothing; undefined: not even that. */
async function begun(it: It, id: ContactId, known: Changes): Promise<ContactRecord | undefined> {
  for (const given of [known, {}]) {
    try {
      const input = checkInput(recordFace.input, { id, ...given });
      await (recordContact as Operation).run(pastDraftLimit(it), input);
      return await findContactForChange(it.tx, id);
    } catch (error) {
      // refused before anything was written: help is called all the same
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return undefined;
}

async function flagWhoeverItIs(it: It, contact: ContactRecord): Promise<void> {
  const { id } = contact;
  const flags = await findFlagsOf(it.tx, { persons: [], numberIndex: null, contact: id });
  if (flags.some((flag) => flag.kind === 'duress_word' && flag.clearedOn === null)) return;
  const target = await targetOfContact(it, id);
  const flag = newId<'flag'>();
  const words: FlagWords = { reason: '', numberEnd: target.numberEnd };
  const piece = beginPiece(it.keys, contact.group, 'hotline.flag', flag, words);
  await insertFlag(it.tx, {
    id: flag,
    group: contact.group,
    kind: 'duress_word',
    ...target,
    from: it.today,
    until: defaultUntil('duress_word', it.today),
    sealed: piece.sealed,
    setBy: it.actor.user,
    setOn: it.today,
    clearedBy: null,
    clearedOn: null,
  });
  await it.keys.putWraps(it.tx, piece.wraps);
}

async function tellSupervisors(it: It, id: ContactId): Promise<void> {
  const tasks = await findTasksOf(it.tx, id);
  if (tasks.some((task) => task.kind === duressKind && task.state === 'open')) return;
  await addTask(
    it.tx,
    newTask({
      id: newId<'task'>(),
      kind: duressKind,
      source: { kind: 'hotline.contact', id },
      group: dutyDesk(it),
      dueDay: it.today,
      madeBy: it.actor.user,
      madeOn: it.today,
    }),
  );
  it.tx.emit({ kind: 'hotline.queue-item-added', payload: { contact: id } });
}
