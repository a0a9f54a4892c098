import { FORM, PHONE, SKELETON, STEM } from './card-keys.ts';
import type { CardSlots } from './card-slots.ts';
import { foldingVersion } from './name-folding.ts';
import { layoutVersion } from './search-card-layout.ts';
import type { TermTable } from './term-table.ts';

/**
 * Some thousand opened cards with the keys to them, ready to be asked as they lie there: one piece of bytes that is
 * sealed whole, opened whole and never rearranged (decision 0021). Cards stand in the order of their persons' ids, keys in
 * the order of their bytes, so that both are found by halving. It reads; `freeze-cards.ts` makes the bytes.
 *
 * 32-bit words of the machine's order, header first, then: where each card begins · where each key's bytes begin · where
 * each key's bearers begin · checks (of forms and phones only) · 16-bit slots of the bearers · kinds of name, a byte each ·
 * ids, 16 bytes each · bytes of the keys · cards. Zeros up to the next 64 KiB, so that the length says little.
 */
export interface Segment {
  readonly terms: Pick<TermTable, 'find' | 'eachPosting' | 'eachWithPrefix'>;
  readonly slots: Pick<CardSlots, 'at' | 'memory' | 'personId' | 'count' | 'isTaken'>;
  /** slot of the person's card, or -1 */
  find(personId: string): number;
  /** zeroes the card; its keys lead nowhere from now on */
  remove(slot: number): void;
  /** cards that were not removed */
  live(): number;
  bytes(): number;
  drop(): void;
}

export const SEGMENT_VERSION = 1;
/** the versions of everything inside: another one, and the segment is made anew */
export const segmentVersions = SEGMENT_VERSION | (layoutVersion << 8) | (foldingVersion << 16);
export const SEGMENT_STEP = 65_536;
/** keys stand in this order of their tags: what has checks goes first */
export const TAG_ORDER = [FORM, PHONE, SKELETON, STEM] as const;
export const ID_BYTES = 16;
/** versions, cards, terms, postings, postings with check, bytes of keys, bytes of cards, and where each tag's keys end */
export const HEADER_WORDS = 7 + TAG_ORDER.length;

export const idBytes = (personId: string): Buffer => Buffer.from(personId.replaceAll('-', ''), 'hex');

/** Where each section of a segment of this header begins, and where the last one ends. */
export function sectionsOf(header: Uint32Array) {
  const [, cards, terms, postings, checked, keyBytes, cardBytes] = header as unknown as number[] as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const cardAt = HEADER_WORDS * 4;
  const termAt = cardAt + (cards + 1) * 4;
  const postingAt = termAt + (terms + 1) * 4;
  const checks = postingAt + (terms + 1) * 4;
  const bearers = checks + checked * 4;
  const kinds = bearers + postings * 2;
  const ids = kinds + postings;
  const keys = ids + cards * ID_BYTES;
  const cardsAt = keys + keyBytes;
  return { cardAt, termAt, postingAt, checks, bearers, kinds, ids, keys, cards: cardsAt, end: cardsAt + cardBytes };
}

/**
 * Takes the bytes over (they are zeroed when the segment is dropped). Undefined: not of these versions, or not whole.
 * What opened under the group's key is trusted to be what a member's process wrote, not more: nothing in it can lead
 * outside its own bytes.
 */
