import {
  ageBands,
  assistance,
  callerRoles,
  channels,
  countries,
  directions,
  districts,
  exploitationForms,
  howHeard,
  institutionTypes,
  languages,
  sexes,
} from '../../codelists/index.ts';
import {
  type CodeList,
  type Day,
  type DisabledCodes,
  hasCode,
  isDay,
  isDisabled,
  schema,
  type UserId,
} from '../../platform/kernel/index.ts';
import {
  belongsTo,
  type ContactCategory,
  type ContactSubcategory,
  categoriesOf,
  contactCategories,
  contactKinds,
  contactSubcategories,
  type LineGroup,
  nonDataCategory,
  nonDataKinds,
  numberStates,
  reachedResults,
} from './code-lists.ts';
import { type ContactBody, emptyContact, firstDayOfSince } from './contact.ts';
import { since, textLimit } from './contact-fields.ts';
import { type CsvColumn, type CsvRow, isMarked, unmarked } from './contacts-csv.ts';
import type { ImportFault } from './import-report.ts';

/** One row of contacts.csv read by the rules of hotline.md section 11. Pure; what it refuses it names by column and code. */
export interface ImportContext {
  readonly today: Day;
  /** a real organisation takes no row that carries the mark of synthetic records */
  readonly synthetic: boolean;
  /** active lines by code */
  readonly lines: ReadonlyMap<string, LineGroup>;
  /** user names to ids */
  readonly consultants: ReadonlyMap<string, UserId>;
  /** codes that the organisation leaves out: a file does not bring them in either */
  readonly disabled: DisabledCodes;
}

export interface ReadRow {
  readonly lineGroup: LineGroup;
  /** without persons: they are behind the refs */
  readonly body: ContactBody;
  readonly externalId: string;
  readonly clientRef: string;
  readonly concernRefs: readonly string[];
  readonly phone: string;
  readonly note: string;
}

export interface RowFault {
  readonly column: CsvColumn;
  readonly code: ImportFault;
}

const FIRST_DAY = '1990-01-01';
const MOST_REFS = 20;
// made once: a schema costs more than a row
const texts = new Map([64, MOST_REFS * 65, textLimit].map((max) => [max, schema.text(max)]));

