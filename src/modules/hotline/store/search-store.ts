import type { Tx } from '../../../platform/database/index.ts';
import type { Day, UserId } from '../../../platform/kernel/index.ts';
import type { ContactId, PersonId } from '../contact.ts';
import { type ContactRecord, contactColumns, contactOf } from './contact-record.ts';
import type { Flagged } from './flag-store.ts';

/**
 * Pages of contacts, latest day and hour first, by keyset: a page costs what it shows. Conditions are built from a closed list of
 * columns, values are always parameters; nothing counts beyond 1,001 rows.
 */
export interface ContactFilter {
  readonly number?: string;
  /** persons whose contacts are wanted */
  readonly persons?: readonly PersonId[];
  /** blind index of the caller's number; with `persons` either of the two */
  readonly phone?: Buffer;
  /** blind indexes of an e-mail address or an account; with `persons` either of the two */
  readonly address?: readonly Buffer[];
  readonly from?: Day;
  readonly to?: Day;
  readonly equal?: Readonly<Partial<Record<FilterColumn, string>>>;
  readonly followUpOpen?: readonly ContactId[];
  /** whoever it is about, its number, or the contact itself carries a flag that is asked for */
  readonly flagged?: Flagged;
}

const filterColumns = [
  'line',
  'category',
  'subcategory',
  'caller_role',
  'channel',
  'kind',
  'consultant',
  'state',
] as const;
export type FilterColumn = (typeof filterColumns)[number];

/** The place of a row in the order of every list. */
export interface Cursor {
  readonly day: Day;
  /** an unknown hour comes after the known ones of its day */
  readonly hour: number | null;
  readonly id: ContactId;
}

/** The indexes of migration 0006 are read backwards in this order. */
export const latestFirst = 'c.day desc, coalesce(c.hour, -1) desc, c.id desc';

export const pageSize = 50;
const countLimit = 1000;

/** A contact as a list shows it: only those columns travel. */
export interface ListedContact {
  readonly id: ContactId;
  readonly number: string | null;
  readonly state: ContactRecord['state'];
  readonly version: number;
  readonly revision: number;
  readonly day: Day;
  readonly hour: number | null;
  readonly minutes: number | null;
  readonly line: string;
  readonly line_group: ContactRecord['lineGroup'];
  readonly channel: ContactRecord['body']['channel'];
  readonly direction: ContactRecord['body']['direction'];
  readonly kind: ContactRecord['body']['kind'];
  readonly non_data_kind: ContactRecord['body']['nonDataKind'];
  readonly category: ContactRecord['body']['category'];
  readonly subcategory: ContactRecord['body']['subcategory'];
  readonly caller_role: ContactRecord['body']['callerRole'];
  readonly follow_up: ContactRecord['body']['followUp'];
  readonly entry: ContactRecord['entry'];
  readonly consultant: UserId | null;
  readonly owner: UserId;
  readonly taken_from: UserId | null;
  /** ids with commas between; an erased one is empty */
  readonly clients: string;
}

/** The columns of a ListedContact, of `hotline.contact c`. */
export const listed = `c.id, c.number, c.state, c.version, c.revision, c.day, c.hour, c.minutes, c.line, c.line_group, c.channel,
  c.direction, c.kind, c.non_data_kind, c.category, c.subcategory, c.caller_role, c.follow_up, c.entry, c.consultant,
  c.owner, c.taken_from, array_to_string(c.client_ids, ',', '') as clients`;

const columns = contactColumns
  .filter((column) => column !== 'touched')
  .map((column) => `c.${column}`)
  .join(', ');

interface Built {
  readonly where: string;
  readonly values: unknown[];
}

/** Of `hotline.contact c`. */
export function conditions(tx: Tx, filter: ContactFilter): Built {
  const values: unknown[] = [tx.actor.org];
  const add = (value: unknown) => `$${values.push(value)}`;
  const where = ["c.org_id = $1 and c.state <> 'discarded'"];
  if (filter.number !== undefined) where.push(`c.number = ${add(filter.number)}`);
  const ofPersons = (persons: readonly PersonId[]) =>
    `select k.contact_id from hotline.contact_client k where k.org_id = $1 and k.person_id = any (${add(persons)}::uuid[])`;
  if (filter.phone !== undefined) {
    const written = `select o.id from hotline.contact o where o.org_id = $1 and o.number_index = ${add(filter.phone)}::bytea`;
    where.push(`c.id in (${written}${filter.persons?.length ? ` union ${ofPersons(filter.persons)}` : ''})`);
  } else if (filter.address !== undefined) {
    const written = `select o.id from hotline.contact o where o.org_id = $1 and o.address_index = any (${add(filter.address)}::bytea[])`;
    where.push(`c.id in (${written}${filter.persons?.length ? ` union ${ofPersons(filter.persons)}` : ''})`);
  } else if (filter.persons !== undefined) where.push(`c.id in (${ofPersons(filter.persons)})`);
  if (filter.from !== undefined) where.push(`c.day >= ${add(filter.from)}::date`);
  if (filter.to !== undefined) where.push(`c.day <= ${add(filter.to)}::date`);
  for (const column of filterColumns) {
    const value = filter.equal?.[column];
    if (value !== undefined) where.push(`c.${column} = ${add(value)}${column === 'consultant' ? '::uuid' : ''}`);
  }
  if (filter.followUpOpen !== undefined) where.push(`c.id = any (${add(filter.followUpOpen)}::uuid[])`);
  if (filter.flagged !== undefined) {
    const { persons, numbers, contacts } = filter.flagged;
    const numbered = `select o.id from hotline.contact o where o.org_id = $1 and o.number_index = any (${add(numbers)}::bytea[])`;
    where.push(`c.id in (${ofPersons(persons)} union ${numbered} union select unnest(${add(contacts)}::uuid[]))`);
  }
  return { where: where.join(' and '), values };
}

