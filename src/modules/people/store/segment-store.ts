import type { Tx } from '../../../platform/database/index.ts';
import type { Day, GroupId } from '../../../platform/kernel/index.ts';
import { deleteWraps } from '../../../platform/vault/index.ts';

/**
 * The sealed segments of a group's search cards (decision 0021): rows that say whose cards, and pieces of bytes. Writing
 * and erasing stand behind one lock a group, so that an erasure sees every segment that could hold the person: whoever
 * writes looks for changes after the lock is hers, whoever erases deletes after it is.
 */
export interface SegmentRow {
  readonly id: string;
  readonly keyId: string;
  /** the cards of persons behind this id … */
  readonly after: string;
  /** … up to this one */
  readonly upto: string;
  /** changes by transactions at or above this number are not in it */
  readonly mark: string;
  readonly cluster: string;
  readonly madeOn: Day;
}

/** Numbers of transactions mean something in one cluster only: this is the one. */
export async function clusterNow(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ cluster: string }>(
    'select system_identifier::text as cluster from pg_catalog.pg_control_system()',
  );
  return row?.cluster ?? '0';
}

const LOCK = "pg_catalog.hashtextextended($1 || '/cards/' || $2, 50)";

/** True when this transaction may write segments; without waiting. */
export async function mayKeepSegments(tx: Tx, group: GroupId): Promise<boolean> {
  const [row] = await tx.query<{ mine: boolean }>(`select pg_catalog.pg_try_advisory_xact_lock(${LOCK}) as mine`, [
    tx.actor.org,
    group,
  ]);
  return row?.mine === true;
}

const COLUMNS = `s.id, s.key_id as "keyId", s.after_id as after, s.upto_id as upto, s.mark::text as mark,
  s.cluster::text as cluster, s.made_on as "madeOn"`;

/** In the order of their ranges. `isThere`: its piece was not lost. */
export const findSegments = (tx: Tx, group: GroupId): Promise<(SegmentRow & { readonly isThere: boolean })[]> =>
  tx.query(
    `select ${COLUMNS}, p.segment_id is not null as "isThere" from people.card_segment s
       left join people.card_segment_piece p on p.org_id = s.org_id and p.segment_id = s.id
      where s.org_id = $1 and s.group_id = $2 order by s.after_id`,
    [tx.actor.org, group],
  );

/** Those that hold cards of persons behind `after` up to `upto`. */
export const findSegmentsWithin = (tx: Tx, group: GroupId, after: string, upto: string): Promise<SegmentRow[]> =>
  tx.query(
    `select ${COLUMNS} from people.card_segment s
      where s.org_id = $1 and s.group_id = $2 and s.after_id < $4 and s.upto_id > $3 order by s.after_id`,
    [tx.actor.org, group, after, upto],
  );

export const findPieces = (tx: Tx, ids: readonly string[]): Promise<{ segment_id: string; sealed: Buffer }[]> =>
  tx.query(
    'select segment_id, sealed from people.card_segment_piece where org_id = $1 and segment_id = any ($2::uuid[])',
    [tx.actor.org, ids],
  );

export async function insertSegment(tx: Tx, group: GroupId, row: SegmentRow, sealed: Buffer): Promise<void> {
  await Promise.all([
    tx.query(
      `insert into people.card_segment (org_id, id, group_id, key_id, after_id, upto_id, mark, cluster, made_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [tx.actor.org, row.id, group, row.keyId, row.after, row.upto, row.mark, row.cluster, row.madeOn],
    ),
    tx.query('insert into people.card_segment_piece (org_id, segment_id, group_id, sealed) values ($1, $2, $3, $4)', [
      tx.actor.org,
      row.id,
      group,
      sealed,
    ]),
  ]);
}

/** With the wraps of their keys: what was in them opens nowhere any more. */
export async function deleteSegments(tx: Tx, rows: readonly Pick<SegmentRow, 'id' | 'keyId'>[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.id);
  await Promise.all([
    tx.query('delete from people.card_segment where org_id = $1 and id = any ($2::uuid[])', [tx.actor.org, ids]),
    tx.query('delete from people.card_segment_piece where org_id = $1 and segment_id = any ($2::uuid[])', [
      tx.actor.org,
      ids,
    ]),
    deleteWraps(
      tx,
      rows.map((row) => row.keyId),
    ),
  ]);
}

/** Before anything else of an erasure: waits for whoever writes segments of this person's group now. */
export async function holdSegments(tx: Tx, person: string): Promise<void> {
  await tx.query(
    `select pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended($1 || '/cards/' || p.group_id::text, 50))
       from people.person p where p.org_id = $1::uuid and p.id = $2`,
    [tx.actor.org, person],
  );
}

/** Erasure: no segment that could hold this person's card opens after it. `holdSegments` came before. */
export async function forgetInSegments(tx: Tx, group: GroupId, person: string): Promise<void> {
  const rows = await tx.query<Pick<SegmentRow, 'id' | 'keyId'>>(
    `select id, key_id as "keyId" from people.card_segment
      where org_id = $1 and group_id = $2 and after_id < $3 and upto_id >= $3`,
    [tx.actor.org, group, person],
  );
  await deleteSegments(tx, rows);
}
