import { Refusal } from '../../../platform/kernel/index.ts';
import type { CardIndex } from '../card-index.ts';
import type { SegmentRow } from '../store/segment-store.ts';

/** What one process knows of one group's cards: the opened index, and how much of it is kept in segments. */
export interface Shelf {
  readonly index: CardIndex;
  /** a mark of `changeMark`: what was committed before it is in the index */
  seen: string;
  /** cards ever opened into it, and how many of these stand in the audit: an opening whose act came to nothing does not */
  opened: number;
  recorded: number;
  gone: boolean;
  /** what is frozen, in the order of ids; none of a group that is small */
  ranges: readonly Range[];
  /** one look at the database after another: a second searcher waits for the opening and finds nothing left to open */
  turn: Promise<void>;
}

/** Persons whose cards are frozen together in this process, and what is kept of them. */
export interface Range {
  readonly after: string;
  readonly upto: string;
  /** null: nothing is kept yet, or its writing is not committed */
  kept: SegmentRow | null;
  /** another process keeps these persons, in ranges of its own: not to be written here */
  elsewhere: boolean;
  /** somebody's card was taken away: what is kept must not hold it any more */
  lost: boolean;
  /** changes since it was frozen */
  changed: number;
}

/** Which of these ranges, in their order, this person's card belongs to. */
export function rangeOf<R extends Pick<Range, 'after' | 'upto'>>(ranges: readonly R[], person: string): R | undefined {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges[middle] as R).upto < person) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low];
  return range && range.after < person ? range : undefined;
}

/** @throws access.locked when the last session of the group ended meanwhile; what came in since is zeroed like the rest */
export function stillHere(shelf: Shelf): void {
  if (!shelf.gone) return;
  shelf.index.drop();
  throw new Refusal('access.locked', 423);
}
