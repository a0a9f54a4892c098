import { operation } from '../../../platform/operations/index.ts';
import * as contract from '../alarm-contract.ts';
import { refuse } from '../errors.ts';
import type { LookUpPurpose } from '../look-up-purposes.ts';
import { findOpenAlarms, settleAlarm } from '../store/alarm-store.ts';

export const listSearchAlarms = operation(contract.listSearchAlarms, {
  async run(it) {
    const rows = await findOpenAlarms(it.tx);
    it.tx.record({ kind: 'people.list-search-alarms', payload: { count: rows.length } });
    return {
      alarms: rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        user: row.user_id,
        purpose: row.purpose as LookUpPurpose,
        day: row.made_on,
        hour: row.hour,
      })),
    };
  },
});

/** Nobody settles an alarm of her own: for her there is none. */
export const settleSearchAlarm = operation(contract.settleSearchAlarm, {
  async run(it, { id, result }) {
    const user = await settleAlarm(it.tx, id, result, it.today);
    if (!user) throw refuse('not-found');
    it.tx.record({ kind: 'people.settle-search-alarm', payload: { alarm: id, user, result } });
    return null;
  },
});
