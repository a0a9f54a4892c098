import { z } from 'zod';
import { endpoint, nothing, oneOf, schema } from '../../platform/kernel/index.ts';
import { contactCategories, contactSubcategories, flagKinds, lineGroups } from './code-lists.ts';
import { contactHead } from './contact-shapes.ts';
import { flagMark } from './flag-contract.ts';
import { lookUpLift } from './look-up-contract.ts';

/** Shifts, and what one hands to the next. Minutes are since midnight in the organisation's zone. */
const count = z.number().int();
const shiftId = { id: schema.id<'shift'>() };
const people = (most: number) => z.array(schema.id<'user'>()).max(most, { error: 'too_many' });
const span = {
  lineGroup: oneOf(lineGroups),
  day: schema.day(),
  fromMinute: schema.wholeNumber(0, 1439),
  /** how long; over midnight it belongs to the day on which it begins */
  minutes: schema.wholeNumber(15, 1440),
};

export const shift = z.strictObject({
  ...shiftId,
  ...span,
  endDay: schema.day(),
  endMinute: count,
  staff: z.array(schema.id<'user'>()),
  reserve: z.array(schema.id<'user'>()),
  revision: count,
  /** who read the handover and took over, and when; null: nobody yet */
  accepted: z.strictObject({ by: schema.id<'user'>(), day: schema.day(), minute: count }).nullable(),
});

export const planShift = endpoint({
  id: 'hotline.plan-shift',
  method: 'PUT',
  path: '/hotline/shifts/:id',
  permission: 'hotline.supervise',
  summary: 'Plans a shift of a line group, or changes it. Nobody answers two lines at the same time.',
  input: schema.record({
    ...shiftId,
    ...span,
    staff: people(12).min(1, { error: 'missing' }),
    reserve: people(12).default([]),
    /** of the shift that is changed; absent: it is new */
    revision: schema.wholeNumber(1, 1_000_000).optional(),
  }),
  output: shift,
});

export const cancelShift = endpoint({
  id: 'hotline.cancel-shift',
  method: 'POST',
  path: '/hotline/shifts/:id/cancel',
  permission: 'hotline.supervise',
  summary: 'Takes a shift off the plan. One that took over stays.',
  input: schema.record({ ...shiftId, revision: schema.wholeNumber(1, 1_000_000) }),
  output: nothing,
});

export const listShifts = endpoint({
  id: 'hotline.list-shifts',
  method: 'GET',
  path: '/hotline/shifts',
  permission: 'hotline.read',
  summary: 'The plan of the days asked for, last day included, at most 62.',
  input: schema.record({ from: schema.day(), to: schema.day() }),
  output: z.array(shift),
});

export const getShiftNow = endpoint({
  id: 'hotline.get-shift-now',
  method: 'GET',
  path: '/hotline/shift-now',
  permission: 'hotline.read',
  summary: 'Who is on shift now, who comes next, and whether my shift has read its handover.',
  input: schema.record({}),
  output: z.strictObject({
    running: z.array(shift),
    next: z.array(shift),
    /** flags that run out within a fortnight, by kind and last day; whose they are stands on the page of flags */
    flagsEnding: z.array(flagMark),
    /** the shift of mine that has not taken over yet */
    unread: schema.id<'shift'>().nullable(),
    /** my limit of look-ups is lifted until then; null: it holds */
    lookUpsLifted: lookUpLift.pick({ by: true, untilDay: true, untilMinute: true }).nullable(),
  }),
});

/** What a shift leaves behind. Those that ask for a look are ticked one by one before the next shift takes over. */
export const handoverItem = z.strictObject({
  /** kind and id: what is ticked */
  key: z.string(),
  kind: z.enum(['danger', 'draft', 'missed', 'callback', 'will_call', 'line_down', 'check', 'flag']),
  mustTick: z.boolean(),
  contact: schema.id<'contact'>().nullable(),
  number: z.string().nullable(),
  category: oneOf(contactCategories).nullable(),
  subcategory: oneOf(contactSubcategories).nullable(),
  /** codes of her or them, never a name */
  clients: z.array(z.string()),
  owner: schema.id<'user'>().nullable(),
  line: z.string().nullable(),
  day: schema.day().nullable(),
  /** since midnight, where one is known */
  minute: count.nullable(),
  flag: oneOf(flagKinds).nullable(),
  /** attempts of a missed number, or at a call-back */
  attempts: count.nullable(),
  voicemail: z.boolean(),
  mayTakeOver: z.boolean(),
});

export const handover = z.strictObject({
  lineGroup: oneOf(lineGroups),
  running: shift.nullable(),
  next: shift.nullable(),
  /** the shift that this reader can take over for; null: she is on none that has not */
  mine: schema.id<'shift'>().nullable(),
  note: z.strictObject({
    text: z.string(),
    revision: count,
    by: schema.id<'user'>().nullable(),
    day: schema.day().nullable(),
  }),
  /** what was handed to the shift that runs; null: nothing was, or it has not taken over */
  received: z.strictObject({ text: z.string(), by: schema.id<'user'>().nullable() }).nullable(),
  items: z.array(handoverItem),
});

export const getHandover = endpoint({
  id: 'hotline.get-handover',
  method: 'GET',
  path: '/hotline/handover',
  permission: 'hotline.read',
  summary:
    'The handover of a line group, filled by itself: what is open, running, promised, missed, unfinished, broken.',
  input: schema.record({ lineGroup: oneOf(lineGroups).optional() }),
  output: handover,
});

export const writeHandoverNote = endpoint({
  id: 'hotline.write-handover-note',
  method: 'PUT',
  path: '/hotline/handover/note',
  permission: 'hotline.record',
  summary: 'The one free text of the handover, sealed to the duty desk.',
  input: schema.record({
    lineGroup: oneOf(lineGroups),
    text: schema.text(8000),
    /** as it was read */
    revision: schema.wholeNumber(0, 1_000_000),
  }),
  output: handover.shape.note,
});

export const acceptHandover = endpoint({
  id: 'hotline.accept-handover',
  method: 'POST',
  path: '/hotline/shifts/:id/accept',
  permission: 'hotline.record',
  summary:
    'Read and taken over, with every row ticked; the time is kept. Half an hour before the shift at the earliest.',
  input: schema.record({ ...shiftId, ticked: z.array(z.string().max(80)).max(2000, { error: 'too_many' }) }),
  output: shift,
});

export const takeOverAtHandover = endpoint({
  id: 'hotline.take-over-at-handover',
  method: 'POST',
  path: '/hotline/handover/drafts/:id/take-over',
  permission: 'hotline.record',
  summary:
    'Takes over a draft that the shift before left unfinished; its owner sees who took it, the reason is on record.',
  input: schema.record({ id: schema.id<'contact'>(), reasonText: schema.neededText(2000) }),
  output: contactHead,
});

export type ShiftCard = z.output<typeof shift>;
export type Handover = z.output<typeof handover>;
export type HandoverItem = z.output<typeof handoverItem>;
