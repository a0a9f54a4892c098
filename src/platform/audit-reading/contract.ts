/**
 * The log of acts, read by those whom it is sealed to (security.md §11). Reading it is an act on record like any other. What
 * cannot be opened is shown as that, never left out: a row without its words still says that something happened.
 */
import { z } from 'zod';
import { isDay } from '../kernel/days.ts';
import { endpoint } from '../kernel/endpoint.ts';
import * as schema from '../kernel/schema.ts';

/** where the last page ended; given back as it came */
const before = schema
  .text(40)
  .regex(/^\d{4}-\d{2}-\d{2}\.\d{1,15}$/, { error: 'wrong_type' })
  .refine((place) => isDay(place.slice(0, 10)), { error: 'not_a_date' })
  .optional();

export const auditAct = z.strictObject({
  seq: z.number(),
  day: z.string(),
  kind: z.string(),
  /** exact, from the sealed part */
  at: z.string().nullable(),
  /** user id; null: the house itself, or not opened */
  by: z.string().nullable(),
  /** ids, codes, counts and reasons, as the act wrote them */
  details: z.record(z.string(), z.unknown()),
  /** closed: no group of the reader holds this month's key · broken: what is there does not open with it */
  seal: z.enum(['open', 'closed', 'broken']),
  /** does the row follow from the one before it? */
  link: z.enum(['holds', 'broken']),
});
export type AuditAct = z.output<typeof auditAct>;

const page = {
  /** null: there is nothing further back */
  next: z.string().nullable(),
  /** acts that were opened for this page */
  looked: z.number(),
  /** the day down to which was looked; further back goes on with `next` */
  lookedTo: z.string().nullable(),
};

/** Of the last verification: how far, when, and the first row that did not fit. */
const verified = z.strictObject({ at: z.string(), rows: z.number(), firstBad: z.number().nullable() });

export const listActs = endpoint({
  id: 'audit.list-acts',
  method: 'GET',
  path: '/audit/acts',
  permission: 'audit.read',
  summary: 'Acts of a range of days, newest first, opened with the months’ keys of the reader’s own group.',
  input: schema.record({
    from: schema.day(),
    to: schema.day(),
    /** a kind of act, or the room before the dot for all of its kinds */
    kind: schema
      .text(80)
      .regex(/^[a-z-]+(\.[a-z-]+)?$/, { error: 'unknown_code' })
      .optional(),
    user: schema.id<'user'>().optional(),
    /** an id that the act named: of a contact, a person, a user … */
    about: schema.id().optional(),
    before,
  }),
  output: z.strictObject({
    acts: z.array(auditAct),
    ...page,
    chain: z.strictObject({ rows: z.number(), verified: verified.nullable() }),
  }),
});

export const listOpenings = endpoint({
  id: 'audit.list-openings',
  method: 'GET',
  path: '/audit/contacts/:id/openings',
  permission: 'audit.read-openings',
  summary: 'Who opened, changed or carried out a contact of the hotline, and when: no other word of the log.',
  input: schema.record({
    id: schema.id<'contact'>(),
    /** of the contact: nothing about it is older */
    from: schema.day(),
    before,
  }),
  output: z.strictObject({
    openings: z.array(z.strictObject({ seq: z.number(), at: z.string(), kind: z.string(), by: z.string().nullable() })),
    /** acts of the time that could not be opened: among them may be one about this contact */
    closed: z.number(),
    ...page,
  }),
});

export const verifyActs = endpoint({
  id: 'audit.verify-acts',
  method: 'POST',
  path: '/audit/verification',
  permission: 'audit.read',
  summary: 'Recomputes the chain from its first row and names the first that does not fit.',
  input: schema.record({}),
  output: z.strictObject({
    rows: z.number(),
    firstBad: z.number().nullable(),
    reason: z.enum(['gap', 'hash', 'head']).nullable(),
  }),
});
