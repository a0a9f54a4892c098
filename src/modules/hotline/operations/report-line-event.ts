import { organisations } from '../../../platform/access/index.ts';
import { Refusal } from '../../../platform/kernel/index.ts';
import { checkInput, type SignedRequest, type WebhookIt, webhook } from '../../../platform/operations/index.ts';
import { SealBroken } from '../../../platform/vault/index.ts';
import { reportLineEvent as face } from '../line-contract.ts';
import { refuseLine } from '../line-errors.ts';
import { findWebhookLine, putLineState } from '../store/line-call-store.ts';
import { findWebhookKeys } from '../store/line-port-store.ts';
import { type LineGate, lineGate } from './line-gate.ts';
import { isSignature, lineIdOf, openLineKey, readLineId, signedWithin } from './line-key.ts';
import { takeLineEvent } from './take-line-event.ts';

/**
 * An exchange tells one event. Until the signature holds, nothing of the message is believed: of the body only the line's id is
 * read, to find the secret. A refusal stores nothing.
 */
export const reportLineEvent = webhook(face, {
  maxBytes: 16 * 1024,
  begin(it, limit) {
    const gate = lineGate(it.clock, limit, it.settings.lineEventsPerMinute, () => keysOfAllLines(it));
    return (request) => report(it, gate, request);
  },
});

async function report(it: WebhookIt, gate: LineGate, request: SignedRequest) {
  const timestamp = request.header('x-wayout-timestamp') ?? '';
  const signature = request.header('x-wayout-signature') ?? '';
  const isSigned = /^\d{1,12}$/.test(timestamp) && signature !== '';
  const body = readJson(request.body);
  const lineId = (body as { lineId?: unknown } | null)?.lineId;
  const named = typeof lineId === 'string' ? readLineId(lineId) : undefined;
  if (!isSigned || !named || typeof lineId !== 'string') {
    gate.countOdd(request);
    throw refuseLine(!isSigned || body === null ? 'bad-signature' : 'unknown-line');
  }
  const now = it.clock.now();
  // before the gate: one old message sent again and again must not use up what its line may tell
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > signedWithin) {
    gate.countOdd(request);
    throw refuseLine('replay');
  }
  await gate.pass(lineId, request, { timestamp, signature });
  const actor = { kind: 'public', org: named.org, user: null, groups: [] } as const;
  return it.database.withActor(actor, async (tx) => {
    const line = await findWebhookLine(tx, named.line);
    if (!line) throw refuseLine('unknown-line');
    const key = openLineKey(it.serverKey, named.org, named.line, line.sealedKey);
    gate.learn(lineId, key);
    if (!isSignature(key, timestamp, request.body, signature)) throw refuseLine('bad-signature');
    const event = checkInput(face.input, body);
    const at = new Date(event.at);
    if (event.type === 'line.down' || event.type === 'line.up') {
      await putLineState(tx, line.line, event.seq, at, event.type === 'line.down');
      return { stored: true };
    }
    if (event.callId === undefined)
      throw new Refusal('input.invalid-input', 422, { path: ['callId'], data: missingCall });
    const { callerNumber = '', numberState = null, language = null } = event.data;
    const { verdict } = await takeLineEvent(
      tx,
      it.serverKey,
      line,
      {
        source: event.source,
        callName: event.callId,
        legName: event.legId ?? null,
        seq: event.seq,
        type: event.type,
        at,
        callerNumber,
        numberState,
        language,
        rawRef: event.rawRef ?? null,
        message: Buffer.concat([Buffer.from(`${timestamp}.`), request.body]),
      },
      now,
    );
    if (verdict === 'same') throw refuseLine('replay');
    if (verdict === 'differs') throw refuseLine('event-differs', { path: ['seq'] });
    return { stored: verdict === 'stored' };
  });
}

/** As the house itself, for nobody has asked yet; what is learnt only says whom the gate lets through to be looked at. */
async function keysOfAllLines({ database, serverKey }: WebhookIt): Promise<Map<string, Buffer>> {
  const keys = new Map<string, Buffer>();
  for (const { id: org } of await organisations(database)) {
    const lines = await database.withActor({ kind: 'desk', org, user: null, groups: [] }, findWebhookKeys);
    for (const { line, sealedKey } of lines) {
      try {
        keys.set(lineIdOf(org, line), openLineKey(serverKey, org, line, sealedKey));
      } catch (cause) {
        // its own message finds that out; the other lines are learnt all the same
        if (!(cause instanceof SealBroken)) throw cause;
      }
    }
  }
  return keys;
}

const missingCall = { issues: [{ path: ['callId'], code: 'missing' }] };

function readJson(body: Buffer): unknown {
  try {
    const read: unknown = JSON.parse(body.toString('utf8'));
    return typeof read === 'object' ? read : null;
  } catch {
    return null;
  }
}
