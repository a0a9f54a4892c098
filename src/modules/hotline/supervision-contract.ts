import { z } from 'zod';
import { endpoint, oneOf, schema } from '../../platform/kernel/index.ts';
import { contactNow } from './call-back-contract.ts';
import { lineGroups } from './code-lists.ts';
import { contactFields } from './contact-fields.ts';
import { contactRow, duty } from './contact-shapes.ts';
import { lookUpLift } from './look-up-contract.ts';
import { missedCall } from './missed-contract.ts';

/** The duress key, and what a supervisor has to look at. */
const count = z.number().int();

export const raiseDuress = endpoint({
  id: 'hotline.raise-duress',
  method: 'POST',
  path: '/hotline/contacts/:id/duress',
  permission: 'hotline.record',
  summary: 'The duress key: a flag on the caller, and a new item in the supervisors’ queue. Pressed twice it is once.',
  input: schema.record({
    id: schema.id<'contact'>(),
    /** of a contact that may not lie here yet: it is begun with this, past the limit of open drafts; where any of it cannot be taken, without */
    known: z
      .strictObject({
        line: contactFields.line,
        direction: contactFields.direction,
        channel: contactFields.channel,
        callerNumber: contactFields.callerNumber,
        startedAt: contactFields.startedAt,
        clients: contactFields.clients,
      })
      .partial()
      .optional(),
  }),
  output: z.strictObject({ done: z.literal(true) }),
});

const override = z.strictObject({
  id: schema.id<'outgoing'>(),
  source: z.enum(['callback', 'missed', 'contact_point', 'contact']),
  contact: schema.id<'contact'>().nullable(),
  person: z.strictObject({ id: schema.id<'person'>(), code: z.string().nullable() }).nullable(),
  by: schema.id<'user'>().nullable(),
  day: schema.day(),
  hour: count,
  now: contactNow,
  result: z.string().nullable(),
  /** null: said on a person's page before it was kept here; it stands in the log */
  reason: z.string().nullable(),
});

export const supervision = z.strictObject({
  duress: z.array(
    z.strictObject({
      id: schema.id<'task'>(),
      revision: count,
      contact: schema.id<'contact'>(),
      number: z.string().nullable(),
      consultant: schema.id<'user'>().nullable(),
      day: schema.day(),
    }),
  ),
  /** shifts that nobody has taken over for, a quarter of an hour after their start */
  handovers: z.array(
    z.strictObject({
      id: schema.id<'task'>(),
      lineGroup: oneOf(lineGroups),
      day: schema.day(),
      fromMinute: count,
      endMinute: count,
      staff: z.array(schema.id<'user'>()),
    }),
  ),
  overrides: z.array(override),
  /** contacts that whoever is named in them says are not hers */
  disputed: z.array(duty),
  callBacks: z.array(duty),
  missed: z.array(missedCall),
  drafts: z.array(contactRow),
  followUps: z.array(duty),
  /** whom to offer a talk; nothing of what the call was about */
  hardCalls: z.array(
    z.strictObject({ contact: schema.id<'contact'>(), consultant: schema.id<'user'>().nullable(), day: schema.day() }),
  ),
  afterwards: z.array(contactRow),
  /** colleagues who may look up more than the hour allows, until when and why */
  lifts: z.array(lookUpLift),
});

export type Supervision = z.output<typeof supervision>;

export const getSupervision = endpoint({
  id: 'hotline.get-supervision',
  method: 'GET',
  path: '/hotline/supervision',
  permission: 'hotline.supervise',
  summary:
    'The supervisors’ queue: duress, shifts that nobody took over for, overrides of safety cards, entries in dispute, call-backs tried three times, missed calls over a day, stale drafts, overdue follow-ups, hard calls, entries after the fact, limits of look-ups that are lifted.',
  input: schema.record({}),
  output: supervision,
});

export const countSupervision = endpoint({
  id: 'hotline.count-supervision',
  method: 'GET',
  path: '/hotline/supervision/count',
  permission: 'hotline.supervise',
  summary: 'Is there something new in the supervisors’ queue? A number and nothing else.',
  input: schema.record({}),
  output: z.strictObject({ urgent: count }),
});

export const reviewItem = endpoint({
  id: 'hotline.review-item',
  method: 'POST',
  path: '/hotline/supervision/:id',
  permission: 'hotline.supervise',
  summary: 'Deals with an item of the supervisors’ queue: seen, a talk offered, checked.',
  input: schema.record({
    id: schema.id(),
    kind: z.enum(['duress', 'handover', 'override', 'hard_call', 'after_the_fact'], { error: 'unknown_code' }),
  }),
  output: z.strictObject({ done: z.literal(true) }),
});
