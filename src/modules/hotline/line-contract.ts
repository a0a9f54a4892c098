import { z } from 'zod';
import { languages } from '../../codelists/index.ts';
import { endpoint, oneOf, open, schema } from '../../platform/kernel/index.ts';
import { lineGroups, numberStates } from './code-lists.ts';
import { lineCode } from './contact-fields.ts';
import { contactHead } from './contact-shapes.ts';
import { callEventTypes, callOutcomes, callStates, lineActions, lineAdapters, lineEventTypes } from './line-codes.ts';

/** Calls on the lines: what an exchange or a consultant tells of them, and what the desk may do with one. */
const moment = z.iso.datetime({ offset: true, error: 'not_a_date' });
/** what an exchange calls a thing: visible ASCII, no blank; kept as a keyed hash and never in clear */
const theirName = z.string({ error: 'not_text' }).regex(/^[!-~]{1,128}$/, { error: 'unknown_code' });
const plainCode = z
  .string({ error: 'unknown_code' })
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.:+-]{0,63}$/, { error: 'unknown_code' });

export const reportLineEvent = endpoint({
  id: 'hotline.report-line-event',
  method: 'POST',
  path: '/hotline/line-events',
  permission: open('signed-out', 'a telephone exchange has no account: it signs the bytes with the secret of its line'),
  summary:
    'An exchange tells one event of a call. x-wayout-timestamp: Unix seconds, at most five minutes off; x-wayout-signature: hex of HMAC-SHA-256 with the secret of the line over timestamp, a full stop and the body.',
  input: schema.record({
    /** as the Lines screen shows it beside the secret */
    lineId: theirName,
    /** absent with line.down and line.up */
    callId: theirName.optional(),
    legId: theirName.optional(),
    /** the order of a call's events as the exchange knows it; the same number is the same event */
    seq: schema.wholeNumber(0, 9_007_199_254_740_991),
    at: moment,
    source: plainCode,
    type: z.enum([...callEventTypes, ...lineEventTypes], { error: 'unknown_code' }),
    data: schema
      .record({
        callerNumber: schema.text(64).optional(),
        numberState: oneOf(numberStates).optional(),
        language: oneOf(languages).optional(),
      })
      .default({}),
    /** where the exchange keeps its own record */
    rawRef: plainCode.optional(),
  }),
  output: z.strictObject({ stored: z.boolean() }),
});

const callId = { id: schema.id<'line-call'>() };

export const lineCall = z.strictObject({
  id: schema.id<'line-call'>(),
  line: lineCode,
  lineGroup: oneOf(lineGroups),
  state: oneOf(callStates),
  outcome: oneOf(callOutcomes).nullable(),
  /** of the number, before anybody accepts: nothing else */
  number: z.enum(['known', 'new', 'withheld', 'not_told']),
  language: z.string().nullable(),
  /** since it was offered, until it was answered or over */
  waitedSeconds: z.number().int(),
  atHead: z.boolean(),
  contact: schema.id<'contact'>().nullable(),
  takenBy: schema.id<'user'>().nullable(),
  /** answered, and nobody has written it down */
  isUntaken: z.boolean(),
  actions: z.array(z.enum(lineActions)),
});

const deskLine = z.strictObject({
  code: lineCode,
  name: z.string(),
  lineGroup: oneOf(lineGroups),
  adapter: oneOf(lineAdapters),
  isDown: z.boolean(),
  actions: z.array(z.enum(lineActions)),
});

export const listLineCalls = endpoint({
  id: 'hotline.list-line-calls',
  method: 'GET',
  path: '/hotline/line-calls',
  permission: 'hotline.line',
  summary:
    'Calls that wait, run, or were answered and not written down; the longest waiting first. No name, no number.',
  input: schema.record({}),
  output: z.strictObject({ calls: z.array(lineCall), lines: z.array(deskLine) }),
});

const withDraft = z.strictObject({ call: lineCall, contact: contactHead.nullable() });

export const noteLineCall = endpoint({
  id: 'hotline.note-line-call',
  method: 'POST',
  path: '/hotline/line-calls',
  permission: 'hotline.line',
  summary: 'By hand: the telephone of a line rings, or was answered; answered opens a draft.',
  input: schema.record({
    line: lineCode,
    answered: z.boolean({ error: 'wrong_type' }).default(false),
    /** as the display shows it; "hidden" stays hidden */
    callerNumber: schema.text(64).default(''),
    numberState: oneOf(numberStates).optional(),
    language: oneOf(languages).optional(),
  }),
  output: withDraft,
});

export const actOnLine = endpoint({
  id: 'hotline.act-on-line',
  method: 'POST',
  path: '/hotline/line-calls/:id/actions',
  permission: 'hotline.line',
  summary: 'Does with a call what its line can do: answer opens a draft with line, start and number.',
  input: schema.record({ ...callId, action: z.enum(lineActions, { error: 'unknown_code' }) }),
  output: withDraft,
});

