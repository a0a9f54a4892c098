import type { Tx } from '../../../platform/database/index.ts';
import { type ContactRecord, contactColumns, contactRow } from './contact-record.ts';

/**
 * Insert of a contact that is finalised at once, with its number, in one statement. The counter is held from here to the
 * commit and no longer.
 */
const fromRow = contactColumns.map((column) =>
  column === 'number'
    ? "'H' || to_char(r.day, 'YY') || '-' || lpad(n.taken::text, greatest(6, length(n.taken::text)), '0')"
    : `r.${column}`,
);
const NEXT = `insert into hotline.number_block as b (org_id, year, next_free)
    select $2, extract(year from r.day)::smallint, 2 from r
    on conflict (org_id, year) do update set next_free = b.next_free + 1 returning next_free - 1 as taken`;
const INSERT = `with r as (select * from json_populate_record(null::hotline.contact, $1::json)), n as (${NEXT})
  insert into hotline.contact (${contactColumns.join(', ')}) select ${fromRow.join(', ')} from r, n returning number`;
const settable = contactColumns
  .map((column, i) => [column, fromRow[i]] as const)
  .filter(([column]) => column !== 'org_id' && column !== 'id');
const UPDATE = `with r as (select * from json_populate_record(null::hotline.contact, $1::json)), n as (${NEXT})
  update hotline.contact c set ${settable.map(([column, value]) => `${column} = ${value}`).join(', ')}
  from r, n where c.org_id = $2 and c.id = r.id returning c.number`;

/** @returns the number it got */
export async function closeContactRow(tx: Tx, contact: ContactRecord, isNew: boolean): Promise<string> {
  const [row] = await tx.query<{ number: string }>(isNew ? INSERT : UPDATE, [
    JSON.stringify(contactRow(tx.actor.org, contact)),
    tx.actor.org,
  ]);
  if (!row) throw new Error('the contact to be closed is gone');
  return row.number;
}
