import type { Day, GroupId } from '../../../platform/kernel/index.ts';
import { addDays } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import type { FrozenCards } from '../card-index.ts';
import { freezeCards } from '../freeze-cards.ts';
import { type ChangedCard, findCardsOf, findChanged } from '../store/card-store.ts';
import { clusterNow, deleteSegments, findSegmentsWithin } from '../store/segment-store.ts';
import { type Range, rangeOf, type Shelf, stillHere } from './card-shelf.ts';
import { inSlices } from './in-slices.ts';
import { adoptKept, keptRange } from './kept-segments.ts';
import { openBeside } from './open-cards.ts';

/** A segment of so many changed cards is made anew: one in a hundred of four thousand. */
const CHANGED = 40;
/** What was corrected does not stay in a segment for longer, once somebody searches. */
const OLDEST_DAYS = 30;
/** A segment that grew beyond this is made anew as two. */
const LARGEST = 6_000;
const CHUNK = 4_000;

/** The one that most asks to be made anew, if any does. */
export function staleOf(ranges: readonly Range[], today: Day): Range | undefined {
  const ours = ranges.filter((range) => !range.elsewhere);
  const unkept = ours.find((range) => range.lost || range.kept === null);
  if (unkept) return unkept;
  let most: Range | undefined;
  for (const range of ours) if (range.changed > (most?.changed ?? 0)) most = range;
  if (most && most.changed >= CHANGED) return most;
  const oldest = addDays(today, -OLDEST_DAYS);
  return ours.find((range) => range.kept && range.changed > 0 && range.kept.madeOn <= oldest);
}

/** Opens cards that were changed, beside what is frozen. */
export async function openChanged(it: It, group: GroupId, shelf: Shelf, changed: readonly ChangedCard[]) {
  let [opened, broken] = [0, 0];
  for (let from = 0; from < changed.length; from += CHUNK) {
    stillHere(shelf);
    const persons = changed.slice(from, from + CHUNK).map((one) => one.person);
    const page = await findCardsOf(it.tx, group, persons);
    const done = await openBeside(it, group, shelf.index, page);
    opened += done.opened;
    broken += done.broken;
    for (const person of persons) {
      const range = rangeOf(shelf.ranges, person);
      if (range) range.changed++;
    }
    for (const person of page.gone) {
      const range = rangeOf(shelf.ranges, person);
      if (range) range.lost = true;
    }
  }
  return { opened, broken };
}

/** What was written since the last look, in whichever process. */
export const takeChanges = async (it: It, group: GroupId, shelf: Shelf) =>
  openChanged(it, group, shelf, await findChanged(it.tx, group, shelf.seen));

/**
 * Freezes a range anew and keeps it, in one act with the search that found it stale: about 60 ms for four thousand cards,
 * one range a search. The lock is held. Nothing is opened for it: the cards lie open here.
 */
export async function freshenRange(it: It, group: GroupId, shelf: Shelf, range: Range, mark: string): Promise<void> {
  const { after, upto } = range;
  const [within, cluster] = await Promise.all([findSegmentsWithin(it.tx, group, after, upto), clusterNow(it.tx)]);
  if (within.some((row) => row.id !== range.kept?.id)) {
    // another process has made them anew: what lies open here is right, and theirs is kept
    range.elsewhere = true;
    return;
  }
  const cards = shelf.index.between(after, upto);
  const cut = cards.length > LARGEST ? cards.length >> 1 : cards.length;
  const halves = [cards.slice(0, cut), cards.slice(cut)].filter((half, n) => n === 0 || half.length > 0);
  const middle = halves.length > 1 ? (cards[cut - 1]?.personId as string) : upto;
  const frozen: FrozenCards[] = [];
  for (const [n, half] of halves.entries()) {
    const { bytes } = await inSlices(freezeCards(half));
    frozen.push({ after: n === 0 ? after : middle, upto: n === halves.length - 1 ? upto : middle, bytes });
  }
  await deleteSegments(it.tx, within);
  const fresh = await adoptKept(shelf, frozen, (one) => keptRange(it, group, one, { mark, cluster }));
  shelf.ranges = shelf.ranges.flatMap((one) => (one === range ? fresh : [one]));
}
