import { codeList } from '../../platform/kernel/code-list.ts';

/** Words of the line port (hotline.md section 9). Nothing of any vendor passes it. */
const source = 'Wayout, hotline design';

/** What an adapter may tell of a call. */
export const callEventTypes = [
  'call.offered',
  'queued',
  'ringing',
  'answered',
  'held',
  'resumed',
  'transferred',
  'consultantLost',
  'requeued',
  'voicemailStarted',
  'voicemailLeft',
  'announcementEnded',
  'overflowed',
  'abandoned',
  'ended',
] as const;
export type CallEventType = (typeof callEventTypes)[number];

/** What it may tell of the line itself. */
export const lineEventTypes = ['line.down', 'line.up'] as const;
export type LineEventType = CallEventType | (typeof lineEventTypes)[number];

export const callStates = codeList({
  id: 'line-call-state',
  version: 1,
  source,
  codes: [
    { code: 'offered', en: 'Ringing in', sr: 'Dolazi' },
    { code: 'queued', en: 'Waiting', sr: 'Čeka' },
    { code: 'ringing', en: 'Ringing', sr: 'Zvoni' },
    { code: 'talking', en: 'Talking', sr: 'U razgovoru' },
    { code: 'held', en: 'On hold', sr: 'Na čekanju' },
    { code: 'lost', en: 'Connection lost', sr: 'Veza prekinuta' },
    { code: 'voicemail', en: 'Voicemail', sr: 'Govorna pošta' },
    { code: 'ended', en: 'Ended', sr: 'Završen' },
  ],
});
export type CallState = (typeof callStates.codes)[number]['code'];

/** Each call that has ended has exactly one of these. */
export const callOutcomes = codeList({
  id: 'line-call-outcome',
  version: 1,
  source,
  codes: [
    { code: 'answered', en: 'Answered', sr: 'Odgovoreno' },
    { code: 'voicemail_left', en: 'Message left', sr: 'Ostavljena poruka' },
    { code: 'overflowed', en: 'Overflowed to another place', sr: 'Preusmereno drugde' },
    { code: 'announcement_only', en: 'Heard the announcement only', sr: 'Samo snimljeno obaveštenje' },
    { code: 'abandoned', en: 'Hung up while waiting', sr: 'Odustali čekajući' },
    { code: 'short_abandoned', en: 'Hung up within 10 seconds', sr: 'Odustali u prvih 10 sekundi' },
    { code: 'unknown', en: 'Not known', sr: 'Nepoznato' },
  ],
});
export type CallOutcome = (typeof callOutcomes.codes)[number]['code'];

export const lineAdapters = codeList({
  id: 'line-adapter',
  version: 1,
  source,
  codes: [
    { code: 'manual', en: 'By hand', sr: 'Ručno' },
    { code: 'webhook', en: 'Signed webhook', sr: 'Potpisani webhook' },
  ],
});
export type LineAdapter = (typeof lineAdapters.codes)[number]['code'];

/** What a desk may ask of a line. The desk shows a button only for what the line's adapter can do. */
export const lineActions = [
  'answer',
  'reject',
  'hold',
  'resume',
  'transfer',
  'addParty',
  'hangup',
  'moveToVoicemail',
  'setPresence',
  'dial',
] as const;
export type LineAction = (typeof lineActions)[number];

/** By hand somebody else holds the telephone: these say what was done with it. A webhook tells and takes no orders. */
export const actionsOf: Readonly<Record<LineAdapter, readonly LineAction[]>> = {
  manual: ['answer', 'reject', 'hold', 'resume', 'hangup', 'moveToVoicemail'],
  webhook: [],
};

/** Only what an adapter measures is a figure: a telephone beside the desk tells nobody who hung up while it rang. */
export const measuresWaiting: Readonly<Record<LineAdapter, boolean>> = { manual: false, webhook: true };
