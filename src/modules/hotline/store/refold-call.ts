import type { Tx } from '../../../platform/database/index.ts';
import { weekdayOf } from '../../../platform/kernel/index.ts';
import type { Place } from '../../../platform/vault/index.ts';
import { foldCall } from '../line-call.ts';
import { isOpenAt } from '../line-hours.ts';
import { localMinute } from '../local-minute.ts';
import {
  type CallDay,
  findCountedEvents,
  type LineCallId,
  type LineForEvents,
  putLineCall,
} from './line-call-store.ts';

/** A call's row worked out anew from the events that count; the same events give the same row. */
type Calendar = Pick<LineForEvents, 'zone' | 'hours'>;

/** @param line null: its day and hours stay as they are, as they do once its times are cut */
export async function refoldCall(tx: Tx, call: LineCallId, line: Calendar | null): Promise<void> {
  const { events, timedOut, kept } = await findCountedEvents(tx, call);
  const folded = foldCall(events, timedOut, kept);
  const begun = folded.offeredAt ?? folded.firstAt;
  await putLineCall(tx, call, folded, line && begun !== null && !kept ? callDay(new Date(begun), line) : null);
}

/** A call belongs to the day on which it began, in the organisation's zone. */
export function callDay(at: Date, line: Calendar): CallDay {
  const { day, hour, minute } = localMinute(at, line.zone);
  const weekday = weekdayOf(day);
  return { day, hour, weekday, month: day.slice(0, 7), openHours: isOpenAt(line.hours, weekday, minute) };
}

/** Where the number of a call lies sealed, under a key with the call's id. */
export const numberPlace = (call: LineCallId): Place => ({
  table: 'hotline.line_call',
  row: call,
  column: 'sealed_number',
  version: 1,
});
