import type { Tx } from '../../../platform/database/index.ts';
import type { ContactId } from '../contact.ts';
import { type ContactRecord, contactColumns, contactOf } from './contact-record.ts';
import type { TextRow } from './text-store.ts';
import type { VersionHead } from './version-store.ts';

/** A contact as it is read: its row, the sealed piece it points to, and the head of its last version, in one statement. */
export interface Readable {
  readonly contact: ContactRecord;
  /** undefined while it is a draft */
  readonly version: VersionHead | undefined;
  readonly piece: TextRow | undefined;
}

// the row of a finalised contact says what its last version says: closing and correcting write both
const FIND = `select ${contactColumns.map((column) => `c.${column}`).join(', ')},
    t.version as piece_version, t.group_id as piece_group, t.revision as piece_revision, t.sealed as piece_sealed,
    v.version as last_version, v.recorded_day, v.replaced_day, v.correction_reason
  from hotline.contact c
    left join hotline.contact_text t on t.org_id = c.org_id and t.contact_id = c.id and t.version = c.text_version
    left join hotline.contact_version v on v.org_id = c.org_id and v.contact_id = c.id and v.version = c.version
  where c.org_id = $1 and c.id = $2`;

export async function findToRead(tx: Tx, id: ContactId): Promise<Readable | undefined> {
  const [row] = await tx.query<Record<string, unknown>>(FIND, [tx.actor.org, id]);
  if (!row) return undefined;
  const version = row.last_version === null ? undefined : headOf(row);
  const piece =
    row.piece_sealed === null
      ? undefined
      : ({
          contact: id,
          version: row.piece_version,
          group: row.piece_group,
          revision: row.piece_revision,
          sealed: row.piece_sealed,
        } as TextRow);
  return { contact: contactOf(row), version, piece };
}

const headOf = (row: Record<string, unknown>): VersionHead =>
  ({
    version: row.last_version,
    recordedDay: row.recorded_day,
    replacedDay: row.replaced_day,
    reason: row.correction_reason,
  }) as VersionHead;
