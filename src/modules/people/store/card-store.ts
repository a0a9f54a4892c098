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

/** since before anything was written */
export const everything = '0';
/** before the first person, and behind the last one */
export const beginning = '00000000-0000-0000-0000-000000000000';
export const end = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

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

/** Of persons behind `after` up to `upto`, in the order of their ids. */
export async function findCards(
  tx: Tx,
  group: GroupId,
  range: { readonly after: string; readonly upto: string; readonly most: number },
): Promise<CardPage> {
  const rows = await tx.query<CardRow>(
    `${SELECT} where org_id = $1 and group_id = $2 and person_id > $3 and person_id <= $4 order by person_id limit $5`,
    [tx.actor.org, group, range.after, range.upto, range.most],
  );
  const last = rows.length < range.most ? null : (rows.at(-1)?.person_id ?? null);
  return { ...(await withWraps(tx, group, rows)), after: last };
}

export const findCardsOf = async (tx: Tx, group: GroupId, persons: readonly string[]): Promise<CardPage> => ({
  ...(await withWraps(
    tx,
    group,
    await tx.query<CardRow>(`${SELECT} where org_id = $1 and group_id = $2 and person_id = any ($3::uuid[])`, [
      tx.actor.org,
      group,
      persons,
    ]),
  )),
  after: null,
});

export interface ChangedCard {
  readonly person: string;
  readonly changedIn: string;
}

const CHANGES = 10_000;

/** Whose card was written or taken away since a mark of `changeMark`. */
export async function findChanged(tx: Tx, group: GroupId, since: string): Promise<ChangedCard[]> {
  const all: ChangedCard[] = [];
  let last: ChangedCard = { person: beginning, changedIn: since };
  for (;;) {
    // a bound that the planner knows: without one it would read the whole table for fear of a third of it
    const rows = await tx.query<ChangedCard>(
      `select person_id as person, changed_in::text as "changedIn" from people.search_card
        where org_id = $1 and group_id = $2 and (changed_in, person_id) > ($3::xid8, $4::uuid)
        order by changed_in, person_id limit ${CHANGES}`,
      [tx.actor.org, group, last.changedIn, last.person],
    );
    for (const row of rows) all.push(row);
    if (rows.length < CHANGES) return all;
    last = rows.at(-1) as ChangedCard;
  }
}

async function withWraps(tx: Tx, group: GroupId, rows: readonly CardRow[]): Promise<Omit<CardPage, 'after'>> {
  const { org } = tx.actor;
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
  return { cards, gone };
}
