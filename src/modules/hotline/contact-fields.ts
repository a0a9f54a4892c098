import { z } from 'zod';
import { type CodeList, codesOf, oneOf, schema, setOf } from '../../platform/kernel/index.ts';
import { callerRelations } from './code-lists.ts';
import { contactLists } from './contact-lists.ts';
import { textLimit } from './sealed-texts.ts';

export { emptySealed, textLimit } from './sealed-texts.ts';

/**
 * The fields that a person fills in (hotline.md section 3), once: the form, the contract, the store and the import use
 * the same ones. `codedFields` lie in clear columns, `sealedFields` only under the contact's key.
 */

/** Codes of old files are read, not offered. */
const chosenOf = <C extends string>(list: CodeList<C>) =>
  z.enum(codesOf({ ...list, codes: list.codes.filter((code) => !code.importOnly) }) as [C, ...C[]], {
    error: () => 'unknown_code',
  });

export const lineCode = z
  .string({ error: 'unknown_code' })
  .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, { error: 'unknown_code' });

const SINCE = /^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$/;
/** year, month or day: the client was one before this system */
export const since = z
  .string({ error: 'not_a_date' })
  .refine((value) => SINCE.test(value) && (value.length < 10 || schema.day().safeParse(value).success), {
    error: 'not_a_date',
  });

export const concern = schema.record({ person: schema.id<'person'>(), relation: oneOf(callerRelations) });

const moment = z.iso.datetime({ offset: true, error: 'not_a_date' });

export const codedFields = {
  line: lineCode,
  direction: oneOf(contactLists.direction),
  channel: oneOf(contactLists.channel),
  day: schema.day().refine((day) => day >= '1990-01-01', { error: 'out_of_range' }),
  /** 0–23; null = unknown */
  hour: schema.wholeNumber(0, 23).nullable(),
  /** rounded up; null = unknown */
  minutes: schema.wholeNumber(0, 1440).nullable(),
  /** staff who talked; a colleague only after the fact */
  consultant: schema.id<'user'>(),
  kind: oneOf(contactLists.kind),
  nonDataKind: oneOf(contactLists.nonDataKind).nullable(),
  category: oneOf(contactLists.category).nullable(),
  /** null = not specified */
  subcategory: oneOf(contactLists.subcategory).nullable(),
  callerRole: oneOf(contactLists.callerRole),
  howHeard: oneOf(contactLists.howHeard),
  clientSince: since.nullable(),
  numberState: oneOf(contactLists.numberState),
  language: oneOf(contactLists.language),
  interpreter: oneOf(contactLists.interpreter),
  dangerNow: oneOf(contactLists.dangerNow),
  safeToTalk: oneOf(contactLists.safeToTalk),
  childInvolved: oneOf(contactLists.childInvolved),
  sex: oneOf(contactLists.sex),
  ageBand: chosenOf(contactLists.ageBand),
  citizenship: oneOf(contactLists.citizenship),
  suspectedForms: setOf(contactLists.suspectedForms),
  exploitationCountry: oneOf(contactLists.exploitationCountry).nullable(),
  district: oneOf(contactLists.district).nullable(),
  assistance: setOf(contactLists.assistance),
  signposts: setOf(contactLists.signposts),
  reached: oneOf(contactLists.reached).nullable(),
  followUp: oneOf(contactLists.followUp),
  hardCall: z.boolean({ error: 'wrong_type' }),
} as const;

/** Who it was about: random ids, in rows of their own. */
export const personFields = {
  clients: z
    .array(schema.id<'person'>())
    .max(20, { error: 'too_many' })
    .refine((ids) => new Set(ids).size === ids.length, { error: 'duplicate' }),
  concerns: z
    .array(concern)
    .max(20, { error: 'too_many' })
    .refine((all) => new Set(all.map((one) => one.person)).size === all.length, { error: 'duplicate' }),
} as const;

export const sealedFields = {
  summary: schema.text(textLimit),
  callerWords: schema.text(textLimit),
  ourView: schema.text(textLimit),
  /** as typed; what it reads as is found out by the server */
  callerNumber: schema.text(64),
  handle: schema.text(128),
  email: schema.text(254),
  startedAt: moment.nullable(),
  endedAt: moment.nullable(),
} as const;

export const contactFields = { ...codedFields, ...personFields, ...sealedFields } as const;

export type CodedField = keyof typeof codedFields;
export type SealedField = keyof typeof sealedFields;
export type ContactField = keyof typeof contactFields;

export const codedFieldNames = Object.keys(codedFields) as CodedField[];
export const sealedFieldNames = Object.keys(sealedFields) as SealedField[];
export const contactFieldNames = Object.keys(contactFields) as ContactField[];

const codedRecord = z.strictObject({
  ...codedFields,
  ageBand: oneOf(contactLists.ageBand),
  consultant: codedFields.consultant.nullable(),
});
const sealedRecord = z.strictObject(sealedFields);
const changesRecord = z.strictObject(contactFields).partial();

/** Coded content of a contact, complete. An import may leave the consultant unknown. */
export type Coded = Readonly<z.output<typeof codedRecord>>;
export type Sealed = Readonly<z.output<typeof sealedRecord>>;
export type Concern = Readonly<z.output<typeof concern>>;
/** What a form sends: any of the fields. */
export type Changes = Readonly<z.output<typeof changesRecord>>;

export const isSealedEmpty = (sealed: Sealed): boolean =>
  sealedFieldNames.every((name) => sealed[name] === null || sealed[name] === '');
