import { z } from 'zod';
import {
  ageBands,
  channels,
  countries,
  districts,
  languages,
  municipalities,
  sexes,
  yesNo,
} from '../../codelists/index.ts';
import { endpoint, isZone, nothing, oneOf, schema, setOf } from '../../platform/kernel/index.ts';
import { contactPointKinds } from './contact-point.ts';
import { lookUpPurposes } from './look-up-purposes.ts';
import { matchReason } from './match-contract.ts';
import { zones } from './matching/zones.ts';
import { nameKinds } from './name-kinds.ts';
import { documentKinds, mostDocuments } from './personal-document.ts';
import { mostRelatives, relativeKinds } from './relatives.ts';
import { areHours } from './safety-card.ts';

export { lookUpPurposes } from './look-up-purposes.ts';

const personId = schema.id<'person'>();
const pointId = schema.id<'contact-point'>();

const name = schema.record({ kind: oneOf(nameKinds), value: schema.neededText(200) });

const birth = z.union(
  [
    schema.record({ date: schema.day() }),
    schema.record({ year: schema.wholeNumber(1900, 2100) }),
    /** an age, and the day on which it was said or guessed */
    schema.record({ age: schema.wholeNumber(0, 130), on: schema.day() }),
  ],
  { error: 'not_a_birth' },
);

/** a municipality, or a district where no more is known */
const place = z.union([oneOf(municipalities), oneOf(districts)], { error: 'unknown_code' });
const relative = schema.record({ relation: oneOf(relativeKinds), name: schema.neededText(200) });
const personalDocument = schema.record({ kind: oneOf(documentKinds), number: schema.neededText(60) });

const belongsTo = z.enum(['self', 'other'], { error: 'unknown_code' });
const point = {
  kind: oneOf(contactPointKinds),
  value: schema.neededText(500),
  belongsTo: belongsTo.default('self'),
  checkedOn: schema.day().nullable().default(null),
};

const known = {
  names: z.array(name).max(15, { error: 'out_of_range' }),
  birth: birth.nullable(),
  languages: setOf(languages, 10),
  interpreter: oneOf(yesNo),
  sex: oneOf(sexes),
  /** empty: from the birth */
  ageBand: oneOf(ageBands).nullable(),
  citizenship: oneOf(countries),
  place: place.nullable(),
  relatives: z.array(relative).max(mostRelatives, { error: 'out_of_range' }),
  documents: z.array(personalDocument).max(mostDocuments, { error: 'out_of_range' }),
};

/** What of a person is shown as it was written; beside names and birth. */
export const shownFacts = {
  place: place.nullable(),
  relatives: z.array(z.strictObject({ relation: oneOf(relativeKinds), name: z.string() })),
  documents: z.array(z.strictObject({ kind: oneOf(documentKinds), number: z.string() })),
};

const shownName = z.strictObject({
  kind: oneOf(nameKinds),
  script: z.enum(['latin', 'cyrillic', 'mixed', 'other']),
  value: z.string(),
  from: schema.day().optional(),
  until: schema.day().optional(),
});

export const contactAnswer = z.enum(['yes', 'ask', 'no', 'outside_hours', 'expired', 'no_card']);

export const shownSafetyCard = z.strictObject({
  version: z.number().int(),
  now: contactAnswer,
  daysLeft: z.number().int(),
  mayContact: z.enum(['yes', 'ask', 'no']),
  ways: z.array(z.string()),
  /** Monday to Sunday, bit h = the hour from h:00; null = at any hour */
  hours: z.array(z.number().int()).nullable(),
  zone: z.string(),
  whoMayAnswer: z.string().nullable(),
  leaveMessage: oneOf(yesNo),
  sendText: oneOf(yesNo),
  whatToSay: z.string().nullable(),
  identifyAs: z.string().nullable(),
  codeWord: z.string().nullable(),
  duressWord: z.string().nullable(),
  ifCallDrops: z.string().nullable(),
  language: z.string().nullable(),
  validUntil: schema.day(),
  askedOn: schema.day(),
  madeOn: schema.day(),
});

export const coveredPoint = z.strictObject({
  id: pointId,
  kind: oneOf(contactPointKinds),
  /** `+381 60 ••• 42`; the value itself is opened on its own */
  covered: z.string(),
  belongsTo,
  checkedOn: schema.day().nullable(),
  endedOn: schema.day().nullable(),
});

