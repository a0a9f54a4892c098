import type { Tx } from '../../../platform/database/index.ts';
import type { Day, GroupId, Id, UserId } from '../../../platform/kernel/index.ts';

/** Sweeps for duplicates: how far each came, and the sealed pieces of what it proposes. Bytes in, bytes out. */
export type SweepId = Id<'sweep'>;

export interface SweepRow {
  readonly id: SweepId;
  readonly group_id: GroupId;
  readonly key_id: string;
  readonly state: 'running' | 'done';
  readonly reached: string | null;
  readonly done: number;
  readonly total: number;
  readonly found: number;
  /** records that were not compared with all who bear one of their names: too many do */
  readonly left_over: number;
  readonly pieces: number;
  readonly begun_by: UserId;
  readonly begun_on: Day;
  readonly ended_on: Day | null;
}

const SWEEP =
  'id, group_id, key_id, state, reached, done, total, found, left_over, pieces, begun_by, begun_on, ended_on';

/** False: somebody else's piece of work is under way at this very moment. Held until the end of the transaction. */
export async function takeSweep(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ taken: boolean }>(
    'select pg_try_advisory_xact_lock(hashtextextended($1::text, 6)) as taken',
    [tx.actor.org],
  );
  return row?.taken === true;
}

/** There is one at a time; a new one takes the place of the old. */
export async function findSweep(tx: Tx): Promise<SweepRow | undefined> {
  const [row] = await tx.query<SweepRow>(`select ${SWEEP} from people.sweep where org_id = $1`, [tx.actor.org]);
  return row;
}

export async function beginSweep(tx: Tx, sweep: SweepRow): Promise<void> {
  await Promise.all([
    tx.query('delete from people.sweep_piece where org_id = $1', [tx.actor.org]),
    tx.query('delete from people.sweep where org_id = $1', [tx.actor.org]),
    tx.query(
      `insert into people.sweep (org_id, id, group_id, key_id, state, reached, done, total, found, pieces, begun_by, begun_on)
       values ($1, $2, $3, $4, 'running', null, 0, $5, 0, 0, $6, $7)`,
      [tx.actor.org, sweep.id, sweep.group_id, sweep.key_id, sweep.total, sweep.begun_by, sweep.begun_on],
    ),
  ]);
}

/** Where it stands now, and the piece that was found on the way, together or not at all. */
export async function moveSweep(tx: Tx, sweep: SweepRow, sealed: Buffer | null): Promise<void> {
  await Promise.all([
    tx.query(
      `update people.sweep set state = $3, reached = $4, done = $5, total = $6, found = $7, pieces = $8, ended_on = $9, left_over = $10
        where org_id = $1 and id = $2`,
      [
        tx.actor.org,
        sweep.id,
        sweep.state,
        sweep.reached,
        sweep.done,
        sweep.total,
        sweep.found,
        sweep.pieces,
        sweep.ended_on,
        sweep.left_over,
      ],
    ),
    sealed &&
      tx.query(
        'insert into people.sweep_piece (org_id, sweep_id, piece, group_id, sealed) values ($1, $2, $3, $4, $5)',
        [tx.actor.org, sweep.id, sweep.pieces, sweep.group_id, sealed],
      ),
  ]);
}

export interface PieceRow {
  readonly piece: number;
  readonly sealed: Buffer;
}

export const findPieces = (tx: Tx, sweep: string): Promise<PieceRow[]> =>
  tx.query<PieceRow>(
    'select piece, sealed from people.sweep_piece where org_id = $1 and sweep_id = $2 order by piece',
    [tx.actor.org, sweep],
  );

export async function replacePiece(tx: Tx, sweep: string, piece: number, sealed: Buffer): Promise<void> {
  await tx.query('update people.sweep_piece set sealed = $4 where org_id = $1 and sweep_id = $2 and piece = $3', [
    tx.actor.org,
    sweep,
    piece,
    sealed,
  ]);
}
