import { operation } from '../../../platform/operations/index.ts';
import { clearFlag as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import { findFlag, markCleared } from '../store/flag-store.ts';
import { shownFlags } from './flags.ts';

/** Ended today, by whom is kept; why stands in the sealed log. One that has ended stays as it ended. */
export const clearFlag = operation(face, {
  async run(it, { id, reason }) {
    const flag = await findFlag(it.tx, id);
    if (!flag) throw refuse('not-found');
    const cleared = flag.clearedOn ? flag : { ...flag, clearedBy: it.actor.user, clearedOn: it.today };
    if (!flag.clearedOn) {
      await markCleared(it.tx, flag, it.today);
      it.tx.record({ kind: 'hotline.clear-flag', payload: { flag: id, kind: flag.kind, reason } });
    }
    const [shown] = await shownFlags(it, [cleared], 'clear-flag', { flag: cleared.id });
    if (!shown) throw refuse('not-found');
    return shown;
  },
});
