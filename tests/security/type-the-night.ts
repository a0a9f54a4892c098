import { randomUUID } from 'node:crypto';
import { canaryNumber, canaryWord } from './canaries.ts';

/** Canaries for what a night at the desk writes down: flags, handover, missed calls, call-backs, links, calls of the line. */
export const nightCanaries = () => ({
  flagReason: canaryWord(),
  flagEnd: canaryWord(),
  flagNumber: canaryNumber(),
  handoverNote: canaryWord(),
  missedNumber: canaryNumber(),
  missedNote: canaryWord(),
  agreedNumber: canaryNumber(),
  agreedNote: canaryWord(),
  overrideReason: canaryWord(),
  linkReason: canaryWord(),
  lineNumber: canaryNumber(),
});

type Asks = (method: string, path: string, body?: unknown) => Promise<unknown>;

export async function typeTheNight(
  ok: Asks,
  { person, contact, today }: Readonly<Record<'person' | 'contact' | 'today', string>>,
  canaries: ReturnType<typeof nightCanaries>,
): Promise<void> {
  const flag = randomUUID();
  await ok('POST', '/api/hotline/flags', { id: flag, kind: 'hoax', person, reason: canaries.flagReason });
  await ok('POST', `/api/hotline/flags/${flag}/clear`, { reason: canaries.flagEnd });
  await ok('POST', '/api/hotline/flags', {
    id: randomUUID(),
    kind: 'hoax',
    number: canaries.flagNumber,
    reason: canaries.flagReason,
  });
  await ok('PUT', '/api/hotline/handover/note', { lineGroup: 'sos', text: canaries.handoverNote, revision: 0 });
  await ok('POST', '/api/hotline/missed', {
    id: randomUUID(),
    line: 'sos',
    number: canaries.missedNumber,
    day: today,
    hour: 0,
    note: canaries.missedNote,
  });
  const callback = randomUUID();
  await ok('POST', '/api/hotline/callbacks', {
    id: callback,
    contact,
    number: canaries.agreedNumber,
    note: canaries.agreedNote,
    dueDay: today,
  });
  await ok('POST', `/api/hotline/callbacks/${callback}/open`, { reason: canaries.overrideReason });
  const twin = randomUUID();
  await ok('PUT', `/api/people/persons/${twin}`, { names: [] });
  await ok('POST', '/api/people/links/marks', {
    id: randomUUID(),
    one: person,
    other: twin,
    kind: 'unsure',
    reason: canaries.linkReason,
  });
  await ok('POST', '/api/hotline/line-calls', { line: 'sos', callerNumber: canaries.lineNumber });
}
