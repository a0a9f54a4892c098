import type { Tx } from '../../../platform/database/index.ts';
import type { UserId } from '../../../platform/kernel/index.ts';
import type { ContactId } from '../contact.ts';
import { type ContactRecord, contactColumns, contactOf, contactRow } from './contact-record.ts';

/**
 * Contacts as they are now. Rows of other groups and organisations are not there for whoever asks. A change is one
 * statement for one contact or a thousand: rows travel as JSON and are laid out by the table itself.
 */
const list = contactColumns.join(', ');
const columns = contactColumns.map((column) => `c.${column}`).join(', ');

/** One writer of an id at a time, also before the row exists: a create that is sent twice finds the first one. */
export const lockContact = (tx: Tx, id: ContactId) =>
  tx.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [`${tx.actor.org}/${id}`]);

const FIND = `select ${columns} from hotline.contact c where c.org_id = $1 and c.id = $2`;
const FIND_FOR_CHANGE = `${FIND} for update`;

export async function findContact(tx: Tx, id: ContactId): Promise<ContactRecord | undefined> {
  const [row] = await tx.query<Record<string, unknown>>(FIND, [tx.actor.org, id]);
  return row && contactOf(row);
}

export async function findContactForChange(tx: Tx, id: ContactId): Promise<ContactRecord | undefined> {
  const [row] = await tx.query<Record<string, unknown>>(FIND_FOR_CHANGE, [tx.actor.org, id]);
  return row && contactOf(row);
}

export async function countDrafts(tx: Tx, owner: UserId): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    "select count(*)::integer as n from hotline.contact where org_id = $1 and owner = $2 and state = 'draft'",
    [tx.actor.org, owner],
  );
  return row?.n ?? 0;
}

const INSERT = `insert into hotline.contact (${list})
  select ${contactColumns.map((column) => `r.${column}`).join(', ')} from json_populate_recordset(null::hotline.contact, $1::json) r`;

export const insertContacts = (tx: Tx, contacts: readonly ContactRecord[]) =>
  tx.query(INSERT, [JSON.stringify(contacts.map((contact) => contactRow(tx.actor.org, contact)))]);

const settable = contactColumns.filter((column) => column !== 'org_id' && column !== 'id');
const UPDATE = `update hotline.contact c set ${settable.map((column) => `${column} = r.${column}`).join(', ')}
  from json_populate_recordset(null::hotline.contact, $1::json) r where c.org_id = $2 and c.id = r.id`;

/** Columns that keep their value keep their index entries. */
export const updateContacts = (tx: Tx, contacts: readonly ContactRecord[]) =>
  tx.query(UPDATE, [JSON.stringify(contacts.map((contact) => contactRow(tx.actor.org, contact))), tx.actor.org]);

/** The line a consultant used last, for a contact that names none. */
export async function lastLineOf(tx: Tx, user: UserId): Promise<string | undefined> {
  const [row] = await tx.query<{ line: string }>(
    "select line from hotline.contact where org_id = $1 and consultant = $2 and state <> 'discarded' order by day desc, id limit 1",
    [tx.actor.org, user],
  );
  return row?.line;
}
