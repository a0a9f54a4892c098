import { operation } from '../../../platform/operations/index.ts';
import { getMissedOutline as face } from '../contract.ts';
import { hasRisen } from '../missed-call.ts';
import { findArrived, findOpenMissed } from '../store/missed-store.ts';

/** Asked by every desk twice a minute: when and where it rang. Nothing is opened, so nothing stands on record for it. */
export const getMissedOutline = operation(face, {
  async run(it) {
    const [rows, arrived] = await Promise.all([findOpenMissed(it.tx), findArrived(it.tx)]);
    return {
      arrived: arrived.length,
      rows: rows.map((row) => ({
        id: row.id,
        line: row.line,
        attempts: row.attempts,
        last: { ...row.last },
        voicemail: row.voicemail,
        isWithheld: row.numberIndex === null,
        hasRisen: hasRisen(row.first, { day: it.today, hour: it.hour }),
        revision: row.revision,
      })),
    };
  },
});
