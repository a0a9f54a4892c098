import type { Tx } from '../../../platform/database/index.ts';
import type { ContactId } from '../contact.ts';
import { type ContactFilter, conditions, latestFirst } from './search-store.ts';

/** Which contacts a search for words would read: ids in the order of every list, one more than `most` where there are more. */
export async function findToScan(tx: Tx, filter: ContactFilter, most: number): Promise<ContactId[]> {
  const { where, values } = conditions(tx, filter);
  const rows = await tx.queryBuilt<{ id: ContactId }>(
    `select c.id from hotline.contact c where ${where} order by ${latestFirst} limit ${most + 1}`,
    values,
  );
  return rows.map((row) => row.id);
}
