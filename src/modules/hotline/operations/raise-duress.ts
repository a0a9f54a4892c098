import { newId } from '../../../platform/kernel/index.ts';
import { operation } from '../../../platform/operations/index.ts';
import { addTask, findTasksOf } from '../../../platform/tasks/index.ts';
import { raiseDuress as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { defaultUntil } from '../flag.ts';
import { findContactForChange } from '../store/contact-store.ts';
import { findFlagsOf, insertFlag } from '../store/flag-store.ts';
import { beginPiece } from '../store/own-piece.ts';
import type { FlagWords } from './flags.ts';
import { targetOfContact } from './set-flag.ts';

export const duressKind = 'hotline.duress';

/**
 * Somebody said the word. The flag stands on whoever the contact is with; a supervisor finds a new item in her queue. The
 * answer says nothing that a person looking over a shoulder could read.
 */
export const raiseDuress = operation(face, {
  async run(it, { id }) {
    const contact = await findContactForChange(it.tx, id);
    if (!contact || contact.state === 'discarded') throw refuse('not-found');
    if (contact.owner !== it.actor.user) throw refuse('not-owner');
    const [flags, tasks] = await Promise.all([
      findFlagsOf(it.tx, { persons: [], numberIndex: null, contact: id }),
      findTasksOf(it.tx, id),
    ]);
    if (!flags.some((flag) => flag.kind === 'duress_word' && flag.clearedOn === null)) {
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
    if (!tasks.some((task) => task.kind === duressKind && task.state === 'open')) {
      await addTask(it.tx, {
        id: newId<'task'>(),
        kind: duressKind,
        source: { kind: 'hotline.contact', id },
        group: contact.group,
        assignee: null,
        dueDay: it.today,
        dueMinute: null,
        state: 'open',
        result: null,
        attempts: 0,
        revision: 1,
        text: null,
        madeBy: it.actor.user,
        madeOn: it.today,
        endedOn: null,
      });
      it.tx.emit({ kind: 'hotline.queue-item-added', payload: { contact: id } });
    }
    it.tx.record({ kind: 'hotline.raise-duress', payload: { contact: id } });
    return { done: true as const };
  },
});
