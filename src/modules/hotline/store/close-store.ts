import type { Tx } from '../../../platform/database/index.ts';
import { type ContactRecord, contactColumns, contactRow } from './contact-record.ts';
import { type FirstDayClaim, firstDayRows } from './first-day-store.ts';
import { clientRows, type VersionFacts, versionRow } from './version-store.ts';

/**
 * The closing of a contact in one statement: its number, the contact itself, its first version, its clients, and the first
 * days of those who were made with it. The counter of numbers is held from here to the commit and no longer.
 */
const fromRow = contactColumns.map((column) =>
  column === 'number'
    ? "'H' || to_char(r.day, 'YY') || '-' || lpad(n.taken::text, greatest(6, length(n.taken::text)), '0')"
    : `r.${column}`,
);
const settable = contactColumns
  .map((column, i) => [column, fromRow[i]] as const)
  .filter(([column]) => column !== 'org_id' && column !== 'id');

const closing = (head: string) => `with r as (
    select * from json_populate_record(null::hotline.contact, $1::json)
  ), n as (
    insert into hotline.number_block as b (org_id, year, next_free)
    select $2, extract(year from r.day)::smallint, 2 from r
    on conflict (org_id, year) do update set next_free = b.next_free + 1 returning next_free - 1 as taken
  ), head as (${head}), version as (
    insert into hotline.contact_version select v.* from json_populate_record(null::hotline.contact_version, $1::json) v
  ), client as (
    insert into hotline.contact_client select k.* from json_populate_recordset(null::hotline.contact_client, $3::json) k
  ), first as (
    insert into hotline.client_first select f.* from json_populate_recordset(null::hotline.client_first, $4::json) f
  )
  select number from head`;

const NEW = closing(
  `insert into hotline.contact (${contactColumns.join(', ')}) select ${fromRow.join(', ')} from r, n returning number`,
);
const DRAFT = closing(
  `update hotline.contact c set ${settable.map(([column, value]) => `${column} = ${value}`).join(', ')}
    from r, n where c.org_id = $2 and c.id = r.id returning c.number`,
);

/** @returns the number it got */
export async function closeContactRow(
  tx: Tx,
  contact: ContactRecord,
  closing: { readonly isNew: boolean; readonly facts: VersionFacts; readonly firstDays: readonly FirstDayClaim[] },
): Promise<string> {
  const { org } = tx.actor;
  const [row] = await tx.query<{ number: string }>(closing.isNew ? NEW : DRAFT, [
    JSON.stringify({ ...contactRow(org, contact), ...versionRow(org, contact, closing.facts) }),
    org,
    JSON.stringify(clientRows(org, contact, closing.facts.recordedDay)),
    JSON.stringify(firstDayRows(org, closing.firstDays)),
  ]);
  if (!row) throw new Error('the contact to be closed is gone');
  return row.number;
}
