import type { Id } from '../../platform/kernel/ids.ts';
import { cardKeys, clearScratch, FORM, type KeyVisitor } from './card-keys.ts';
import { type CardHit, searcher } from './card-search.ts';
import { cardSlots } from './card-slots.ts';
import { foldingVersion } from './name-folding.ts';
import { readQuery } from './name-query.ts';
import { decodeCard, encodeCard, type SearchCard } from './search-card.ts';
import { cardLength, foldingVersionOf, isCard } from './search-card-layout.ts';
import { termTable } from './term-table.ts';

/**
 * The opened search cards of one group (matching.md section 1, security.md section 10): names live only in arrays
 * outside the JavaScript heap, never in a database, and are zeroed when dropped. It asks no permission, writes no audit
 * row and counts no limit: its caller has done all that.
 */
export interface CardIndex {
  /** Adds or replaces one person's card, encoded (padded or not) or not. @throws RangeError when the bytes are no card */
  put(personId: Id<'person'>, card: Uint8Array | SearchCard): void;
  /**
   * Adds many opened cards that lie side by side, 320 bytes each; those whose positions are in `broken` are passed over.
   * Returns the positions passed over, also for bytes that are no card of this layout.
   */
  putOpened(personIds: readonly Id<'person'>[], plaintexts: Uint8Array, broken?: readonly number[]): readonly number[];
  /** Zeroes the person's card; false when there was none. */
  remove(personId: Id<'person'>): boolean;
  card(personId: Id<'person'>): SearchCard | undefined;
  has(personId: Id<'person'>): boolean;
  /** everybody whose card is open, in no order */
  ids(): readonly Id<'person'>[];
  /** Free text: names in any script, with or without marks, with a year or a phone number in it. */
  search(text: string, limit?: number): readonly CardHit[];
  /** how many cards bear this folded form in a name */
  bearers(form: string): number;
  size(): number;
  /** bytes held outside the heap */
  bytes(): number;
  /** Zeroes everything. Afterwards the index is empty. */
  drop(): void;
}

const OPENED_BYTES = 320;
const utf8 = new TextEncoder();

export function cardIndex(): CardIndex {
  const terms = termTable();
  const slots = cardSlots();
  const questions = searcher(terms, slots);

  let linked = 0;
  const link: KeyVisitor = (tag, bytes, start, end, kind, check) =>
    terms.link(tag, bytes, start, end, linked, kind, check);
  const unlink: KeyVisitor = (tag, bytes, start, end) => terms.unlink(tag, bytes, start, end, linked);

  const release = (slot: number) => {
    linked = slot;
    cardKeys(slots.memory(), slots.at(slot), unlink);
    slots.release(slot);
  };

  /** The new card is in before the old one goes, so that shared names are not made anew. */
  const take = (personId: string, bytes: Uint8Array, card: number) => {
    const old = slots.find(personId);
    const slot = slots.store(personId, bytes, card);
    linked = slot;
    cardKeys(slots.memory(), slots.at(slot), link);
    if (old >= 0) release(old);
  };

  const takeAny = (personId: string, bytes: Uint8Array, card: number) => {
    if (foldingVersionOf(bytes, card) === foldingVersion) return take(personId, bytes, card);
    // folded by older rules: fold anew in memory; the stored card is renewed when the person is next saved
    const renewed = encodeCard(decodeCard(bytes.subarray(card, card + cardLength(bytes, card))));
    take(personId, renewed, 0);
    renewed.fill(0);
  };

  return {
    put(personId, card) {
      const bytes = card instanceof Uint8Array ? card : encodeCard(card);
      if (!isCard(bytes, 0, bytes.length)) throw new RangeError('not a search card');
      takeAny(personId, bytes, 0);
      if (bytes !== card) bytes.fill(0);
      clearScratch();
    },
    putOpened(personIds, plaintexts, broken = []) {
      const passed = new Set(broken);
      for (const [position, personId] of personIds.entries()) {
        const card = position * OPENED_BYTES;
        if (passed.has(position)) continue;
        if (isCard(plaintexts, card, Math.min(OPENED_BYTES, plaintexts.length - card)))
          takeAny(personId, plaintexts, card);
        else passed.add(position);
      }
      clearScratch();
      return [...passed];
    },
    remove(personId) {
      const slot = slots.find(personId);
      if (slot >= 0) release(slot);
      clearScratch();
      return slot >= 0;
    },
    card(personId) {
      const slot = slots.find(personId);
      if (slot < 0) return undefined;
      const at = slots.at(slot);
      return decodeCard(slots.memory().subarray(at, at + cardLength(slots.memory(), at)));
    },
    has: (personId) => slots.find(personId) >= 0,
    ids: () =>
      Array.from({ length: slots.count() }, (_, slot) => slot)
        .filter(slots.isTaken)
        .map((slot) => slots.personId(slot) as Id<'person'>),
    search(text, limit = 20) {
      const hits = questions.search(readQuery(text), Math.max(1, limit));
      clearScratch();
      return hits;
    },
    bearers(form) {
      const bytes = utf8.encode(form);
      const term = terms.find(FORM, bytes, 0, bytes.length);
      let count = 0;
      if (term >= 0) terms.eachPosting(term, () => count++);
      return count;
    },
    size: slots.size,
    bytes: () => terms.bytes() + slots.bytes() + questions.bytes(),
    drop() {
      terms.drop();
      slots.drop();
      questions.drop();
      clearScratch();
    },
  };
}
