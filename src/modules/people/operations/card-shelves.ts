import { type GroupId, type OrganisationId, Refusal } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { wipe } from '../../../platform/vault/index.ts';
import { type CardIndex, cardIndex } from '../card-index.ts';
import { changeMark, everything, findCards, firstPage } from '../store/card-store.ts';

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

interface Shelf {
  readonly index: CardIndex;
  seen: string;
  gone: boolean;
  /** one look at the database after another: a second searcher waits for the opening and finds nothing left to open */
  turn: Promise<void>;
}

export function cardShelves(): CardShelves {
  const shelves = new Map<string, Shelf>();
  const nameOf = (org: string, group: string) => `${org} ${group}`;

  return {
    async of(it, group) {
      const name = nameOf(it.actor.org, group);
      let shelf = shelves.get(name);
      if (!shelf) {
        shelf = { index: cardIndex(), seen: everything, gone: false, turn: Promise.resolve() };
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

/** Pages of some thousand cards, so that others are served in between. */
async function takeUp(it: It, group: GroupId, shelf: Shelf): Promise<void> {
  const since = shelf.seen;
  // one row for all pages: each page would record itself
  const quiet = { ...it.tx, record: () => undefined };
  let [opened, broken] = [0, 0];
  const first = await Promise.all([changeMark(it.tx), findCards(it.tx, group, since, firstPage)]);
  const [mark] = first;
  let page = first[1];
  for (;;) {
    if (shelf.gone) throw new Refusal('access.locked', 423);
    const act = { kind: 'people.open-cards', payload: {} };
    for (const part of it.keys.openCards(quiet, group, page.cards, act)) {
      const ids = part.cards.map((card) => card.context.row);
      const unread = shelf.index.putOpened(ids as never, part.plaintexts, part.broken);
      wipe(part.plaintexts);
      // a card that was changed and does not open finds nobody, not even by what it said before
      for (const position of unread) shelf.index.remove(ids[position] as never);
      broken += unread.length;
      opened += ids.length;
    }
    for (const person of page.gone) shelf.index.remove(person as never);
    if (page.after === null) break;
    page = await findCards(it.tx, group, since, page.after);
  }
  // what was opened counts as seen when its row stands in the audit: a transaction that comes to nothing opens again
  it.tx.afterCommit(() => {
    if (shelf.seen === everything || BigInt(mark) > BigInt(shelf.seen)) shelf.seen = mark;
  });
  if (opened > 0) it.tx.record({ kind: 'people.open-cards', payload: { group, count: opened, broken } });
}

/** A process has one memory: what is open in it is kept here, by organisation and group. */
export const shelves = cardShelves();
