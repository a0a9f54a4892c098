import { z } from 'zod';
import { sexes } from '../../codelists/index.ts';
import { endpoint, nothing, oneOf, schema } from '../../platform/kernel/index.ts';
import { personPage } from './contract.ts';
import { linkKinds } from './link-kinds.ts';
import { lookUpPurposes } from './look-up-purposes.ts';
import { matchReason } from './match-contract.ts';
import { zones } from './matching/zones.ts';

const personId = schema.id<'person'>();
const decisionId = schema.id<'link-decision'>();
const reason = schema.neededText(1000);

export const explanation = z.strictObject({
  probability: z.number(),
  zone: z.enum(zones as [string, ...string[]]),
  /** false: a rule of thumb, not learned from decisions */
  calibrated: z.boolean(),
  reasons: z.array(matchReason),
});

export type Explanation = z.output<typeof explanation>;

/** A record that is named beside others: code and the name it is called by. */
const record = z.strictObject({
  id: personId,
  code: z.string(),
  label: z.string(),
  state: z.enum(['active', 'merged', 'erased']),
});

export type NamedRecord = z.output<typeof record>;

export const linkDecision = z.strictObject({
  id: decisionId,
  left: record,
  right: record,
  kind: oneOf(linkKinds),
  day: schema.day(),
  by: schema.id<'user'>().nullable(),
  /** empty: sealed to others */
  reason: z.string(),
  explanation: explanation.nullable(),
  /** it was the last one on its pair and may be taken back */
  holds: z.boolean(),
  undone: z.strictObject({ day: schema.day(), by: schema.id<'user'>().nullable(), reason: z.string() }).nullable(),
});

export type LinkDecision = z.output<typeof linkDecision>;

const sideShape = personPage.pick({
  id: true,
  code: true,
  label: true,
  state: true,
  sex: true,
  ageBand: true,
  citizenship: true,
  synthetic: true,
  madeOn: true,
  changedOn: true,
  names: true,
  birth: true,
  languages: true,
  interpreter: true,
  place: true,
  relatives: true,
  documents: true,
  contactPoints: true,
  contactNow: true,
});

export type ComparedPerson = z.output<typeof sideShape>;

export const comparePersons = endpoint({
  id: 'people.compare-persons',
  method: 'POST',
  path: '/people/compare',
  permission: 'people.search',
  summary: 'Two persons side by side with what speaks for and against their being one; needs a purpose, is on record.',
  input: schema.record({
    left: personId,
    right: personId,
    purpose: oneOf(lookUpPurposes).default('duplicate'),
    /** the pair was proposed by this sweep: then it is no look-up of its own */
    sweep: schema.id<'sweep'>().optional(),
  }),
  output: z.strictObject({
    left: sideShape,
    right: sideShape,
    explanation,
    /** code of the record under which both would count */
    countsUnder: z.string(),
    /** they stand in one cluster already, by whichever links */
    isOneCluster: z.boolean(),
    decisions: z.array(linkDecision),
  }),
});

export const linkPersons = endpoint({
  id: 'people.link-persons',
  method: 'POST',
  path: '/people/links',
  permission: 'people.link',
  summary: 'Two records are the same person: they count as one from today on. Nothing is copied, all can be undone.',
  input: schema.record({ id: decisionId, one: personId, other: personId, reason }),
  output: z.strictObject({ survivor: record, cluster: z.array(record) }),
  stepUp: true,
});

export const markPersons = endpoint({
  id: 'people.mark-persons',
  method: 'POST',
  path: '/people/links/marks',
  permission: 'people.link',
  summary: 'Two records are not the same person, or nobody can tell: the pair is not proposed again.',
  input: schema.record({
    id: decisionId,
    one: personId,
    other: personId,
    kind: z.enum(['not_same', 'unsure'], { error: 'unknown_code' }),
    reason,
  }),
  output: nothing,
});

export const unlinkPersons = endpoint({
  id: 'people.unlink-persons',
  method: 'POST',
  path: '/people/links/:id/undo',
  permission: 'people.link',
  summary: 'Takes the last decision about two records back; what held before it holds again.',
  input: schema.record({ id: decisionId, reason }),
  output: nothing,
  stepUp: true,
});

export const listLinks = endpoint({
  id: 'people.list-links',
  method: 'GET',
  path: '/people/persons/:id/links',
  permission: 'people.read',
  summary: 'The records that are the same person as this one, and every decision that was made about it.',
  input: schema.record({ id: personId }),
  output: z.strictObject({
    /** all records of the cluster, this one among them; one record: nobody else */
    cluster: z.array(record),
    survivorId: personId,
    decisions: z.array(linkDecision),
  }),
});

export const listUnsure = endpoint({
  id: 'people.list-unsure',
  method: 'GET',
  path: '/people/links/unsure',
  permission: 'people.link',
  summary: 'Pairs on which nobody could decide, with the reason given.',
  input: schema.record({}),
  output: z.strictObject({ decisions: z.array(linkDecision) }),
});

export const sweepDuplicates = endpoint({
  id: 'people.sweep-duplicates',
  method: 'POST',
  path: '/people/sweep',
  permission: 'people.sweep',
  summary: 'Goes on with the search for duplicates for a moment, or begins one; call it again until it is done.',
  input: schema.record({ again: z.boolean().default(false) }),
  output: z.strictObject({
    id: schema.id<'sweep'>(),
    state: z.enum(['running', 'done']),
    done: z.number().int(),
    total: z.number().int(),
    found: z.number().int(),
    /** records that share a name with over 2,000 others and were compared only with those of about their year */
    left: z.number().int(),
    begunOn: schema.day(),
    begunBy: schema.id<'user'>(),
  }),
});

const proposedRecord = record.extend({
  sex: oneOf(sexes),
  birthYear: z.strictObject({ from: z.number().int(), until: z.number().int() }).nullable(),
});

export const listDuplicates = endpoint({
  id: 'people.list-duplicates',
  method: 'GET',
  path: '/people/duplicates',
  permission: 'people.sweep',
  summary: 'Pairs that the last sweep holds for one person, the likeliest first; whatever was decided is gone from it.',
  input: schema.record({
    limit: z.coerce.number({ error: 'not_a_number' }).int().min(1).max(50, { error: 'out_of_range' }).default(20),
  }),
  output: z.strictObject({
    sweep: z
      .strictObject({
        id: schema.id<'sweep'>(),
        state: z.enum(['running', 'done']),
        done: z.number().int(),
        total: z.number().int(),
        left: z.number().int(),
        begunOn: schema.day(),
        endedOn: schema.day().nullable(),
      })
      .nullable(),
    /** how many pairs wait, the shown ones among them */
    waiting: z.number().int(),
    pairs: z.array(z.strictObject({ left: proposedRecord, right: proposedRecord, explanation })),
  }),
});

export type ProposedPair = z.output<typeof listDuplicates.output>['pairs'][number];
