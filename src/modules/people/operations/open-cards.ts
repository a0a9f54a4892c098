import { setImmediate as breath } from 'node:timers/promises';
import type { GroupId } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { CARD_BYTES, wipe } from '../../../platform/vault/index.ts';
import type { CardIndex } from '../card-index.ts';
import type { LyingCard } from '../freeze-cards.ts';
import type { CardPage } from '../store/card-store.ts';

/**
 * Sealed cards of a page, opened one by one: a key and a card each. Never more than a few milliseconds at a stretch.
 * Nothing is recorded: whoever opens cards writes one row with their count.
 */
export const OPEN_ACT = { kind: 'people.open-cards', payload: {} };
const STRETCH = 1_000;

const slicesOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / STRETCH) }, (_, n) => all.slice(n * STRETCH, (n + 1) * STRETCH));

/** One row for all pages: each would record itself. */
export const quietly = (it: It): It['tx'] => ({ ...it.tx, record: () => undefined });

/** Into the index, beside what is frozen. Returns how many opened and how many did not. */
export async function openBeside(
  it: It,
  group: GroupId,
  index: CardIndex,
  page: Pick<CardPage, 'cards' | 'gone'>,
): Promise<{ readonly opened: number; readonly broken: number }> {
  let [opened, broken] = [0, 0];
  for (const slice of slicesOf(page.cards)) {
    for (const part of it.keys.openCards(quietly(it), group, slice, OPEN_ACT)) {
      const ids = part.cards.map((card) => card.context.row);
      const unread = index.putOpened(ids as never, part.plaintexts, part.broken);
      wipe(part.plaintexts);
      // a card that was changed and does not open finds nobody, not even by what it said before
      for (const position of unread) index.remove(ids[position] as never);
      broken += unread.length;
      opened += ids.length;
    }
    await breath();
  }
  for (const person of page.gone) index.remove(person as never);
  return { opened, broken };
}

/** Where they lie, in the order of ids; `wipeAll` zeroes them. What did not open lies there as zeros. */
export async function openLying(
  it: It,
  group: GroupId,
  page: Pick<CardPage, 'cards'>,
): Promise<{ readonly cards: readonly LyingCard[]; wipeAll(): void }> {
  const cards: LyingCard[] = [];
  const memories: Buffer[] = [];
  for (const slice of slicesOf(page.cards)) {
    for (const part of it.keys.openCards(quietly(it), group, slice, OPEN_ACT)) {
      memories.push(part.plaintexts);
      for (const [n, card] of part.cards.entries())
        cards.push({ personId: card.context.row, memory: part.plaintexts, at: n * CARD_BYTES });
    }
    await breath();
  }
  cards.sort((a, b) => (a.personId < b.personId ? -1 : 1));
  return { cards, wipeAll: () => wipe(...memories) };
}
