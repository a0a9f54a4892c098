import type { It } from '../../../platform/operations/index.ts';
import type { DataKey } from '../../../platform/vault/index.ts';
import { isPair, type Pair } from '../clusters.ts';
import type { PersonId } from '../person.ts';
import { sweepPlace } from '../store/places.ts';
import { findPieces, findSweep, replacePiece, type SweepRow } from '../store/sweep-store.ts';

/**
 * What a sweep holds for one person: pairs and a probability, sealed. In clear it would say of two nameless records that
 * their names are alike, and enough of such pairs beside a public list give names back.
 */
export interface ProposedPair extends Pair {
  readonly probability: number;
}

export const sealPiece = (it: It, key: DataKey, sweep: string, piece: number, pairs: readonly ProposedPair[]): Buffer =>
  it.keys.sealText(
    key,
    sweepPlace(sweep, piece),
    JSON.stringify(pairs.map(({ left, right, probability }) => [left, right, Math.round(probability * 1e6) / 1e6])),
  );

function openPiece(it: It, key: DataKey, sweep: string, { piece, sealed }: { piece: number; sealed: Buffer }) {
  const rows: [PersonId, PersonId, number][] = JSON.parse(it.keys.openText(key, sweepPlace(sweep, piece), sealed));
  return rows.map(([left, right, probability]): ProposedPair => ({ left, right, probability }));
}

/** All pairs of a sweep, opened in one act; empty where its key is another group's. */
export async function openProposed(it: It, sweep: SweepRow): Promise<ProposedPair[]> {
  const act = { kind: 'people.open-proposals', payload: { sweep: sweep.id, pieces: sweep.pieces } };
  const [keys, pieces] = await Promise.all([it.keys.openKeys(it.tx, [sweep.key_id], act), findPieces(it.tx, sweep.id)]);
  const key = keys.get(sweep.key_id);
  return key ? pieces.flatMap((one) => openPiece(it, key, sweep.id, one)) : [];
}

export async function isProposed(it: It, id: string, pair: Pair): Promise<boolean> {
  const sweep = await findSweep(it.tx);
  if (sweep?.id !== id) return false;
  return (await openProposed(it, sweep)).some((one) => isPair(one, pair));
}

/** A person was erased: no piece names her any more. */
export async function forgetProposals(it: It, person: string): Promise<void> {
  const sweep = await findSweep(it.tx);
  if (!sweep || sweep.pieces === 0) return;
  const act = { kind: 'people.open-proposals', payload: { sweep: sweep.id, to: 'erase' } };
  const [keys, pieces] = await Promise.all([it.keys.openKeys(it.tx, [sweep.key_id], act), findPieces(it.tx, sweep.id)]);
  const key = keys.get(sweep.key_id);
  if (!key) return;
  for (const one of pieces) {
    const pairs = openPiece(it, key, sweep.id, one);
    const left = pairs.filter((pair) => pair.left !== person && pair.right !== person);
    if (left.length < pairs.length)
      await replacePiece(it.tx, sweep.id, one.piece, sealPiece(it, key, sweep.id, one.piece, left));
  }
}
