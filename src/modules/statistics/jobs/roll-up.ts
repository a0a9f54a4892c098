import { type Day, type Month, monthOf } from '../../../platform/kernel/index.ts';
import type { Job } from '../../../platform/operations/index.ts';
import { type Rollups, rollUpTurn } from '../store/roll-up-turn.ts';

/** Counts ahead what changed. Only a matter of speed: no figure waits for it. */
export const rollUp = (rollups: Rollups): Job => ({
  id: 'statistics.roll-up',
  everySeconds: 60,
  async run(tx) {
    await rollUpTurn(tx, rollups, thisMonth());
  },
});

/** By universal time: a month that has begun elsewhere already is read live for some hours. */
const thisMonth = (): Month => monthOf(new Date().toISOString().slice(0, 10) as Day);
