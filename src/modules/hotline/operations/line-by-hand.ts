import { newId } from '../../../platform/kernel/index.ts';
import { checkInput, type It, type Operation, operation } from '../../../platform/operations/index.ts';
import type { ContactId } from '../contact.ts';
import type { ContactHead } from '../contact-shapes.ts';
import { recordContact as recordFace } from '../contract.ts';
import { isWaiting } from '../line-call.ts';
import type { CallEventType, LineAction } from '../line-codes.ts';
import * as contract from '../line-contract.ts';
import { refuseLine } from '../line-errors.ts';
import { findContact } from '../store/contact-store.ts';
import {
  findLineCallForChange,
  type LineCallId,
  type LineCallRow,
  type LineForEvents,
  nextSeq,
  takeCall,
} from '../store/line-call-store.ts';
import { headOf } from './contact-head.ts';
import { pastDraftLimit } from './guards.ts';
import { actionsNow, cardOfCall, lookUpNumbers, openNumbers } from './line-call-card.ts';
import { lineOfCall } from './line-of-call.ts';
import { isWithheld } from './persons.ts';
import { recordContact } from './record-contact.ts';
import { takeLineEvent } from './take-line-event.ts';

/**
 * The manual adapter: a telephone stands beside the desk, and whoever holds it says what it does. The same events, the same
 * fold; and whatever opens a draft opens it with line, start and number in it (hotline.md section 9).
 */
const EVENT_OF: Readonly<Partial<Record<LineAction, readonly CallEventType[]>>> = {
  answer: ['answered'],
  reject: ['abandoned'],
  hold: ['held'],
  resume: ['resumed'],
  hangup: ['ended'],
  moveToVoicemail: ['voicemailStarted', 'voicemailLeft'],
};

interface Told {
  readonly id: LineCallId;
  readonly seq: number;
  readonly type: CallEventType;
  readonly callerNumber?: string;
  readonly numberState?: string | null;
  readonly language?: string | null;
}

async function tell(it: It, line: LineForEvents, told: Told): Promise<void> {
  const at = it.clock.now();
  const { id, seq, type } = told;
  await takeLineEvent(
    it.tx,
    it.serverKey,
    line,
    {
      source: 'manual',
      id,
      callName: id,
      legName: null,
      seq,
      type,
      at,
      callerNumber: told.callerNumber ?? '',
      numberState: told.numberState ?? null,
      language: told.language ?? null,
      rawRef: null,
      message: `${it.actor.user}.${id}.${seq}`,
    },
    at,
  );
}

export const noteLineCall = operation(contract.noteLineCall, {
  async run(it, input) {
    const line = await lineOfCall(it, input.line);
    if (line.adapter !== 'manual') throw refuseLine('not-supported', { path: ['line'] });
    const id = newId<'line-call'>();
    const hidden = isWithheld(input.callerNumber);
    const number = {
      callerNumber: hidden ? '' : input.callerNumber.trim(),
      numberState: hidden ? 'withheld' : (input.numberState ?? null),
      language: input.language ?? null,
    };
    await tell(it, line, { id, seq: 1, type: 'call.offered', ...number });
    it.tx.record({ kind: 'hotline.note-line-call', payload: { call: id, line: line.line, answered: input.answered } });
    if (input.answered) await tell(it, line, { id, seq: 2, type: 'answered' });
    return answerWith(it, id, input.answered);
  },
});

export const actOnLine = operation(contract.actOnLine, {
  async run(it, { id, action }) {
    const call = await callOf(it, id);
    const events = EVENT_OF[action] ?? [];
    const line = await lineOfCall(it, call.line);
    if (call.adapter !== 'manual' || line.adapter !== 'manual' || events.length === 0)
      throw refuseLine('not-supported');
    if (!actionsNow(call).includes(action)) throw refuseLine('wrong-state', { data: { state: call.state } });
    if (action === 'answer' && call.taken_by !== null && call.taken_by !== it.actor.user && !isWaiting(call.state))
      throw refuseLine('already-taken');
    let seq = await nextSeq(it.tx, call.id);
    for (const type of events) await tell(it, line, { id: call.id, seq: seq++, type });
    it.tx.record({ kind: 'hotline.act-on-line', payload: { call: id, action } });
    return answerWith(it, id, action === 'answer');
  },
});

/** Answered at the telephone: whoever holds it says so, once. */
export const takeLineCall = operation(contract.takeLineCall, {
  async run(it, { id }) {
    const call = await callOf(it, id);
    if (isWaiting(call.state) || call.answered_at === null)
      throw refuseLine('wrong-state', { data: { state: call.state } });
    if (call.contact_id !== null && call.taken_by !== it.actor.user) throw refuseLine('already-taken');
    it.tx.record({ kind: 'hotline.take-line-call', payload: { call: id } });
    return answerWith(it, id, true);
  },
});

async function callOf(it: It, id: LineCallId): Promise<LineCallRow> {
  const call = await findLineCallForChange(it.tx, id);
  if (!call) throw refuseLine('not-found');
  return call;
}

/** The call as it is now, and its draft where one is due. */
async function answerWith(it: It, id: LineCallId, drafted: boolean) {
  const call = await callOf(it, id);
  const contact = drafted ? await draftOf(it, call) : null;
  const [now] = await lookUpNumbers(it, [
    { ...call, ...(contact && { contact_id: contact.id, taken_by: it.actor.user }) },
  ]);
  return { call: cardOfCall(it, now ?? call), contact };
}

/** The draft of a call; begun, if there is none, with what the line knows. */
async function draftOf(it: It, call: LineCallRow): Promise<ContactHead> {
  if (call.contact_id !== null) {
    const there = await findContact(it.tx, call.contact_id);
    if (there) return headOf(there);
  }
  const numbers = await openNumbers(it, [call], 'draft');
  const id: ContactId = newId<'contact'>();
  const hidden = call.number_state === 'withheld' || call.number_state === 'unavailable';
  const began = call.answered_at ?? call.offered_at ?? call.first_at;
  const head = (await (recordContact as Operation).run(
    pastDraftLimit(it),
    checkInput(recordFace.input, {
      id,
      line: call.line,
      direction: 'in',
      channel: 'phone',
      startedAt: began.toISOString(),
      ...(numbers.has(call.id) ? { callerNumber: numbers.get(call.id) } : {}),
      ...(hidden ? { numberState: call.number_state } : {}),
      ...(call.language ? { language: call.language } : {}),
    }),
  )) as ContactHead;
  await takeCall(it.tx, call.id, id, it.actor.user);
  return head;
}
