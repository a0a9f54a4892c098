import type { GroupId, OrganisationId } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { type CardIndex, cardIndex } from '../card-index.ts';
import { changeMark, everything } from '../store/card-store.ts';
import { mayKeepSegments } from '../store/segment-store.ts';
import { type Shelf, stillHere } from './card-shelf.ts';
import { OPEN_ACT } from './open-cards.ts';
import { openEverything } from './open-everything.ts';
import { freshenRange, staleOf, takeChanges } from './take-changes.ts';

/**
 * The opened search cards of this process: one index a group, shared by all its sessions, dropped and zeroed when the
 * last of them is gone (matching.md section 1). Before each search it takes up what changed since the last one, in
 * whichever process; so nobody has to be told. Searching is the caller's act; here it is only recorded how many opened.
 */
export interface CardShelves {
  /** The index of a group this person is of, up to date. @throws access.locked when the group went while it was opened */
  of(it: It, group: GroupId): Promise<CardIndex>;
  /** What is open already, as it stands. */
  openNow(org: OrganisationId, group: GroupId): CardIndex | undefined;
  /** At once, before the next search would notice. */
  forget(org: OrganisationId, personId: string): void;
  drop(org: OrganisationId, group: string): void;
}

export function cardShelves(): CardShelves {
  const shelves = new Map<string, Shelf>();
  const nameOf = (org: string, group: string) => `${org} ${group}`;

  return {
    async of(it, group) {
      const name = nameOf(it.actor.org, group);
      let shelf = shelves.get(name);
      if (!shelf) {
        shelf = aShelf();
        shelves.set(name, shelf);
      }
      const mine = shelf;
      const turn = mine.turn.then(() => takeUp(it, group, mine));
      mine.turn = turn.catch(() => undefined);
      await turn;
      return mine.index;
    },
    openNow: (org, group) => shelves.get(nameOf(org, group))?.index,
    forget(org, personId) {
      for (const [name, shelf] of shelves) if (name.startsWith(`${org} `)) shelf.index.remove(personId as never);
    },
    drop(org, group) {
      const shelf = shelves.get(nameOf(org, group));
      if (!shelf) return;
      shelves.delete(nameOf(org, group));
      shelf.gone = true;
      shelf.index.drop();
    },
  };
}

const aShelf = (): Shelf => ({
  index: cardIndex(),
  seen: everything,
  opened: 0,
  recorded: 0,
  gone: false,
  ranges: [],
  turn: Promise.resolve(),
});

async function takeUp(it: It, group: GroupId, shelf: Shelf): Promise<void> {
  stillHere(shelf);
  const isFirst = shelf.seen === everything;
  const stale = isFirst ? undefined : staleOf(shelf.ranges, it.today);
  // the lock before the look: an erasure that ended before is seen, one that begins later sees what is written here
  const [mine, mark] = await Promise.all([isFirst || stale ? mayKeepSegments(it.tx, group) : false, changeMark(it.tx)]);
  const { opened, broken, segments } = isFirst
    ? await openEverything(it, group, shelf, { mine, mark })
    : { ...(await takeChanges(it, group, shelf)), segments: 0 };
  if (stale && mine) await freshenRange(it, group, shelf, stale, mark);
  stillHere(shelf);
  if (isFirst || BigInt(mark) > BigInt(shelf.seen)) shelf.seen = mark;
  shelf.opened += opened;
  // also what an act opened that came to nothing, or that has not ended yet: it lies open for this one too
  const [count, all] = [shelf.opened - shelf.recorded, shelf.opened];
  if (count === 0) return;
  it.tx.record({ kind: OPEN_ACT.kind, payload: { group, count, broken, segments } });
  it.tx.afterCommit(() => {
    shelf.recorded = Math.max(shelf.recorded, all);
  });
}

/** A process has one memory: what is open in it is kept here, by organisation and group. */
export const shelves = cardShelves();
