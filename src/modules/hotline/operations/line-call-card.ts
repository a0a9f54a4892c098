import type { It } from '../../../platform/operations/index.ts';
import { findPersonsByNumber } from '../../people/index.ts';
import { isWaiting } from '../line-call.ts';
import { actionsOf, type LineAction } from '../line-codes.ts';
import type { LineCallCard } from '../line-contract.ts';
import { type LineCallId, type LineCallRow, putNumberIndex } from '../store/line-call-store.ts';
import { numberPlace } from '../store/refold-call.ts';
import { isNumberKnown } from '../store/search-store.ts';
import { isWithheld, numberIndex } from './persons.ts';

/** Which of its adapter's actions fit the state that a call is in: no other has a button. */
const FITTING: Readonly<Partial<Record<LineAction, (state: string) => boolean>>> = {
  answer: (state) => isWaiting(state) || state === 'lost',
  reject: isWaiting,
  moveToVoicemail: isWaiting,
  hold: (state) => state === 'talking',
  resume: (state) => state === 'held',
  hangup: (state) => state !== 'ended',
};

export const actionsNow = (call: Pick<LineCallRow, 'adapter' | 'state'>): LineAction[] =>
  actionsOf[call.adapter].filter((action) => FITTING[action]?.(call.state) ?? false);

export const cardOfCall = (it: It, call: LineCallRow): LineCallCard => ({
  id: call.id,
  line: call.line,
  lineGroup: call.line_group,
  state: call.state,
  outcome: call.outcome,
  number:
    call.number_state === 'withheld' || call.number_state === 'unavailable'
      ? 'withheld'
      : call.is_known === null
        ? 'not_told'
        : call.is_known
          ? 'known'
          : 'new',
  language: call.language,
  waitedSeconds:
    call.waited_seconds ??
    Math.max(0, Math.round((it.clock.now().getTime() - (call.offered_at ?? call.first_at).getTime()) / 1000)),
  atHead: call.at_head,
  contact: call.contact_id,
  takenBy: call.taken_by,
  isUntaken: call.contact_id === null && call.answered_at !== null && call.adapter === 'webhook',
  actions: actionsNow(call),
});

/**
 * Whether a number is known is found out once a call, by the first session that sees it: the key of the index is in the vault
 * (hotline.md section 7). One row in the log for all that were opened.
 */
export async function lookUpNumbers(it: It, calls: readonly LineCallRow[]): Promise<LineCallRow[]> {
  const fresh = calls.filter((call) => call.sealed_number !== null && call.is_known === null);
  if (fresh.length === 0 || !it.keys.mayIndex('phone')) return [...calls];
  const numbers = await openNumbers(it, fresh, 'look-up');
  const known = new Map<string, boolean>();
  for (const call of fresh) {
    const number = numbers.get(call.id);
    if (number === undefined) continue;
    const index = isWithheld(number) ? null : numberIndex(it, number);
    const isKnown =
      index !== null && ((await isNumberKnown(it.tx, index)) || (await findPersonsByNumber(it, number)).length > 0);
    await putNumberIndex(it.tx, call.id, index, isKnown);
    known.set(call.id, isKnown);
  }
  return calls.map((call) => ({ ...call, is_known: known.get(call.id) ?? call.is_known }));
}

/** The numbers of these calls, opened; those whose key is gone or not held are missing. */
export async function openNumbers(
  it: It,
  calls: readonly LineCallRow[],
  to: string,
): Promise<ReadonlyMap<LineCallId, string>> {
  const sealed = calls.filter((call) => call.sealed_number !== null);
  if (sealed.length === 0) return new Map();
  const keys = await it.keys.openKeys(
    it.tx,
    sealed.map((call) => call.id),
    { kind: 'hotline.open-line-number', payload: { calls: sealed.map((call) => call.id), to } },
  );
  const numbers = new Map<LineCallId, string>();
  for (const call of sealed) {
    const key = keys.get(call.id);
    if (key) numbers.set(call.id, it.keys.openText(key, numberPlace(call.id), call.sealed_number as Buffer));
  }
  return numbers;
}
