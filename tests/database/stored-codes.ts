import type { Client } from 'pg';

/**
 * Which list each coded column takes its codes from, or of what form it is where no list exists: a column of text in a
 * module's tables is one of the two, or the database itself holds it to a few words (a check constraint). Lists are read
 * from the schema `codelists`, as an organisation has them.
 */
const SCHEMAS = ['people', 'hotline', 'cases', 'tasks'];

/** Column, whatever table it stands in → list. The full name `schema.table.column` goes before the column's own. */
const LISTS: Readonly<Record<string, string>> = {
  direction: 'direction',
  channel: 'channel',
  'hotline.contact.kind': 'contact-kind',
  'hotline.contact_version.kind': 'contact-kind',
  'hotline.flag.kind': 'flag-kind',
  'people.contact_point.kind': 'people.contact-point-kind',
  'people.search_alarm.kind': 'people.search-alarm-kind',
  'people.search_alarm.result': 'people.search-alarm-result',
  purpose: 'people.look-up-purpose',
  entry: 'contact-entry',
  non_data_kind: 'non-data-kind',
  category: 'contact-category',
  subcategory: 'contact-subcategory',
  caller_role: 'caller-role',
  how_heard: 'how-heard',
  number_state: 'number-state',
  language: 'language',
  interpreter: 'interpreter-need',
  danger_now: 'yes-no',
  safe_to_talk: 'yes-no-unknown',
  child_involved: 'yes-no-unknown',
  cross_border: 'yes-no-unknown',
  sex: 'sex',
  age_band: 'age-band',
  citizenship: 'country',
  countries: 'country',
  exploitation_country: 'country',
  suspected_forms: 'exploitation-form',
  forms: 'exploitation-form',
  district: 'district',
  assistance: 'assistance',
  signposts: 'institution-type',
  reached: 'reached-result',
  follow_up: 'follow-up',
  concern_relations: 'caller-relation',
  minutes_band: 'minutes-band',
  void_reason: 'void-reason',
  correction_reason: 'correction-reason',
  line_group: 'line-group',
  report_line: 'line-group',
  'hotline.missed_call.ended_as': 'missed-call-end',
  'hotline.outgoing.result': 'callback-result',
  'hotline.line_call.state': 'line-call-state',
  'hotline.line_call.outcome': 'line-call-outcome',
  adapter: 'line-adapter',
  outcome: 'finding-outcome',
  rule: 'decider',
  reason: 'finding-reason',
  sexual_kinds: 'sexual-kind',
  means: 'means-of-control',
  acts: 'trafficking-act',
  sector: 'sector',
  recruiter_relation: 'recruiter-relation',
  duration_band: 'duration-band',
};

/** Data, not codes: numbers that we give, months, lines (rows of their own), names of places in the house. */
const FORMS: Readonly<Record<string, RegExp>> = {
  'hotline.contact.number': /^H\d{2}-\d{6,}$/,
  'people.person.code': /^K\d{2}-\d{5,}$/,
  client_since: /^\d{4}(-\d{2}(-\d{2})?)?$/,
  month: /^\d{4}-\d{2}$/,
  first_month: /^\d{4}-\d{2}$/,
  from_month: /^\d{4}-\d{2}$/,
  to_month: /^\d{4}-\d{2}$/,
  report_month: /^\d{4}-\d{2}$/,
  line: /^[a-z0-9][a-z0-9_-]{0,39}$/,
  show_line: /^[a-z0-9][a-z0-9_-]{0,39}$/,
  'hotline.line.code': /^[a-z0-9][a-z0-9_-]{0,39}$/,
  'hotline.line.name': /^[^\n]{1,100}$/,
  // what a module calls its own things: named in its manifest or its errors
  report_kind: /^[a-z]+\.[a-z-]+$/,
  'tasks.task.kind': /^[a-z]+\.[a-z-]+$/,
  source_kind: /^[a-z]+\.[a-z-]+$/,
  'tasks.task.result': /^[a-z][a-z_]*$/,
  'tasks.step.result': /^[a-z][a-z_]*$/,
  error_codes: /^[a-z][a-z_]*$/,
  error_columns: /^[a-z_]*$/,
  contact_now: /^[a-z][a-z_]*$/,
  // the grouping of age bands by majority (codelists/age-groupings.ts)
  child: /^(child|adult|unknown)$/,
  belongs_to: /^(self|other)$/,
  'hotline.line_event.type': /^[a-z][A-Za-z._-]*$/,
  raw_ref: /^[\x21-\x7e]{1,64}$/,
  inferred: /^[a-z][A-Za-z._-]*$/,
  supports: /^[a-z][A-Za-z._-]*$/,
  place_table: /^[a-z]+\.[a-z_]+$/,
  place_column: /^[a-z_]+$/,
};

interface TextColumn {
  readonly place: string;
  readonly column: string;
  readonly isList: boolean;
}

/** Text in clear that no check constraint holds to a few words. */
async function textColumns(db: Client): Promise<TextColumn[]> {
  const { rows } = await db.query<{ place: string; column: string; is_list: boolean }>(
    `select c.table_schema || '.' || c.table_name as place, c.column_name as column, c.udt_name = '_text' as is_list
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where t.table_type = 'BASE TABLE' and c.table_schema = any ($1) and c.udt_name in ('text', '_text')
       and not exists (select from pg_constraint k
         join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
         where k.contype = 'c' and k.conrelid = format('%I.%I', c.table_schema, c.table_name)::regclass
           and a.attname = c.column_name and pg_get_constraintdef(k.oid) ~ format('\\m%s\\M.*= ANY', c.column_name))
     order by 1, 2`,
    [SCHEMAS],
  );
  return rows.map(({ place, column, is_list }) => ({ place, column, isList: is_list }));
}

const saidOf = <T>(table: Readonly<Record<string, T>>, { place, column }: TextColumn): T | undefined =>
  table[`${place}.${column}`] ?? table[column];

/** Columns of which nobody has said what may stand in them. */
export const unsaidColumns = async (db: Client): Promise<string[]> =>
  (await textColumns(db))
    .filter((one) => saidOf(LISTS, one) === undefined && saidOf(FORMS, one) === undefined)
    .map(({ place, column }) => `${place}.${column}`);

/** `schema.table.column: value` for every stored value that is outside its list or not of its form. */
export async function strayCodes(db: Client): Promise<string[]> {
  const { rows: codes } = await db.query<{ list: string; code: string }>('select list, code from codelists.code');
  const lists = Map.groupBy(codes, (row) => row.list);
  const stray: string[] = [];
  for (const one of await textColumns(db)) {
    const name = `${one.place}.${one.column}`;
    const list = saidOf(LISTS, one);
    const allowed = list === undefined ? undefined : lists.get(list);
    if (list !== undefined && !allowed) stray.push(`${name}: there is no list ${list}`);
    const known = new Set(allowed?.map((row) => row.code));
    const form = saidOf(FORMS, one);
    const { rows } = await db.query<{ v: string | null }>(
      `select distinct ${one.isList ? `unnest(${one.column})` : one.column} as v from ${one.place}`,
    );
    for (const { v } of rows)
      if (v !== null && !(list === undefined ? form?.test(v) : known.has(v))) stray.push(`${name}: ${v}`);
  }
  return stray;
}
