import { operation } from '../../../platform/operations/index.ts';
import { findTask, settleTask, type TaskId } from '../../../platform/tasks/index.ts';
import type { ContactId } from '../contact.ts';
import { reviewItem as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { findContact } from '../store/contact-store.ts';
import { markSeen } from '../store/outgoing-store.ts';
import { putReview } from '../store/supervision-store.ts';
import { duressKind } from './raise-duress.ts';

const done = { done: true as const };

/** Seen, a talk offered, checked: by whom and on which day is kept. Dealt with twice is dealt with once. */
export const reviewItem = operation(face, {
  async run(it, { id, kind }) {
    if (kind === 'duress' || kind === 'handover') {
      const task = await findTask(it.tx, id as TaskId);
      if (task?.kind !== (kind === 'duress' ? duressKind : 'hotline.accept-handover')) throw refuse('not-found');
      if (task.state === 'open')
        await settleTask(it.tx, { id: task.id, revision: task.revision }, { result: 'seen', on: it.today });
      return done;
    }
    if (kind === 'override') {
      if (await markSeen(it.tx, id, it.today)) it.tx.record({ kind: 'hotline.review', payload: { kind, source: id } });
      return done;
    }
    const contact = await findContact(it.tx, id as unknown as ContactId);
    if (contact?.state !== 'finalised') throw refuse('not-found');
    await putReview(it.tx, { kind, source: id, group: contact.group, on: it.today });
    it.tx.record({ kind: 'hotline.review', payload: { kind, contact: contact.id } });
    return done;
  },
});
