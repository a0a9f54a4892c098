import { operation } from '../../../platform/operations/index.ts';
import { findOpenTasks } from '../../../platform/tasks/index.ts';
import { countSupervision as face } from '../contract.ts';
import { duressKind } from './raise-duress.ts';

/** Asked every few seconds by a supervisor's desk: a number, nothing is opened, nothing stands on record for it. */
export const countSupervision = operation(face, {
  async run(it) {
    const open = await findOpenTasks(it.tx, { kinds: [duressKind], user: null, until: it.today, limit: 100 });
    return { urgent: open.length };
  },
});
