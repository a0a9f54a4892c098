import { z } from 'zod';
import { ageBands } from '../../codelists/index.ts';
import { oneOf, schema } from '../../platform/kernel/index.ts';
import {
  callbackResults,
  contactCategories,
  contactEntries,
  contactStates,
  contactSubcategories,
  correctionReasons,
  flagKinds,
  lineGroups,
  voidReasons,
} from './code-lists.ts';
import { codedFields, concern, lineCode, sealedFields } from './contact-fields.ts';

/** What the hotline answers with: shapes that several operations share. */
const count = z.number().int();

/** A person beside a contact. `id` is null once the person was erased; `label` only where the reader may see it. */
export const personBeside = z.strictObject({
  id: schema.id<'person'>().nullable(),
  code: z.string().nullable(),
  label: z.string().nullable(),
  state: z.string().nullable(),
});

/** What a writer needs to go on: small, because it answers every save. */
export const contactHead = z.strictObject({
  id: schema.id<'contact'>(),
  number: z.string().nullable(),
  state: oneOf(contactStates),
  /** goes up with every save of a draft; sent back with the next */
  revision: count,
  /** 0 while a draft */
  version: count,
  entry: oneOf(contactEntries),
  owner: schema.id<'user'>(),
  finalisedOn: schema.day().nullable(),
  /** of the current version, in the order of the field */
  clients: z.array(schema.id<'person'>().nullable()),
});

/** `open`: below; `none`: nothing was written; `destroyed`: erased, or the key is not held */
export const textState = z.enum(['open', 'none', 'destroyed']);

export const fullContact = z.strictObject({
  ...contactHead.shape,
  ...codedFields,
  ageBand: oneOf(ageBands),
  consultant: schema.id<'user'>().nullable(),
  lineGroup: oneOf(lineGroups),
  people: z.array(personBeside),
  concerns: z.array(
    z.strictObject({ ...concern.shape, person: schema.id<'person'>().nullable(), code: z.string().nullable() }),
  ),
  recordedBy: schema.id<'user'>().nullable(),
  /** whose draft it was before a supervisor took it over */
  takenFrom: schema.id<'user'>().nullable(),
  textState,
  /** of a draft: the call of a line that it came from, and the minutes that the line measured; null while they talk. A draft that
   * is closed without minutes gets these. */
  lineCall: z.strictObject({ id: schema.id<'line-call'>(), minutes: count.nullable() }).nullable(),
  ...sealedFields,
  /** E.164 of the number, null where it could not be read */
  callerNumberRead: z.string().nullable(),
  versionFrom: schema.day().nullable(),
  versionTo: schema.day().nullable(),
  correctionReason: oneOf(correctionReasons).nullable(),
  voidReason: oneOf(voidReasons).nullable(),
  voidedOn: schema.day().nullable(),
  reasonText: z.string(),
  /** what this reader may do with it now */
  may: z.strictObject({ save: z.boolean(), correct: z.boolean(), void: z.boolean(), takeOver: z.boolean() }),
});

export const contactRow = z.strictObject({
  id: schema.id<'contact'>(),
  number: z.string().nullable(),
  state: oneOf(contactStates),
  version: count,
  revision: count,
  day: schema.day(),
  hour: count.nullable(),
  minutes: count.nullable(),
  line: lineCode,
  lineGroup: oneOf(lineGroups),
  channel: codedFields.channel,
  direction: codedFields.direction,
  kind: codedFields.kind,
  nonDataKind: codedFields.nonDataKind,
  category: oneOf(contactCategories).nullable(),
  subcategory: oneOf(contactSubcategories).nullable(),
  callerRole: codedFields.callerRole,
  followUp: codedFields.followUp,
  entry: oneOf(contactEntries),
  consultant: schema.id<'user'>().nullable(),
  owner: schema.id<'user'>(),
  clients: z.array(z.strictObject({ id: schema.id<'person'>().nullable(), code: z.string().nullable() })),
});

export const contactPage = z.strictObject({
  rows: z.array(contactRow),
  /** send it back for the next 50; null at the end */
  next: z.string().nullable(),
  /** first page of a search only: how many there are, never counted beyond 1,000 */
  count: z.strictObject({ n: count, more: z.boolean() }).nullable(),
});

export const duty = z.strictObject({
  id: schema.id<'task'>(),
  kind: z.enum([
    'hotline.callback',
    'hotline.follow-up',
    'hotline.finish-draft',
    'hotline.will-call',
    'hotline.check-entry',
    'hotline.entry-disputed',
  ]),
  contact: schema.id<'contact'>(),
  /** of the contact, so that a list of duties needs no second question; the number is null while it is a draft */
  ...contactRow.pick({ number: true, category: true, subcategory: true, clients: true }).shape,
  assignee: schema.id<'user'>().nullable(),
  dueDay: schema.day(),
  /** minutes since midnight; null = any time of that day */
  dueMinute: count.nullable(),
  state: z.enum(['open', 'done', 'dropped']),
  result: z.string().nullable(),
  attempts: count,
  /** three attempts were made: a supervisor decides */
  raised: z.boolean(),
  revision: count,
});

export const dutyResults = {
  callback: oneOf(callbackResults),
  followUp: z.enum(['done', 'moved', 'not_needed'], { error: 'unknown_code' }),
};

/** The safety card as people shows it; its fields are that module's. */
export const safetyCard = z.record(z.string(), z.unknown()).nullable();

export const line = z.strictObject({
  code: lineCode,
  group: oneOf(lineGroups),
  /** as printed on the form */
  name: schema.neededText(80),
  active: z.boolean({ error: 'wrong_type' }),
  /** may a caller whom nobody knows be called back? */
  callBackUnknown: z.boolean({ error: 'wrong_type' }).default(false),
});

/** Somebody whose number this may be. */
export const match = z.strictObject({
  /** to send to confirm-caller; no name and no history before that */
  person: schema.id<'person'>(),
  safetyCard,
  /** running on her or on the number, without a word of why */
  flags: z.array(z.strictObject({ kind: oneOf(flagKinds), until: schema.day() })),
});

/** One of the last contacts of a caller who is known. */
export const historyRow = z.strictObject({
  ...contactRow.pick({ id: true, number: true, day: true, line: true, category: true, subcategory: true }).shape,
  summary: z.string(),
});

export type ContactHead = z.output<typeof contactHead>;
export type FullContact = z.output<typeof fullContact>;
export type ContactRow = z.output<typeof contactRow>;
export type ContactPage = z.output<typeof contactPage>;
export type Duty = z.output<typeof duty>;
export type Line = z.output<typeof line>;