/** @returns the row, or everything that is wrong with it */
export function readRow(row: CsvRow, context: ImportContext): ReadRow | readonly RowFault[] {
  const faults: RowFault[] = [];
  const wrong = (column: CsvColumn, code: ImportFault) => void faults.push({ column, code });

  const text = (column: CsvColumn, max: number): string => {
    const value = row[column];
    if (value.length > max) wrong(column, 'too_long');
    else if (value !== '' && !texts.get(max)?.safeParse(value).success) wrong(column, 'broken_text');
    return value;
  };
  const real = (column: CsvColumn, reference: string): string => {
    if (isMarked(reference) && !context.synthetic) wrong(column, 'not_allowed_here');
    return unmarked(reference);
  };
  const code = <C extends string>(column: CsvColumn, list: CodeList<C>, fallback: C | null): C | null => {
    const value = row[column].trim();
    if (value === '') return fallback;
    if (!hasCode(list, value)) wrong(column, 'unknown_code');
    else if (!isDisabled(context.disabled, list, value)) return value as C;
    else wrong(column, 'disabled_code');
    return fallback;
  };
  const codes = <C extends string>(column: CsvColumn, list: CodeList<C>): C[] => {
    const values = listOf(row[column]);
    if (values.length > MOST_REFS) wrong(column, 'too_long');
    if (!values.every((value) => hasCode(list, value))) wrong(column, 'unknown_code');
    else if (values.some((value) => isDisabled(context.disabled, list, value))) wrong(column, 'disabled_code');
    return [...new Set(values)] as C[];
  };
  const number = (column: CsvColumn, max: number): number | null => {
    const value = row[column].trim();
    if (value === '') return null;
    if (!/^\d{1,5}$/.test(value) || Number(value) > max) {
      wrong(column, 'out_of_range');
      return null;
    }
    return Number(value);
  };

  const externalId = real('external_id', text('external_id', 64));
  if (externalId.trim() === '') wrong('external_id', 'missing');
  const typedDay = row.day.trim();
  if (typedDay === '') wrong('day', 'missing');
  else if (!isDay(typedDay)) wrong('day', 'not_a_date');
  else if (typedDay < FIRST_DAY || typedDay > context.today) wrong('day', 'out_of_range');
  const day = (isDay(typedDay) ? typedDay : FIRST_DAY) as Day;
  const line = row.line.trim();
  const group = context.lines.get(line);
  if (line === '') wrong('line', 'missing');
  else if (!group) wrong('line', 'unknown_code');
  const channel = code('channel', channels, null);
  if (row.channel.trim() === '') wrong('channel', 'missing');

  const direction = code('direction', directions, 'in') ?? 'in';
  const reached = code('reached', reachedResults, null);
  if (direction === 'out' && row.reached.trim() === '') wrong('reached', 'missing');
  if (direction === 'in' && reached !== null) wrong('reached', 'not_allowed_here');

  const kind = code('kind', contactKinds, 'data') ?? 'data';
  const nonDataKind = code('non_data_kind', nonDataKinds, null);
  let category: ContactCategory | null = code('category', contactCategories, null);
  let subcategory: ContactSubcategory | null = code('subcategory', contactSubcategories, null);
  const clientRef = real('client_ref', text('client_ref', 64));
  if (kind === 'data') {
    if (nonDataKind !== null) wrong('non_data_kind', 'not_allowed_here');
    if (row.category.trim() === '') wrong('category', 'missing');
    else if (category && group && !categoriesOf(group).includes(category)) wrong('category', 'not_allowed_here');
    if (subcategory && category && !belongsTo(subcategory, category)) wrong('subcategory', 'not_allowed_here');
  } else {
    if (row.non_data_kind.trim() === '') wrong('non_data_kind', 'missing');
    if (clientRef !== '') wrong('client_ref', 'not_allowed_here');
    const own = nonDataKind === 'test' ? { category: null, subcategory: null } : nonDataCategory;
    if (category !== null && category !== own.category) wrong('category', 'not_allowed_here');
    if (subcategory !== null && subcategory !== own.subcategory) wrong('subcategory', 'not_allowed_here');
    category = own.category;
    subcategory = own.subcategory;
  }

  const clientSince = row.client_since.trim() === '' ? null : row.client_since.trim();
  if (clientSince !== null) {
    if (!since.safeParse(clientSince).success) wrong('client_since', 'not_a_date');
    else if (firstDayOfSince(clientSince) > day) wrong('client_since', 'out_of_range');
  }
  const concernRefs = [
    ...new Set(listOf(text('concerns_refs', MOST_REFS * 65)).map((ref) => real('concerns_refs', ref))),
  ];
  if (concernRefs.length > MOST_REFS || concernRefs.some((ref) => ref.length > 64)) wrong('concerns_refs', 'too_long');
  const name = row.consultant.trim().toLowerCase();
  const consultant = name === '' ? null : context.consultants.get(name);
  if (consultant === undefined) wrong('consultant', 'unknown_consultant');
  const phone = text('phone', 64);
  const note = text('note', textLimit);
  const statedNumber = code('number_state', numberStates, null);

  const body: ContactBody = {
    ...emptyContact({ line, day, hour: number('hour', 23), consultant: consultant ?? null }),
    direction,
    channel: channel ?? 'phone',
    minutes: number('minutes', 1440),
    kind,
    nonDataKind,
    category,
    subcategory,
    callerRole: code('caller_role', callerRoles, 'unknown') ?? 'unknown',
    howHeard: code('how_heard', howHeard, 'not_asked') ?? 'not_asked',
    clientSince,
    numberState: statedNumber ?? (phone.trim() === '' ? 'not_asked' : 'known'),
    language: code('language', languages, 'sr') ?? 'sr',
    sex: code('sex', sexes, 'unknown') ?? 'unknown',
    ageBand: code('age_band', ageBands, 'unknown') ?? 'unknown',
    citizenship: code('citizenship', countries, 'unknown') ?? 'unknown',
    suspectedForms: codes('forms', exploitationForms),
    exploitationCountry: code('country', countries, null),
    district: code('district', districts, null),
    assistance: codes('assistance', assistance),
    signposts: codes('signpost_types', institutionTypes),
    reached,
  };
  if (faults.length > 0 || !group) return faults;
  return { lineGroup: group, body, externalId, clientRef, concernRefs, phone, note };
}

const listOf = (cell: string): string[] =>
  cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

export const isRead = (result: ReadRow | readonly RowFault[]): result is ReadRow => !Array.isArray(result);
