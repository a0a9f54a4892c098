import { createHash, createHmac } from 'node:crypto';
import type { Tx } from '../../../platform/database/index.ts';
import { newId } from '../../../platform/kernel/index.ts';
import { insertWraps, type ServerKey, sealOutside } from '../../../platform/vault/index.ts';
import type { CallEventType } from '../line-codes.ts';
import {
  type LineCallId,
  type LineForEvents,
  putLineEvent,
  putLineNumber,
  type Verdict,
} from '../store/line-call-store.ts';
import { callDay, numberPlace, refoldCall } from '../store/refold-call.ts';

/**
 * One event of a call, from whomever it comes: kept once, and the call folded anew in the same transaction. The number is
 * sealed to the duty desk before it reaches a table, with nobody signed in as with somebody.
 */
export interface TakenEvent {
  /** of a call that begins by hand: its own id is its name */
  readonly id?: LineCallId;
  /** how the exchange calls the call and the leg; kept as keyed hashes */
  readonly source: string;
  readonly callName: string;
  readonly legName: string | null;
  readonly seq: number;
  readonly type: CallEventType;
  readonly at: Date;
  readonly callerNumber: string;
  readonly numberState: string | null;
  readonly language: string | null;
  readonly rawRef: string | null;
  /** the bytes that were signed, with their signature; by hand: what says the same */
  readonly message: string | Buffer;
}

export async function takeLineEvent(
  tx: Tx,
  serverKey: ServerKey,
  line: LineForEvents,
  event: TakenEvent,
  received: Date,
): Promise<{ readonly call: LineCallId; readonly verdict: Verdict }> {
  const hashed = keyedHash(serverKey, tx.actor.org);
  const numberState = event.callerNumber === '' ? event.numberState : (event.numberState ?? 'known');
  const put = await putLineEvent(
    tx,
    line,
    {
      callKey: hashed('call', line.line, event.source, event.callName),
      newId: event.id ?? newId<'line-call'>(),
      seq: event.seq,
      type: event.type,
      at: event.at,
      legKey: event.legName === null ? null : hashed('leg', line.line, event.source, event.legName),
      numberState,
      language: event.language,
      rawRef: event.rawRef,
      message: createHash('sha256').update(event.message).digest(),
      content: hashed(
        'content',
        event.type,
        event.at.toISOString(),
        event.legName,
        event.callerNumber,
        numberState,
        event.language,
        event.rawRef,
      ),
      received,
    },
    callDay(event.at, line),
  );
  if (put.verdict !== 'stored') return put;
  if (put.needsNumber && event.callerNumber.trim() !== '' && event.numberState !== 'withheld') {
    const { sealed, wrap } = sealOutside(tx.actor.org, line.desk, {
      keyId: put.call,
      place: numberPlace(put.call),
      text: event.callerNumber,
    });
    await Promise.all([insertWraps(tx, [wrap]), putLineNumber(tx, put.call, sealed)]);
  }
  await refoldCall(tx, put.call, line);
  return put;
}

/** Under the server's key: whoever holds the table alone cannot try out names or numbers. */
const keyedHash =
  (serverKey: ServerKey, org: string) =>
  (...parts: readonly (string | null)[]): Buffer =>
    createHmac('sha256', serverKey.key)
      .update(JSON.stringify(['wayout', 'line-event', org, ...parts]))
      .digest();
