import type { Tx } from '../../../platform/database/index.ts';
import type { Day, UserId } from '../../../platform/kernel/index.ts';
import { type ContactRecord, contactColumns, contactRow } from './contact-record.ts';
import { clientRows, insertClients, versionRow } from './version-store.ts';

/**
 * Finalised contacts by the thousand: contact and version from one piece of JSON, laid out by the tables themselves.
 * COPY is no way here: PostgreSQL refuses it where row-level security holds.
 */
const INSERT = `with r as (select $1::json as rows), head as (
    insert into hotline.contact (${contactColumns.join(', ')})
    select ${contactColumns.map((column) => `h.${column}`).join(', ')} from r, json_populate_recordset(null::hotline.contact, r.rows) h
  )
  insert into hotline.contact_version select v.* from r, json_populate_recordset(null::hotline.contact_version, r.rows) v`;

export interface FinalisedRow {
  readonly contact: ContactRecord;
  readonly recordedDay: Day;
  readonly madeBy: UserId;
}

export async function insertFinalised(tx: Tx, rows: readonly FinalisedRow[]): Promise<void> {
  const { org } = tx.actor;
  const clients: object[] = [];
  const both = rows.map(({ contact, recordedDay, madeBy }) => {
    clients.push(...clientRows(org, contact, recordedDay));
    return { ...contactRow(org, contact), ...versionRow(org, contact, { recordedDay, madeBy, reason: null }) };
  });
  await Promise.all([
    tx.query(INSERT, [JSON.stringify(both)]),
    ...(clients.length > 0 ? [insertClients(tx, clients)] : []),
  ]);
}
