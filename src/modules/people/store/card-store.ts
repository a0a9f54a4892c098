import type { Tx } from '../../../platform/database/index.ts';
import type { GroupId } from '../../../platform/kernel/index.ts';
import type { SealedCard } from '../../../platform/vault/index.ts';
import { searchCardPlace } from './places.ts';

/** The sealed search cards of a group, page by page, with the wraps of their keys. It opens nothing. */
export interface CardPage {
  readonly cards: readonly SealedCard[];
  /** persons whose card is gone */
  readonly gone: readonly string[];
  /** where the next page begins; null: this was the last */
  readonly after: string | null;
}

export const pageSize = 4000;
export const firstPage = '00000000-0000-0000-0000-000000000000';

/**
 * Changes that were not yet settled at this moment stand at or above this number: whoever asks for changes since it
 * misses none, however long their transactions run.
 */
export async function changeMark(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ mark: string }>(
    'select pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot())::text as mark',
  );
  return row?.mark ?? '0';
}

export async function findCards(tx: Tx, group: GroupId, since: string, after: string): Promise<CardPage> {
  const { org } = tx.actor;
  const rows = await tx.query<{
    person_id: string;
    key_id: string;
    version: number;
    sealed: Buffer | null;
    group_epoch: number;
    key_epoch: number;
    wrapped: Buffer | null;
  }>(
    `select c.person_id, c.key_id, c.version, c.sealed, w.group_epoch, w.key_epoch, w.wrapped
       from people.search_card c
       left join vault.wrap w on w.org_id = c.org_id and w.key_id = c.key_id and w.group_id = c.group_id and w.form = 2
      where c.org_id = $1 and c.group_id = $2 and c.changed_in >= $3::xid8 and c.person_id > $4
      order by c.person_id limit ${pageSize}`,
    [org, group, since, after],
  );
  const cards: SealedCard[] = [];
  const gone: string[] = [];
  for (const row of rows) {
    const { person_id: person, key_id: keyId, group_epoch: epoch, key_epoch: keyEpoch, sealed, wrapped } = row;
    if (!sealed || !wrapped) {
      gone.push(person);
      continue;
    }
    cards.push({
      envelope: sealed,
      context: { org, ...searchCardPlace(person, row.version) },
      wrap: wrapped,
      wrapContext: { org, keyId, groupId: group, epoch, keyEpoch },
    });
  }
  return { cards, gone, after: rows.length < pageSize ? null : (rows.at(-1)?.person_id ?? null) };
}
