import { addDays, localTime } from '../../../platform/kernel/index.ts';
import type { Job } from '../../../platform/operations/index.ts';
import { zoneOf } from '../store/draft-reminder-store.ts';
import { endOldBatches, forgetOldErrors } from '../store/import-list-store.ts';

/** A checked file waits so many days to be imported; the sealed copy of it is somebody's story lying about. */
const WAITS_DAYS = 7;
/** The places of errors are of use while the file is mended. */
const ERRORS_DAYS = 90;

export const endImports: Job = {
  id: 'hotline.end-imports',
  everySeconds: 6 * 3600,
  async run(tx) {
    const { day } = localTime(new Date(), await zoneOf(tx));
    const ended = await endOldBatches(tx, addDays(day, -WAITS_DAYS));
    await forgetOldErrors(tx, addDays(day, -ERRORS_DAYS));
    if (ended > 0) tx.record({ kind: 'hotline.end-imports', payload: { count: ended } });
  },
};
