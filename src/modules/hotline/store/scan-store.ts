import type { Tx } from '../../../platform/database/index.ts';
import type { ContactId } from '../contact.ts';
import { type ContactFilter, conditions, latestFirst } from './search-store.ts';

export interface ToScan {
  readonly id: ContactId;
  /** of its sealed texts; a size is read without them */
  readonly bytes: number;
}

/** Which contacts a search for words would read, in the order of every list, one more than `most` where there are more. */
export const findToScan = (tx: Tx, filter: ContactFilter, most: number): Promise<ToScan[]> => {
  const { where, values } = conditions(tx, filter);
  return tx.queryBuilt<ToScan>(
    `select c.id, coalesce(octet_length(t.sealed), 0) as bytes from hotline.contact c
     left join hotline.contact_text t on t.org_id = c.org_id and t.contact_id = c.id and t.version = c.text_version
     where ${where} order by ${latestFirst} limit ${most + 1}`,
    values,
  );
};