/** What people itself knows of a person's story; upper modules add theirs on the screen. */
const entry = z.strictObject({
  kind: z.enum(['person_made', 'safety_card_set', 'contact_point_added', 'contact_point_ended']),
  day: schema.day(),
});

const outline = {
  id: personId,
  code: z.string(),
  /** how she is called on screen; the code where no name is known or none may be read */
  label: z.string(),
  state: z.enum(['active', 'merged', 'erased']),
  sex: oneOf(sexes),
  ageBand: oneOf(ageBands),
  citizenship: oneOf(countries),
  synthetic: z.boolean(),
};

export const personPage = z.strictObject({
  ...outline,
  revision: z.number().int(),
  survivorId: personId.nullable(),
  madeOn: schema.day(),
  changedOn: schema.day(),
  /** `closed`: known, but not to this reader's groups */
  identityState: z.enum(['none', 'open', 'closed']),
  names: z.array(shownName),
  birth: birth.nullable(),
  languages: z.array(oneOf(languages)),
  interpreter: oneOf(yesNo),
  ...shownFacts,
  /** may she be contacted at this moment? Never yes without a card in force */
  contactNow: contactAnswer,
  safetyCard: shownSafetyCard.nullable(),
  contactPoints: z.array(coveredPoint),
  entries: z.array(entry),
});

export type PersonPage = z.output<typeof personPage>;

const personRow = z.strictObject({ ...outline, changedOn: schema.day() });

export const createPerson = endpoint({
  id: 'people.create-person',
  method: 'PUT',
  path: '/people/persons/:id',
  permission: 'people.record',
  summary: 'Makes a person, by a code alone or with what is known of her; the same id again changes nothing.',
  input: schema.record({
    id: personId,
    names: known.names.default([]),
    birth: known.birth.default(null),
    languages: known.languages.default([]),
    interpreter: known.interpreter.default('not_asked'),
    sex: known.sex.default('unknown'),
    ageBand: known.ageBand.default(null),
    citizenship: known.citizenship.default('unknown'),
    place: known.place.default(null),
    relatives: known.relatives.default([]),
    documents: known.documents.default([]),
    contactPoints: z.array(schema.record(point)).max(10, { error: 'out_of_range' }).default([]),
  }),
  output: personPage,
});

export const updatePerson = endpoint({
  id: 'people.update-person',
  method: 'PATCH',
  path: '/people/persons/:id',
  permission: 'people.record',
  summary: 'Changes what is known of a person; fields left out stay.',
  input: schema.record({
    id: personId,
    /** the revision that was seen */
    revision: schema.wholeNumber(1, 1_000_000_000),
    names: known.names.optional(),
    birth: known.birth.optional(),
    languages: known.languages.optional(),
    interpreter: known.interpreter.optional(),
    sex: known.sex.optional(),
    ageBand: known.ageBand.optional(),
    citizenship: known.citizenship.optional(),
    place: known.place.optional(),
    relatives: known.relatives.optional(),
    documents: known.documents.optional(),
  }),
  output: personPage,
});

export const getPerson = endpoint({
  id: 'people.get-person',
  method: 'GET',
  path: '/people/persons/:id',
  permission: 'people.read',
  summary: 'A person with her safety card; numbers stay covered.',
  input: schema.record({ id: personId }),
  output: personPage,
});

export const listRecentPersons = endpoint({
  id: 'people.list-recent-persons',
  method: 'GET',
  path: '/people/persons',
  permission: 'people.read',
  summary: 'Persons of one’s own groups, the last changed first.',
  input: schema.record({
    limit: z.coerce.number({ error: 'not_a_number' }).int().min(1).max(50, { error: 'out_of_range' }).default(20),
  }),
  output: z.strictObject({ persons: z.array(personRow) }),
});

const hitField = z.union([oneOf(nameKinds), z.enum(['birth_year', 'phone', 'email', 'handle', 'document', 'code'])]);

