import { newId } from '../../../platform/kernel/index.ts';
import type { Job } from '../../../platform/operations/index.ts';
import { deleteWraps } from '../../../platform/vault/index.ts';
import { settledHours, silentHours } from '../line-call.ts';
import { cutOldCalls, giveUpSilentCalls, noteMissedCalls } from '../store/line-call-store.ts';
import { insertArrived } from '../store/missed-store.ts';
import { numberPlace, refoldCall } from '../store/refold-call.ts';

const HOUR = 3_600_000;
const EXACT_DAYS = 30;

/** A call of whose end nobody has told for four hours ended nobody knows how. It is never taken for an abandoned one. */
export const giveUpSilent: Job = {
  id: 'hotline.give-up-silent-calls',
  everySeconds: 5 * 60,
  async run(tx) {
    for (const { id } of await giveUpSilentCalls(tx, new Date(Date.now() - silentHours * HOUR))) {
      await refoldCall(tx, id, null);
    }
  },
};

/**
 * After thirty days the times of a call are cut to the hour and its number is gone with its key; what a contact wrote down lies
 * with the contact (security.md section 3.1).
 */
export const cutLineTimes: Job = {
  id: 'hotline.cut-line-times',
  everySeconds: 60 * 60,
  async run(tx) {
    const cut = await cutOldCalls(tx, new Date(Date.now() - EXACT_DAYS * settledHours * HOUR));
    if (cut.length > 0) await deleteWraps(tx, cut);
  },
};

/** Events come shuffled: an end may be told before the answer. A call that rang in vain is missed when it has been over a minute. */
const SETTLES = 60_000;

/** Calls that ended without anybody go to the missed list, each once, with the number as it lies sealed. */
export const noteMissedLineCalls: Job = {
  id: 'hotline.note-missed-calls',
  everySeconds: 60,
  async run(tx) {
    for (const call of await noteMissedCalls(tx, new Date(Date.now() - SETTLES))) {
      const { group, line, day, hour, sealedNumber: sealed } = call;
      await insertArrived(tx, {
        id: newId<'missed-attempt'>(),
        group,
        line,
        day,
        hour,
        voicemail: call.outcome === 'voicemail_left',
        number: sealed && { keyId: call.id, place: numberPlace(call.id), sealed },
      });
    }
  },
};

export const lineJobs: readonly Job[] = [noteMissedLineCalls, giveUpSilent, cutLineTimes];
