import { setImmediate as breath } from 'node:timers/promises';
import { type GroupId, newId } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { type DataKey, SealBroken } from '../../../platform/vault/index.ts';
import type { CardIndex, FrozenCards } from '../card-index.ts';
import { segmentPlace } from '../store/places.ts';
import { findPieces, insertSegment, type SegmentRow } from '../store/segment-store.ts';
import { type Range, type Shelf, stillHere } from './card-shelf.ts';
import { OPEN_ACT, quietly } from './open-cards.ts';

/**
 * Segments of search cards as they are kept: each under a data key of its own, wrapped to the group like every other one
 * (decision 0021). Only a session of the group can write or open them, and whoever deletes the wrap has ended them.
 */
const AT_ONCE = 4;

/**
 * Opens segments into the index. Returns those that are open now; the others are read card by card.
 * @param isGone asked before each: the group went meanwhile
 */
export async function openSegments(
  it: It,
  index: CardIndex,
  rows: readonly SegmentRow[],
  isGone: () => boolean,
): Promise<readonly SegmentRow[]> {
  const keys = await keysOf(it, rows);
  const opened: SegmentRow[] = [];
  const some = (from: number) => {
    const ids = rows.slice(from, from + AT_ONCE).map((row) => row.id);
    const pieces = ids.length === 0 ? Promise.resolve([]) : findPieces(it.tx, ids);
    pieces.catch(() => undefined);
    return pieces;
  };
  let coming = some(0);
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const pieces = await coming;
    // the database reads the next ones while these are opened
    coming = some(from + AT_ONCE);
    for (const row of rows.slice(from, from + AT_ONCE)) {
      if (isGone()) break;
      const sealed = pieces.find((piece) => piece.segment_id === row.id)?.sealed;
      const key = keys.get(row.keyId);
      if (sealed && key && openOne(it, index, row, key, sealed)) opened.push(row);
      await breath();
    }
  }
  await coming;
  it.keys.forget(keys.values());
  return opened;
}

/** One that does not open keeps nobody from the others. */
async function keysOf(it: It, rows: readonly SegmentRow[]): Promise<ReadonlyMap<string, DataKey>> {
  const opened = (some: readonly SegmentRow[]) =>
    it.keys.openKeys(
      quietly(it),
      some.map((row) => row.keyId),
      OPEN_ACT,
    );
  try {
    return await opened(rows);
  } catch (cause) {
    if (!(cause instanceof SealBroken)) throw cause;
  }
  const keys = new Map<string, DataKey>();
  for (const row of rows) {
    try {
      for (const [id, key] of await opened([row])) keys.set(id, key);
    } catch (cause) {
      tellBroken(it, row, cause);
    }
  }
  return keys;
}

/** The cards themselves are still there; that something was changed is for the auditors to know. */
function tellBroken(it: It, row: SegmentRow, cause: unknown): void {
  if (!(cause instanceof SealBroken)) throw cause;
  it.tx.record({ kind: 'vault.seal-broken', payload: { operation: OPEN_ACT.kind, segment: row.id } });
}

function openOne(it: It, index: CardIndex, row: SegmentRow, key: DataKey, sealed: Buffer): boolean {
  try {
    const bytes = it.keys.openIndex(key, segmentPlace(row), sealed);
    if (index.adopt([{ after: row.after, upto: row.upto, bytes }])) return true;
    bytes.fill(0);
  } catch (cause) {
    tellBroken(it, row, cause);
  }
  return false;
}

/** Writes what was frozen, sealed. `since` null: somebody else writes segments now, so that nothing is kept yet. */
export async function keptRange(
  it: It,
  group: GroupId,
  { after, upto, bytes }: FrozenCards,
  since: Pick<SegmentRow, 'mark' | 'cluster'> | null,
): Promise<Range> {
  const range: Range = { after, upto, kept: null, elsewhere: false, lost: false, changed: 0 };
  if (!since) return range;
  const { key, wraps } = it.keys.newKey(newId(), [group]);
  const row: SegmentRow = { id: newId(), keyId: key.id, after, upto, madeOn: it.today, ...since };
  const sealed = it.keys.sealIndex(key, segmentPlace(row), bytes);
  it.keys.forget([key]);
  await Promise.all([it.keys.putWraps(it.tx, wraps), insertSegment(it.tx, group, row, sealed)]);
  it.tx.afterCommit(() => {
    range.kept = row;
  });
  return range;
}

/** What was frozen belongs to the index once it is written; where that fails, or the group went, it is zeroed here. */
export async function adoptKept(
  shelf: Shelf,
  frozen: readonly FrozenCards[],
  keep: (one: FrozenCards) => Promise<Range>,
): Promise<readonly Range[]> {
  const ranges: Range[] = [];
  try {
    for (const one of frozen) {
      stillHere(shelf);
      ranges.push(await keep(one));
    }
    stillHere(shelf);
  } catch (cause) {
    for (const { bytes } of frozen) bytes.fill(0);
    throw cause;
  }
  shelf.index.adopt(frozen);
  return ranges;
}
