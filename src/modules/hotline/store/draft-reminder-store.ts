import type { Tx } from '../../../platform/database/index.ts';
import type { Day, GroupId, UserId } from '../../../platform/kernel/index.ts';
import type { ContactId } from '../contact.ts';

interface StaleDraft {
  readonly id: ContactId;
  readonly group: GroupId;
  readonly owner: UserId;
}

/** Drafts begun before that hour. The jobs' login sees ids, state and the hour, nothing of the content. */
export async function staleDrafts(tx: Tx, day: Day, hour: number): Promise<StaleDraft[]> {
  const rows = await tx.query<{ id: ContactId; group_id: GroupId; owner: UserId }>(
    `select id, group_id, owner from hotline.contact
     where org_id = $1 and state = 'draft' and (drafted_day, drafted_hour) <= ($2::date, $3::smallint)`,
    [tx.actor.org, day, hour],
  );
  return rows.map((row) => ({ id: row.id, group: row.group_id, owner: row.owner }));
}

/** The organisation's zone, from its own row: whose transaction this is stays as it was set. */
export async function zoneOf(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ zone: string }>('select zone from access.organisation where org_id = $1', [
    tx.actor.org,
  ]);
  if (!row) throw new Error('no such organisation');
  return row.zone;
}
