import type { GroupId } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { freezeCards } from '../freeze-cards.ts';
import { beginning, type CardPage, type ChangedCard, end, findCards, findChanged } from '../store/card-store.ts';
import { clusterNow, deleteSegments, findSegments, type SegmentRow } from '../store/segment-store.ts';
import { type Range, rangeOf, type Shelf, stillHere } from './card-shelf.ts';
import { inSlices } from './in-slices.ts';
import { adoptKept, keptRange, openSegments } from './kept-segments.ts';
import { openBeside, openLying } from './open-cards.ts';
import { openChanged } from './take-changes.ts';

/**
 * The first look of a process at a group's cards (decision 0021): segments where they are kept, single cards between them,
 * then what was changed since. What had to be opened card by card is frozen, and kept for the next one if the lock is
 * ours. A group of fewer than a page of cards has no segments.
 */
const PAGE = 4_000;
/** Where a segment was taken away its cards become one again, also if they are more meanwhile. */
const GAP_PAGE = 8_000;
/** With more than every fourth card changed a segment is not worth opening. */
const TOO_STALE = 1_000;

interface Look {
  /** may segments be written? */
  readonly mine: boolean;
  readonly mark: string;
}

export async function openEverything(it: It, group: GroupId, shelf: Shelf, { mine, mark }: Look) {
  const [rows, cluster] = await Promise.all([findSegments(it.tx, group), clusterNow(it.tx)]);
  const whole = rows.filter((row) => row.isThere && row.cluster === cluster);
  const oldest = whole.reduce((least, row) => (BigInt(row.mark) < least ? BigInt(row.mark) : least), BigInt(mark));
  const changed = whole.length === 0 ? [] : await findChanged(it.tx, group, String(oldest));
  const byRow = changesByRow(whole, changed);
  const wanted = whole.filter((row) => (byRow.get(row)?.length ?? 0) <= TOO_STALE);
  const opened = await openSegments(it, shelf.index, wanted, () => shelf.gone);
  stillHere(shelf);
  if (mine) {
    await deleteSegments(
      it.tx,
      rows.filter((row) => !opened.some((one) => one.id === row.id)),
    );
  }
  shelf.ranges = opened.map((kept) => ({
    after: kept.after,
    upto: kept.upto,
    kept,
    elsewhere: false,
    lost: false,
    changed: 0,
  }));
  let broken = 0;
  const keep = mine ? { mark, cluster } : null;
  for (const gap of gapsBetween(opened)) broken += await fillGap(it, group, shelf, gap, keep);
  const since = opened.flatMap((row) => byRow.get(row) ?? []);
  const beside = await openChanged(it, group, shelf, since);
  return { opened: shelf.index.size() + broken, broken: broken + beside.broken, segments: opened.length };
}

/** Of each segment the changes that are not in it. Numbers of transactions stay below 2^53 for some thousand years. */
function changesByRow(rows: readonly SegmentRow[], changed: readonly ChangedCard[]): Map<SegmentRow, ChangedCard[]> {
  const byRow = new Map<SegmentRow, ChangedCard[]>(rows.map((row) => [row, []]));
  for (const one of changed) {
    const row = rangeOf(rows, one.person);
    if (row && Number(one.changedIn) >= Number(row.mark)) byRow.get(row)?.push(one);
  }
  return byRow;
}

type Gap = Pick<Range, 'after' | 'upto'>;

/** What no segment speaks of. */
function gapsBetween(rows: readonly SegmentRow[]): Gap[] {
  const gaps: Gap[] = [];
  let after = beginning;
  for (const row of rows) {
    if (after < row.after) gaps.push({ after, upto: row.after });
    after = row.upto;
  }
  if (after < end) gaps.push({ after, upto: end });
  return gaps;
}

async function fillGap(
  it: It,
  group: GroupId,
  shelf: Shelf,
  gap: Gap,
  keep: Pick<SegmentRow, 'mark' | 'cluster'> | null,
): Promise<number> {
  const isAll = gap.after === beginning && gap.upto === end;
  const most = isAll ? PAGE : GAP_PAGE;
  const next = (after: string) => {
    const page = findCards(it.tx, group, { after, upto: gap.upto, most });
    page.catch(() => undefined);
    return page;
  };
  let [after, broken] = [gap.after, 0];
  let coming = next(after);
  for (;;) {
    const page = await coming;
    stillHere(shelf);
    // the database reads the next page while this one is opened
    if (page.after !== null) coming = next(page.after);
    else if (isAll && after === beginning) return (await openBeside(it, group, shelf.index, page)).broken;
    const upto = page.after ?? gap.upto;
    broken += await freezePage(it, group, shelf, { after, upto }, page, keep);
    if (page.after === null) return broken;
    after = page.after;
  }
}

async function freezePage(
  it: It,
  group: GroupId,
  shelf: Shelf,
  { after, upto }: Gap,
  page: CardPage,
  keep: Pick<SegmentRow, 'mark' | 'cluster'> | null,
): Promise<number> {
  const lying = await openLying(it, group, page);
  const { bytes, broken } = await inSlices(freezeCards(lying.cards)).finally(lying.wipeAll);
  const frozen = { after, upto, bytes };
  const [range] = await adoptKept(shelf, [frozen], () => keptRange(it, group, frozen, keep));
  for (const person of page.gone) shelf.index.remove(person as never);
  shelf.ranges = [...shelf.ranges, range as Range].sort((a, b) => (a.after < b.after ? -1 : 1));
  return broken.length;
}
