import type { Day, Id, UserId } from '../../platform/kernel/index.ts';
import { belongsTo, categoriesOf, type LineGroup, nonDataCategory } from './code-lists.ts';
import type { Coded, Concern } from './contact-fields.ts';

/** One exchange on one channel, on one day, entered by one consultant (hotline.md sections 1, 3, 6). */
export type ContactId = Id<'contact'>;
export type PersonId = Id<'person'>;

export interface ContactBody extends Coded {
  readonly clients: readonly PersonId[];
  readonly concerns: readonly Concern[];
}

/** Every default but line, day and hour, which the moment gives. */
export const emptyContact = (start: {
  line: string;
  day: Day;
  hour: number | null;
  consultant: UserId | null;
}): ContactBody => ({
  ...start,
  consultant: start.consultant as Coded['consultant'],
  direction: 'in',
  channel: 'phone',
  minutes: null,
  kind: 'data',
  nonDataKind: null,
  category: null,
  subcategory: null,
  callerRole: 'unknown',
  howHeard: 'not_asked',
  clientSince: null,
  numberState: 'not_asked',
  language: 'sr',
  interpreter: 'none',
  dangerNow: 'not_asked',
  safeToTalk: 'unknown',
  childInvolved: 'unknown',
  sex: 'unknown',
  ageBand: 'unknown',
  citizenship: 'unknown',
  suspectedForms: [],
  exploitationCountry: null,
  district: null,
  assistance: [],
  signposts: [],
  reached: null,
  followUp: 'none',
  hardCall: false,
  clients: [],
  concerns: [],
});

/** What is wrong with a contact that is to be finalised. Codes are issue codes of the contract. */
export interface Fault {
  readonly path: readonly [string];
  readonly code: 'missing' | 'not_allowed_here' | 'unknown_code' | 'out_of_range';
  /** the refusal that names it best */
  readonly refusal: 'missing-field' | 'client-not-allowed' | 'not-allowed-here' | 'future-day';
}

/** A contact without data is counted under `other` by itself; a test under nothing. */
export function withNonDataCategory<B extends ContactBody>(body: B): B {
  if (body.kind !== 'non_data') return body;
  if (body.nonDataKind === 'test' || body.nonDataKind === null) return { ...body, category: null, subcategory: null };
  return { ...body, ...nonDataCategory };
}

/** The rules of the ★ fields, in the order of the form. */
export function faultsOf(body: ContactBody, group: LineGroup, today: Day): Fault[] {
  const faults: Fault[] = [];
  const missing = (field: string) => faults.push({ path: [field], code: 'missing', refusal: 'missing-field' });
  const wrong = (field: string) =>
    faults.push({ path: [field], code: 'not_allowed_here', refusal: 'not-allowed-here' });
  if (body.day > today) faults.push({ path: ['day'], code: 'out_of_range', refusal: 'future-day' });
  if (body.kind === 'data') {
    if (body.nonDataKind !== null) wrong('nonDataKind');
    if (body.category === null) missing('category');
    else if (!categoriesOf(group).includes(body.category)) wrong('category');
  } else {
    if (body.nonDataKind === null) missing('nonDataKind');
    if (body.clients.length > 0)
      faults.push({ path: ['clients'], code: 'not_allowed_here', refusal: 'client-not-allowed' });
  }
  if (body.subcategory !== null && (body.category === null || !belongsTo(body.subcategory, body.category)))
    wrong('subcategory');
  if (body.direction === 'out' && body.reached === null) missing('reached');
  if (body.direction === 'in' && body.reached !== null) wrong('reached');
  if (body.clientSince !== null && firstDayOfSince(body.clientSince) > body.day) wrong('clientSince');
  return faults;
}

/** Does it stand in any figure: not a test, and incoming or reached (hotline.md section 10). */
export const isCounted = (body: Pick<Coded, 'nonDataKind' | 'direction' | 'reached'>): boolean =>
  body.nonDataKind !== 'test' && (body.direction === 'in' || body.reached === 'reached');

/** The start of a year or month when no more is known. */
export const firstDayOfSince = (since: string): Day =>
  `${since}${'-01-01'.slice(since.length === 4 ? 0 : 3)}`.slice(0, 10) as Day;

/** The day from which this contact says that the person is a client: its own, or an earlier one that was told. */
export const claimedDay = (body: Pick<Coded, 'day' | 'clientSince'>): Day => {
  if (body.clientSince === null) return body.day;
  const told = firstDayOfSince(body.clientSince);
  if (told >= body.day) return body.day;
  return told;
};

/** `H<yy>-<6 digits or more>` by the year of the contact's day. */
export const contactNumber = (year: number, sequence: number): string =>
  `H${String(year % 100).padStart(2, '0')}-${String(sequence).padStart(6, '0')}`;