const isOneCaller = ({ phone, persons, equal, ...other }: ContactFilter): boolean =>
  (phone !== undefined || persons !== undefined) &&
  Object.values(equal ?? {}).every((value) => value === undefined) &&
  Object.keys(other).length === 0;

/** One page and whether another follows. */
export async function findPage(
  tx: Tx,
  filter: ContactFilter,
  after: Cursor | undefined,
  size = pageSize,
): Promise<{ rows: ListedContact[]; next: Cursor | null }> {
  const { where, values } = conditions(tx, filter);
  const add = (value: unknown) => `$${values.push(value)}`;
  const keyset = after
    ? ` and (c.day, coalesce(c.hour, -1), c.id) < (${add(after.day)}::date, ${add(after.hour ?? -1)}::integer, ${add(after.id)}::uuid)`
    : '';
  // who called is asked all day, in very few shapes: their plan is kept, since making it costs more than running it. Her few
  // contacts are gathered first and put in order then: read in the order of the index, everybody's would be passed over
  const isOne = isOneCaller(filter);
  const ask = isOne ? tx.query<ListedContact> : tx.queryBuilt<ListedContact>;
  const from = isOne
    ? `with c as materialized (select c.* from hotline.contact c where ${where}) select ${listed} from c where true`
    : `select ${listed} from hotline.contact c where ${where}`;
  const found = await ask(`${from}${keyset} order by ${latestFirst} limit ${size + 1}`, values);
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return { rows, next: found.length > size && last ? { day: last.day, hour: last.hour, id: last.id } : null };
}

/** How many, up to 1,000 or what is said. */
export async function countUpTo(
  tx: Tx,
  filter: ContactFilter,
  most = countLimit,
): Promise<{ n: number; more: boolean }> {
  const { where, values } = conditions(tx, filter);
  const [row] = await tx.queryBuilt<{ n: number }>(
    `select count(*)::integer as n from (select 1 from hotline.contact c where ${where} limit ${most + 1}) found`,
    values,
  );
  const n = row?.n ?? 0;
  return { n: Math.min(n, most), more: n > most };
}

const LISTED = `select ${listed} from hotline.contact c
  where c.org_id = $1 and c.id = any ($2::uuid[]) and c.state <> 'discarded'`;

/** Contacts named by id, in no order. */
export const findListed = (tx: Tx, ids: readonly ContactId[]): Promise<ListedContact[]> =>
  ids.length === 0 ? Promise.resolve([]) : tx.query(LISTED, [tx.actor.org, ids]);

/** The last finalised contacts of a person. */
export async function findContactsOf(tx: Tx, person: PersonId, limit: number): Promise<ContactRecord[]> {
  const rows = await tx.query<Record<string, unknown>>(
    `select ${columns} from hotline.contact c
     where c.org_id = $1 and c.state = 'finalised' and c.id in
       (select k.contact_id from hotline.contact_client k where k.org_id = $1 and k.person_id = $2 and k.replaced_day is null)
     order by ${latestFirst} limit $3`,
    [tx.actor.org, person, limit],
  );
  return rows.map(contactOf);
}

/** Present clients of the contacts on which this number was written down. */
export async function findClientsByNumber(tx: Tx, index: Buffer): Promise<PersonId[]> {
  const rows = await tx.query<{ person_id: PersonId }>(
    `select distinct k.person_id from hotline.contact c
     join hotline.contact_client k on k.org_id = c.org_id and k.contact_id = c.id
     where c.org_id = $1 and c.number_index = $2 and c.state = 'finalised' and k.replaced_day is null and k.person_id is not null
     limit 20`,
    [tx.actor.org, index],
  );
  return rows.map((row) => row.person_id);
}

export async function isNumberKnown(tx: Tx, index: Buffer): Promise<boolean> {
  const rows = await tx.query(
    "select from hotline.contact where org_id = $1 and number_index = $2 and state = 'finalised' limit 1",
    [tx.actor.org, index],
  );
  return rows.length > 0;
}
