import { operation } from '../../../platform/operations/index.ts';
import { listMissed as face } from '../contract.ts';
import { findOpenMissed, findSettledMissed } from '../store/missed-store.ts';
import { gatherMissed } from './gather-missed.ts';
import { shownMissed } from './missed.ts';

/** Whoever opens the list first puts what arrived at night to its numbers. */
export const listMissed = operation(face, {
  async run(it, { settled }) {
    await gatherMissed(it);
    const rows = await (settled === 'yes' ? findSettledMissed(it.tx) : findOpenMissed(it.tx));
    it.tx.record({ kind: 'hotline.list-missed', payload: { settled, count: rows.length } });
    return shownMissed(it, rows, 'list-missed');
  },
});
