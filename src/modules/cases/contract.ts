import { z } from 'zod';
import {
  ageBands,
  countries,
  deciders,
  districts,
  durationBands,
  exploitationForms,
  meansOfControl,
  recruiterRelations,
  sectors,
  sexes,
  sexualKinds,
  traffickingActs,
  yesNoUnknown,
} from '../../codelists/index.ts';
import { endpoint, oneOf, schema, setOf } from '../../platform/kernel/index.ts';
import { findingOutcomes, findingReasons } from './finding-lists.ts';

const month = z.custom<`${string}` & { readonly month: true }>(
  (value) => typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(value),
  { error: 'not_a_date' },
);

const reportContact = schema.record({
  kind: z.literal('hotline.contact', { error: 'unknown_code' }),
  id: schema.id<'contact'>(),
});

const codes = {
  outcome: oneOf(findingOutcomes),
  rule: oneOf(deciders).default('own'),
  day: schema.day(),
  decidedBy: z.array(schema.id<'user'>()).max(2, { error: 'out_of_range' }).default([]),
  forms: setOf(exploitationForms).default([]),
  sexualKinds: setOf(sexualKinds).default([]),
  means: setOf(meansOfControl).default([]),
  acts: setOf(traffickingActs).default([]),
  sector: oneOf(sectors).default('unknown'),
  recruiterRelation: oneOf(recruiterRelations).default('unknown'),
  countries: setOf(countries).default([]),
  crossBorder: oneOf(yesNoUnknown).default('unknown'),
  district: oneOf(districts).nullable().default(null),
  fromMonth: month.nullable().default(null),
  toMonth: month.nullable().default(null),
  durationBand: oneOf(durationBands).default('unknown'),
  /** empty: copied from the person on the day of recording */
  sex: oneOf(sexes).nullable().default(null),
  ageBand: oneOf(ageBands).nullable().default(null),
  citizenship: oneOf(countries).nullable().default(null),
  report: reportContact.nullable().default(null),
  note: schema.text(20_000).default(''),
};

/** What an open finding shows. `note` is empty where it was not asked for. */
export const findingVersion = z.strictObject({
  version: z.number().int(),
  recordedDay: schema.day(),
  replacedDay: schema.day().nullable(),
  recordedBy: schema.id<'user'>(),
  reason: oneOf(findingReasons).nullable(),
  decidedBy: z.array(schema.id<'user'>()),
  outcome: oneOf(findingOutcomes),
  rule: oneOf(deciders),
  day: schema.day(),
  forms: z.array(oneOf(exploitationForms)),
  sexualKinds: z.array(oneOf(sexualKinds)),
  means: z.array(oneOf(meansOfControl)),
  acts: z.array(oneOf(traffickingActs)),
  sector: oneOf(sectors),
  recruiterRelation: oneOf(recruiterRelations),
  countries: z.array(oneOf(countries)),
  crossBorder: oneOf(yesNoUnknown),
  district: oneOf(districts).nullable(),
  fromMonth: month.nullable(),
  toMonth: month.nullable(),
  durationBand: oneOf(durationBands),
  sex: oneOf(sexes),
  ageBand: oneOf(ageBands),
  citizenship: oneOf(countries),
  report: z
    .strictObject({ kind: z.literal('hotline.contact'), id: schema.id<'contact'>(), day: schema.day() })
    .nullable(),
  hasNote: z.boolean(),
  note: z.string().nullable(),
});

export const findingCard = z.strictObject({
  id: schema.id<'finding'>(),
  personId: schema.id<'person'>(),
  current: findingVersion,
  earlier: z.array(findingVersion),
});

export type FindingVersion = z.output<typeof findingVersion>;
export type FindingCard = z.output<typeof findingCard>;

export const recordFinding = endpoint({
  id: 'cases.record-finding',
  method: 'POST',
  path: '/cases/findings',
  permission: 'cases.record-finding',
  summary: 'Records our view of what happened to a person, decided by two.',
  input: schema.record({ id: schema.id<'finding'>(), personId: schema.id<'person'>(), ...codes }),
  output: findingCard,
});

/** What the form sends, with every default filled in. */
export type FindingInput = z.output<typeof recordFinding.input>;

export const correctFinding = endpoint({
  id: 'cases.correct-finding',
  method: 'POST',
  path: '/cases/findings/:id/versions',
  permission: 'cases.record-finding',
  summary: 'Writes a new version of a finding; the earlier ones stay readable and keep their days.',
  input: schema.record({
    id: schema.id<'finding'>(),
    /** the version that was seen */
    version: schema.wholeNumber(1, 1_000_000),
    reason: oneOf(findingReasons),
    ...codes,
  }),
  output: findingCard,
});

export const listFindingsOfPerson = endpoint({
  id: 'cases.list-findings-of-person',
  method: 'GET',
  path: '/cases/persons/:personId/findings',
  permission: 'cases.read',
  summary: 'The findings of a person with their versions; the facts in words only where asked for.',
  input: schema.record({
    personId: schema.id<'person'>(),
    notes: z.enum(['yes', 'no'], { error: 'unknown_code' }).default('no'),
  }),
  output: z.strictObject({ findings: z.array(findingCard) }),
});

/** What the form of a finding offers: who may decide, and the reports in which this person stands. */
export const findingChoices = endpoint({
  id: 'cases.list-finding-choices',
  method: 'GET',
  path: '/cases/persons/:personId/finding-choices',
  permission: 'cases.record-finding',
  summary: 'Who may decide a finding, and the reports from which it may have started.',
  input: schema.record({ personId: schema.id<'person'>() }),
  output: z.strictObject({
    deciders: z.array(z.strictObject({ id: schema.id<'user'>(), username: z.string(), supervises: z.boolean() })),
    /** in an organisation of one active account she decides alone */
    alone: z.boolean(),
    reports: z.array(z.strictObject({ id: schema.id<'contact'>(), number: z.string().nullable(), day: schema.day() })),
  }),
});
