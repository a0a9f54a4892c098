import { addDays } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { openForServer, SealBroken, sealForServer } from '../../../platform/vault/index.ts';
import type { ContactId } from '../contact.ts';
import type { ContactRecord } from '../store/contact-record.ts';

/**
 * For 72 hours, to the minute, from its closing an author corrects a contact. No finer time than the day of an act stands in
 * clear, so the minute is sealed under the server's key: it tells when somebody of the staff pressed a key, nothing of a caller.
 */
const WINDOW = 72 * 3_600_000;
const DAYS = 3;

const contextOf = (it: It, id: ContactId) => ({
  org: it.actor.org,
  table: 'hotline.contact',
  row: id,
  column: 'closed_at',
  version: 1,
});

export const sealedMinute = (it: It, id: ContactId): Buffer =>
  sealForServer(it.serverKey, contextOf(it, id), Buffer.from(String(Math.floor(it.clock.now().getTime() / 60_000))));

/** Of a contact without a minute (closed before one was kept, brought in by a file) three days count. */
export function isAuthorsTime(it: It, { id, closedAt, finalisedOn }: ContactRecord): boolean {
  if (finalisedOn === null || addDays(finalisedOn, DAYS) < it.today) return false;
  const minute = closedAt && minuteOf(it, id, closedAt);
  return minute === null || it.clock.now().getTime() < minute * 60_000 + WINDOW;
}

/** null under another pepper than the one it was sealed with: three days count then, as they do without a minute. */
function minuteOf(it: It, id: ContactId, sealed: Buffer): number | null {
  try {
    return Number(openForServer(it.serverKey, contextOf(it, id), sealed).toString());
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}