export function openSegment(bytes: Uint8Array<ArrayBuffer>): Segment | undefined {
  if (bytes.byteOffset % 4 !== 0 || bytes.length < HEADER_WORDS * 4) return undefined;
  const { buffer, byteOffset } = bytes;
  const words = (at: number, count: number) => new Uint32Array(buffer, byteOffset + at, count);
  const header = words(0, HEADER_WORDS);
  const at = sectionsOf(header);
  if (header[0] !== segmentVersions || at.end > bytes.length) return undefined;
  const [, cardCount, termCount, postingCount, checkedCount] = header as unknown as [
    number,
    number,
    number,
    number,
    number,
  ];
  let cardAt = words(at.cardAt, cardCount + 1);
  let termAt = words(at.termAt, termCount + 1);
  let postingAt = words(at.postingAt, termCount + 1);
  let checks = new Int32Array(buffer, byteOffset + at.checks, checkedCount);
  let bearers = new Uint16Array(buffer, byteOffset + at.bearers, postingCount);
  let memory = bytes;
  let removed = new Uint8Array(cardCount);
  let live = cardCount;
  const endOfTag = header.slice(7);
  const wanted = new Uint8Array(ID_BYTES);

  const compareKey = (term: number, key: Uint8Array, start: number, end: number): number => {
    const from = at.keys + (termAt[term] as number);
    const length = (termAt[term + 1] as number) - (termAt[term] as number);
    const shorter = Math.min(length, end - start);
    for (let n = 0; n < shorter; n++) {
      const apart = (memory[from + n] as number) - (key[start + n] as number);
      if (apart !== 0) return apart;
    }
    return length - (end - start);
  };

  /** The first key of the tag that does not stand before this one. */
  const firstFrom = (place: number, key: Uint8Array, start: number, end: number): number => {
    let low = place === 0 ? 0 : (endOfTag[place - 1] as number);
    let high = endOfTag[place] as number;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareKey(middle, key, start, end) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    terms: {
      find(tag, key, start, end) {
        const place = TAG_ORDER.indexOf(tag as (typeof TAG_ORDER)[number]);
        const term = firstFrom(place, key, start, end);
        return term < (endOfTag[place] as number) && compareKey(term, key, start, end) === 0 ? term : -1;
      },
      eachPosting(term, visit) {
        const until = postingAt[term + 1] as number;
        for (let n = postingAt[term] as number; n < until; n++) {
          const slot = bearers[n] as number;
          if (removed[slot] === 0)
            visit(slot, memory[at.kinds + n] as number, n < checkedCount ? (checks[n] as number) : 0);
        }
      },
      eachWithPrefix(key, start, end, visit) {
        if (end === start) return;
        const until = endOfTag[0] as number;
        for (let term = firstFrom(0, key, start, end); term < until; term++) {
          const from = at.keys + (termAt[term] as number);
          if ((termAt[term + 1] as number) - (termAt[term] as number) < end - start) return;
          for (let n = start; n < end; n++) if (memory[from + n - start] !== key[n]) return;
          visit(term);
        }
      },
    },
    slots: {
      at: (slot) => at.cards + (cardAt[slot] as number),
      memory: () => memory,
      count: () => cardCount,
      isTaken: (slot) => removed[slot] === 0,
      personId: (slot) => {
        const from = byteOffset + at.ids + slot * ID_BYTES;
        const hex = Buffer.from(buffer, from, ID_BYTES).toString('hex');
        return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
      },
    },
    find(personId) {
      wanted.set(idBytes(personId));
      let [low, high] = [0, cardCount];
      while (low < high) {
        const middle = (low + high) >>> 1;
        const from = at.ids + middle * ID_BYTES;
        let n = 0;
        while (n < ID_BYTES && memory[from + n] === wanted[n]) n++;
        if (n === ID_BYTES) return removed[middle] === 0 ? middle : -1;
        if ((memory[from + n] as number) < (wanted[n] as number)) low = middle + 1;
        else high = middle;
      }
      return -1;
    },
    remove(slot) {
      if (removed[slot] !== 0) return;
      removed[slot] = 1;
      live--;
      memory.fill(0, at.cards + (cardAt[slot] as number), at.cards + (cardAt[slot + 1] as number));
    },
    live: () => live,
    bytes: () => memory.byteLength + removed.byteLength,
    drop() {
      memory.fill(0);
      memory = new Uint8Array(0);
      [cardAt, termAt, postingAt] = [new Uint32Array(1), new Uint32Array(1), new Uint32Array(1)];
      [checks, bearers, removed] = [new Int32Array(0), new Uint16Array(0), new Uint8Array(0)];
      endOfTag.fill(0);
      live = 0;
    },
  };
}