export const takeLineCall = endpoint({
  id: 'hotline.take-line-call',
  method: 'POST',
  path: '/hotline/line-calls/:id/take',
  permission: 'hotline.line',
  summary: 'I have this call: opens a draft for one that was answered at the telephone. Twice is once.',
  input: schema.record(callId),
  output: withDraft,
});

export const reconcileLineCalls = endpoint({
  id: 'hotline.reconcile-line-calls',
  method: 'POST',
  path: '/hotline/line-calls/reconcile',
  permission: 'hotline.supervise',
  summary:
    'Lets late events of calls of these days count: their outcomes are worked out anew. On record, with the reason.',
  input: schema.record({ from: schema.day(), to: schema.day(), reason: schema.neededText(2000) }),
  output: z.strictObject({ calls: z.number().int(), changed: z.number().int() }),
});

const port = {
  adapter: oneOf(lineAdapters),
  /** from and to of each day in minutes since midnight, Monday first; from = to: closed; null: day and night */
  hours: z.array(schema.wholeNumber(0, 1440)).length(14, { error: 'out_of_range' }).nullable(),
  /** within so many seconds a call should be answered */
  serviceSeconds: schema.wholeNumber(1, 3600),
  /** which events the adapter tells: what is not told is "not measured" */
  supports: z.array(z.enum(callEventTypes, { error: 'unknown_code' })).max(callEventTypes.length),
};

export const linePort = z.strictObject({
  line: lineCode,
  ...port,
  actions: z.array(z.enum(lineActions)),
  /** what the exchange sends as lineId */
  lineId: z.string(),
  keyMadeOn: schema.day().nullable(),
  measuredFrom: schema.day().nullable(),
  isDown: z.boolean(),
});

export const listLinePorts = endpoint({
  id: 'hotline.list-line-ports',
  method: 'GET',
  path: '/hotline/line-ports',
  permission: 'hotline.set',
  summary: 'How each line is connected: adapter, hours, what it tells, whether it has a secret.',
  input: schema.record({}),
  output: z.array(linePort),
});

export const setLinePort = endpoint({
  id: 'hotline.set-line-port',
  method: 'PUT',
  path: '/hotline/line-ports',
  permission: 'hotline.set',
  summary: 'Says how a line is connected and when it is open.',
  input: schema.record({ line: lineCode, ...port }),
  output: linePort,
});

export const makeLineKey = endpoint({
  id: 'hotline.make-line-key',
  method: 'POST',
  path: '/hotline/line-keys',
  permission: 'hotline.set',
  summary: 'Makes the secret with which the exchange of a line signs. It is shown once; the one before ends at once.',
  input: schema.record({ line: lineCode }),
  output: z.strictObject({ lineId: z.string(), key: z.string() }),
  stepUp: true,
});

const figure = z.number().int().nullable();
const tally = z.strictObject({
  offered: figure,
  answered: figure,
  /** of the answered: the connection was lost and nobody took it up again */
  dropped: figure,
  voicemailLeft: figure,
  overflowed: figure,
  announcementOnly: figure,
  abandoned: figure,
  shortAbandoned: figure,
  unknown: figure,
});

export const lineFigures = z.strictObject({
  lineGroup: oneOf(lineGroups),
  /** false: no adapter measured it then, and every figure is null, never 0 */
  measured: z.boolean(),
  /** the first day on which it was measured, where that lies inside the period */
  measuredFrom: schema.day().nullable(),
  inHours: tally,
  outOfHours: tally,
  /**
   * of the answered whose beginning was told: the last second of the band in which the median and the ninth of ten lie (5 s wide up
   * to a minute, 10 up to three, 30 up to ten, 60 up to an hour; 3601: longer)
   */
  waiting: z.strictObject({ median: figure, p90: figure, calls: figure }),
  serviceLevel: z.strictObject({ withinSeconds: figure, answeredWithin: figure, of: figure }),
  /** outcomes that were worked out anew after the day */
  reconciled: figure,
  definitions: z.array(z.string()),
});

export const getLineFigures = endpoint({
  id: 'hotline.get-line-figures',
  method: 'GET',
  path: '/hotline/line-figures',
  permission: 'hotline.read',
  summary:
    'Offered, answered, abandoned and waiting of the days asked for, last day included; null where nothing measures it.',
  input: schema.record({ from: schema.day(), to: schema.day(), lineGroup: oneOf(lineGroups) }),
  output: lineFigures,
});

export type LineCallCard = z.output<typeof lineCall>;
export type LinePort = z.output<typeof linePort>;
export type LineFigures = z.output<typeof lineFigures>;
