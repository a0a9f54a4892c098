import { z } from 'zod';
import { endpoint, oneOf, schema } from '../../platform/kernel/index.ts';
import { calledPerson, contactNow } from './call-back-contract.ts';
import { missedCallEnds } from './code-lists.ts';
import { lineCode } from './contact-fields.ts';

/** Missed calls: one row a number, and it ends in one of six ends. */
const count = z.number().int();
const moment = z.strictObject({ day: schema.day(), hour: count });
const missed = { id: schema.id<'missed-call'>() };

export const missedCall = z.strictObject({
  ...missed,
  line: lineCode,
  attempts: count,
  first: moment,
  last: moment,
  voicemail: z.boolean(),
  /** what may be said before the number is opened (hotline.md section 7) */
  caller: z.enum(['known', 'new', 'withheld']),
  /** may she be called at all: known, or a line that calls unknown callers back */
  mayBeCalled: z.boolean(),
  /** the number has a contact later than its last ring */
  cameBack: z.boolean(),
  /** more than 24 hours without an end: the supervisor sees it */
  hasRisen: z.boolean(),
  note: z.string(),
  assignee: schema.id<'user'>().nullable(),
  revision: count,
  end: oneOf(missedCallEnds).nullable(),
  settledBy: schema.id<'user'>().nullable(),
  settledOn: schema.day().nullable(),
});

export type MissedCall = z.output<typeof missedCall>;

export const noteMissed = endpoint({
  id: 'hotline.note-missed',
  method: 'POST',
  path: '/hotline/missed',
  permission: 'hotline.record',
  summary: 'Somebody saw a missed call on the telephone. The same number on the same line is one row.',
  input: schema.record({
    /** of your own: noted twice is noted once */
    id: schema.id<'missed-attempt'>(),
    line: lineCode,
    /** empty: withheld */
    number: schema.text(64).default(''),
    day: schema.day(),
    hour: schema.wholeNumber(0, 23),
    voicemail: z.boolean({ error: 'wrong_type' }).default(false),
    note: schema.text(2000).default(''),
  }),
  output: missedCall,
});

export const listMissed = endpoint({
  id: 'hotline.list-missed',
  method: 'GET',
  path: '/hotline/missed',
  permission: 'hotline.read',
  summary: 'Missed numbers without an end, the longest waiting first; or the last hundred that have one. No number.',
  input: schema.record({ settled: z.enum(['yes', 'no'], { error: 'unknown_code' }).default('no') }),
  output: z.array(missedCall),
});

/** What a page may show that asks again and again: no word, no number, not whether anybody is known. */
export const missedOutline = z.strictObject({
  ...missed,
  line: lineCode,
  attempts: count,
  last: moment,
  voicemail: z.boolean(),
  isWithheld: z.boolean(),
  hasRisen: z.boolean(),
  revision: count,
});

export const getMissedOutline = endpoint({
  id: 'hotline.get-missed-outline',
  method: 'GET',
  path: '/hotline/missed/outline',
  permission: 'hotline.read',
  summary:
    'Missed numbers without an end, as their outline, and how many rings nobody has put to their numbers yet. Opens nothing.',
  input: schema.record({}),
  output: z.strictObject({ arrived: count, rows: z.array(missedOutline) }),
});

export const openMissed = endpoint({
  id: 'hotline.open-missed',
  method: 'POST',
  path: '/hotline/missed/:id/open',
  permission: 'hotline.record',
  summary:
    'The number of a missed call, for calling back. Refused where no card allows it; with a reason it opens, and a supervisor sees it.',
  input: schema.record({ ...missed, reason: schema.text(2000).default('') }),
  output: z.strictObject({
    number: z.string(),
    read: z.string().nullable(),
    now: contactNow,
    isOverride: z.boolean(),
    persons: z.array(calledPerson),
  }),
});

export const settleMissed = endpoint({
  id: 'hotline.settle-missed',
  method: 'POST',
  path: '/hotline/missed/:id/settle',
  permission: 'hotline.record',
  summary: 'Ends a missed number in one of the six ends. Called and reached opens an outgoing draft.',
  input: schema.record({
    ...missed,
    revision: schema.wholeNumber(1, 1_000_000),
    end: oneOf(missedCallEnds),
    note: schema.text(2000).default(''),
    /** why it was called against the card, where the number was not opened here */
    overrideReason: schema.text(2000).default(''),
    draft: schema.id<'contact'>().optional(),
  }),
  output: z.strictObject({ missed: missedCall, draft: schema.id<'contact'>().nullable() }),
});

export const handMissed = endpoint({
  id: 'hotline.hand-missed',
  method: 'POST',
  path: '/hotline/missed/:id/hand',
  permission: 'hotline.record',
  summary: 'Gives a missed number to a colleague, or back to the duty desk, with a note.',
  input: schema.record({
    ...missed,
    revision: schema.wholeNumber(1, 1_000_000),
    assignee: schema.id<'user'>().nullable(),
    note: schema.text(2000).default(''),
  }),
  output: missedCall,
});
