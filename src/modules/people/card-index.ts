import type { Id } from '../../platform/kernel/ids.ts';
import { cardKeys, clearScratch, FORM, type KeyVisitor } from './card-keys.ts';
import { type CardHit, type CardsPart, searcher } from './card-search.ts';
import { openSegment, type Segment } from './card-segment.ts';
import { cardSlots } from './card-slots.ts';
import type { LyingCard } from './freeze-cards.ts';
import { foldingVersion } from './name-folding.ts';
import { readQuery } from './name-query.ts';
import { decodeCard, encodeCard, type SearchCard } from './search-card.ts';
import { cardLength, foldingVersionOf, isCard } from './search-card-layout.ts';
import { termTable } from './term-table.ts';

/**
 * The opened search cards of one group (matching.md section 1, security.md section 10): names live only in arrays
 * outside the JavaScript heap, never in a database, and are zeroed when dropped. Most of a large group lies in frozen
 * segments, what changed since beside them. It asks no permission, writes no audit row and counts no limit: its caller
 * has done all that.
 */
export interface CardIndex {
  /** Adds or replaces one person's card, encoded (padded or not) or not. @throws RangeError when the bytes are no card */
  put(personId: Id<'person'>, card: Uint8Array | SearchCard): void;
  /**
   * Adds many opened cards that lie side by side, 320 bytes each; those whose positions are in `broken` are passed over.
   * Returns the positions passed over, also for bytes that are no card of this layout.
   */
  putOpened(personIds: readonly Id<'person'>[], plaintexts: Uint8Array, broken?: readonly number[]): readonly number[];
  /**
   * Takes over a segment of the persons behind `after` up to `upto`, in place of everything that it had of them; then the
   * bytes are its own to zero. False, and nothing happened: not of these versions, or not whole.
   */
  adopt(segments: readonly FrozenCards[]): boolean;
  /** The cards of the persons behind `after` up to `upto` where they lie, in the order of ids: for freezing them anew. */
  between(after: string, upto: string): readonly LyingCard[];
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

/** A frozen segment and whose cards may be in it. */
export interface FrozenCards {
  readonly after: string;
  readonly upto: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface Frozen {
  readonly after: string;
  readonly upto: string;
  readonly segment: Segment;
}

const OPENED_BYTES = 320;
const utf8 = new TextEncoder();

export function cardIndex(): CardIndex {
  const terms = termTable();
  const slots = cardSlots();
  const questions = searcher();
  /** in the order of their ranges, which do not overlap */
  let frozen: readonly Frozen[] = [];

  const parts = (): readonly CardsPart[] => [{ terms, slots }, ...frozen.map((one) => one.segment)];

  let linked = 0;
  const link: KeyVisitor = (tag, bytes, start, end, kind, check) =>
    terms.link(tag, bytes, start, end, linked, kind, check);
  const unlink: KeyVisitor = (tag, bytes, start, end) => terms.unlink(tag, bytes, start, end, linked);

  const release = (slot: number) => {
    linked = slot;
    cardKeys(slots.memory(), slots.at(slot), unlink);
    slots.release(slot);
  };

  /** The frozen card of this person, if she has one there. */
  const frozenAt = (personId: string): { readonly segment: Segment; readonly slot: number } | undefined => {
    let [low, high] = [0, frozen.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((frozen[middle] as Frozen).upto < personId) low = middle + 1;
      else high = middle;
    }
    const segment = frozen[low]?.segment;
    const slot = segment ? segment.find(personId) : -1;
    return segment && slot >= 0 ? { segment, slot } : undefined;
  };

  /** The new card is in before the old one goes, so that shared names are not made anew. */
  const take = (personId: string, bytes: Uint8Array, card: number) => {
    const old = slots.find(personId);
    const slot = slots.store(personId, bytes, card);
    linked = slot;
    cardKeys(slots.memory(), slots.at(slot), link);
    if (old >= 0) release(old);
    const before = frozenAt(personId);
    before?.segment.remove(before.slot);
  };

  const takeAny = (personId: string, bytes: Uint8Array, card: number) => {
    if (foldingVersionOf(bytes, card) === foldingVersion) return take(personId, bytes, card);
    // folded by older rules: fold anew in memory; the stored card is renewed when the person is next saved
    const renewed = encodeCard(decodeCard(bytes.subarray(card, card + cardLength(bytes, card))));
    take(personId, renewed, 0);
    renewed.fill(0);
  };

  const remove = (personId: string): boolean => {
    const slot = slots.find(personId);
    if (slot >= 0) release(slot);
    const before = frozenAt(personId);
    before?.segment.remove(before.slot);
    return slot >= 0 || before !== undefined;
  };

  const takenSlots = (part: CardsPart & { slots: Pick<Segment['slots'], 'isTaken'> }): number[] =>
    Array.from({ length: part.slots.count() }, (_, slot) => slot).filter(part.slots.isTaken);

  const idsOf = (part: CardsPart & { slots: Pick<Segment['slots'], 'isTaken'> }): string[] =>
    takenSlots(part).map(part.slots.personId);

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
    adopt(segments) {
      const opened = segments.map(({ after, upto, bytes }) => ({ after, upto, segment: openSegment(bytes) }));
      if (!opened.every((one): one is Frozen => one.segment !== undefined)) return false;
      for (const { segment } of opened) if (slots.size() > 0) for (const id of idsOf(segment)) remove(id);
      const replaced = frozen.filter((one) => opened.some((other) => one.after < other.upto && other.after < one.upto));
      const kept = frozen.filter((one) => !replaced.includes(one));
      frozen = [...kept, ...opened].sort((a, b) => (a.after < b.after ? -1 : 1));
      for (const { segment } of replaced) segment.drop();
      return true;
    },
    between(after, upto) {
      const lying = (part: CardsPart & { slots: Pick<Segment['slots'], 'isTaken'> }): LyingCard[] =>
        takenSlots(part).map((slot) => ({
          personId: part.slots.personId(slot),
          memory: part.slots.memory(),
          at: part.slots.at(slot),
        }));
      const touched = frozen.filter((one) => one.after < upto && after < one.upto);
      return [...lying({ terms, slots }), ...touched.flatMap(({ segment }) => lying(segment))]
        .filter(({ personId }) => personId > after && personId <= upto)
        .sort((a, b) => (a.personId < b.personId ? -1 : 1));
    },
    remove(personId) {
      const had = remove(personId);
      clearScratch();
      return had;
    },
    card(personId) {
      const slot = slots.find(personId);
      const before = slot < 0 ? frozenAt(personId) : undefined;
      if (slot < 0 && !before) return undefined;
      const memory = before ? before.segment.slots.memory() : slots.memory();
      const at = before ? before.segment.slots.at(before.slot) : slots.at(slot);
      return decodeCard(memory.subarray(at, at + cardLength(memory, at)));
    },
    has: (personId) => slots.find(personId) >= 0 || frozenAt(personId) !== undefined,
    ids: () => [{ terms, slots }, ...frozen.map((one) => one.segment)].flatMap(idsOf) as Id<'person'>[],
    search(text, limit = 20) {
      const hits = questions.search(parts(), readQuery(text), Math.max(1, limit));
      clearScratch();
      return hits;
    },
    bearers(form) {
      const bytes = utf8.encode(form);
      let count = 0;
      for (const part of parts()) {
        const term = part.terms.find(FORM, bytes, 0, bytes.length);
        if (term >= 0) part.terms.eachPosting(term, () => count++);
      }
      return count;
    },
    size: () => frozen.reduce((sum, one) => sum + one.segment.live(), slots.size()),
    bytes: () =>
      frozen.reduce((sum, one) => sum + one.segment.bytes(), terms.bytes() + slots.bytes() + questions.bytes()),
    drop() {
      terms.drop();
      slots.drop();
      for (const { segment } of frozen) segment.drop();
      frozen = [];
      questions.drop();
      clearScratch();
    },
  };
}
