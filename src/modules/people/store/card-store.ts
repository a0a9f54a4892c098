import type { Tx } from '../../../platform/database/index.ts';
import type { GroupId } from '../../../platform/kernel/index.ts';
import { findWraps, type SealedCard } from '../../../platform/vault/index.ts';
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
/** since before anything was written */
export const everything = '0';
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

interface CardRow {
  readonly person_id: string;
  readonly key_id: string | null;
  readonly version: number;
  readonly sealed: Buffer | null;
}

const SELECT = 'select person_id, key_id, version, sealed from people.search_card';

/** @param since a mark of `changeMark`, or `everything` */
export async function findCards(tx: Tx, group: GroupId, since: string, after: string): Promise<CardPage> {
  const { org } = tx.actor;
  const rows =
    since === everything
      ? await tx.query<CardRow>(
          `${SELECT} where org_id = $1 and group_id = $2 and person_id > $3 order by person_id limit ${pageSize}`,
          [org, group, after],
        )
      : await tx.query<CardRow>(
          `${SELECT} where org_id = $1 and group_id = $2 and changed_in >= $4::xid8 and person_id > $3
            order by person_id limit ${pageSize}`,
          [org, group, after, since],
        );
  const keyIds = rows.flatMap((row) => row.key_id ?? []);
  // no join: before the first statistics after a bulk load the planner would compare each card with every wrap
  const wraps = keyIds.length === 0 ? [] : await findWraps(tx, keyIds);
  const wrapOf = new Map(wraps.filter((one) => one.groupId === group && one.form === 2).map((one) => [one.keyId, one]));
  const cards: SealedCard[] = [];
  const gone: string[] = [];
  for (const { person_id: person, key_id: keyId, version, sealed } of rows) {
    const wrap = keyId ? wrapOf.get(keyId) : undefined;
    if (!sealed || !keyId || !wrap) {
      gone.push(person);
      continue;
    }
    cards.push({
      envelope: sealed,
      context: { org, ...searchCardPlace(person, version) },
      wrap: wrap.wrapped,
      wrapContext: { org, keyId, groupId: group, epoch: wrap.groupEpoch, keyEpoch: wrap.keyEpoch },
    });
  }
  return { cards, gone, after: rows.length < pageSize ? null : (rows.at(-1)?.person_id ?? null) };
}