export const personHit = z.strictObject({
  ...outline,
  /** 1 for the best; hits that meet the question equally well share a rank */
  rank: z.number().int(),
  equalFields: z.array(hitField),
  matches: z.array(
    z.strictObject({
      field: hitField,
      how: z.enum(['exact', 'folded', 'prefix', 'hypocorism', 'inflected', 'skeleton', 'near', 'last_seven']),
    }),
  ),
  birthYear: z.strictObject({ from: z.number().int(), until: z.number().int() }).nullable(),
  /** that this person is meant, 0 to 1; a rule of thumb unless `calibrated`. It never says anything to a caller */
  probability: z.number(),
  zone: z.enum(zones as [string, ...string[]]),
  calibrated: z.boolean(),
  /** what speaks against and for, conflicts first */
  reasons: z.array(matchReason),
});

export type PersonHit = z.output<typeof personHit>;

export const findPerson = endpoint({
  id: 'people.find-person',
  method: 'POST',
  path: '/people/find',
  permission: 'people.search',
  summary:
    'Who is meant: by names in any script, a year, a number, an address, an account, a document or a client code. Needs a purpose; is on record.',
  input: schema.record({
    purpose: oneOf(lookUpPurposes),
    text: schema.neededText(200),
    /** also those who are hardly meant (zone silent) */
    showMore: z.boolean().default(false),
  }),
  output: z.strictObject({
    hits: z.array(personHit),
    /** there are more than are shown */
    more: z.boolean(),
    /** so many more are hardly meant: shown with `showMore` */
    silent: z.number().int(),
    /** the number or document is known to another team: ask the coordinator. Of names nothing is ever said across teams */
    elsewhere: z.boolean(),
  }),
});

export const addContactPoint = endpoint({
  id: 'people.add-contact-point',
  method: 'POST',
  path: '/people/persons/:personId/contact-points',
  permission: 'people.record',
  summary: 'Adds a number, an address or an account; the same one again adds nothing.',
  input: schema.record({ personId, id: pointId, ...point }),
  output: z.strictObject({ id: pointId }),
});

export const endContactPoint = endpoint({
  id: 'people.end-contact-point',
  method: 'POST',
  path: '/people/contact-points/:id/end',
  permission: 'people.record',
  summary: 'A number or address is no longer used; it still finds its person.',
  input: schema.record({ id: pointId }),
  output: nothing,
});

export const openContactPoint = endpoint({
  id: 'people.open-contact-point',
  method: 'POST',
  path: '/people/contact-points/:id/open',
  permission: 'people.open-number',
  summary: 'The number or address itself; outside of what the safety card allows it needs a reason.',
  input: schema.record({ id: pointId, reason: schema.text(500).default('') }),
  output: z.strictObject({
    id: pointId,
    personId,
    kind: oneOf(contactPointKinds),
    value: z.string(),
    e164: z.string().nullable(),
    contactNow: contactAnswer,
  }),
});

const words = (max: number) => schema.text(max).nullable().default(null);

export const setSafetyCard = endpoint({
  id: 'people.set-safety-card',
  method: 'PUT',
  path: '/people/persons/:personId/safety-card',
  permission: 'people.record-safety',
  summary: 'How a person may be contacted without harm, as she said it; for six months at most.',
  input: schema.record({
    personId,
    /** the version that was seen; 0 where there is none */
    version: schema.wholeNumber(0, 1_000_000),
    mayContact: z.enum(['yes', 'ask', 'no'], { error: 'unknown_code' }),
    ways: setOf(channels, 9).default([]),
    hours: z.array(z.number()).refine(areHours, { error: 'not_hours' }).nullable().default(null),
    zone: z.string().refine(isZone, { error: 'unknown_code' }).nullable().default(null),
    whoMayAnswer: words(200),
    leaveMessage: oneOf(yesNo).default('not_asked'),
    sendText: oneOf(yesNo).default('not_asked'),
    whatToSay: words(500),
    identifyAs: words(200),
    codeWord: words(100),
    duressWord: words(100),
    ifCallDrops: words(500),
    language: oneOf(languages).nullable().default(null),
    validUntil: schema.day(),
    askedOn: schema.day(),
  }),
  output: shownSafetyCard,
});

export const erasePerson = endpoint({
  id: 'people.erase-person',
  method: 'POST',
  path: '/people/persons/:id/erase',
  permission: 'people.erase',
  summary: 'Erases a person: her keys are destroyed; what was counted stays counted, and nothing leads back.',
  input: schema.record({ id: personId, reason: schema.neededText(1000) }),
  output: nothing,
  stepUp: true,
});
