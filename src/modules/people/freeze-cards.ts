import { cardKeys, clearScratch, type KeyVisitor } from './card-keys.ts';
import {
  HEADER_WORDS,
  ID_BYTES,
  idBytes,
  SEGMENT_STEP,
  sectionsOf,
  segmentVersions,
  TAG_ORDER,
} from './card-segment.ts';
import { foldingVersion } from './name-folding.ts';
import { decodeCard, encodeCard } from './search-card.ts';
import { cardLength, foldingVersionOf, isCard } from './search-card-layout.ts';
import { grown, termTable } from './term-table.ts';

/** An opened card where it lies: not copied before it is frozen, and passed over when it is zeroed meanwhile. */
export interface LyingCard {
  readonly personId: string;
  readonly memory: Uint8Array;
  readonly at: number;
}

/** More than these do not go into one segment (its slots have 16 bits). */
export const mostInSegment = 65_535;
export interface FrozenSegment {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** positions of what was no card */
  readonly broken: readonly number[];
}

/**
 * Makes one segment of cards that come in the order of their persons' ids; card-segment.ts says how it lies. About 8 µs a
 * card, in steps of about a millisecond: whoever takes them may serve others in between.
 */
export function* freezeCards(cards: readonly LyingCard[]): Generator<undefined, FrozenSegment> {
  if (cards.length > mostInSegment) throw new RangeError('too many cards for one segment');
  const terms = termTable();
  const broken: number[] = [];
  const pile: Pile = { ids: [], begins: [0], memory: new Uint8Array(cards.length * 128) };
  let slot = 0;
  const link: KeyVisitor = (tag, bytes, start, end, kind, check) =>
    terms.link(tag, bytes, start, end, slot, kind, check);
  try {
    for (const [position, { personId, memory, at }] of cards.entries()) {
      if (position % 128 === 127) yield;
      if (!isCard(memory, at, memory.length - at)) {
        broken.push(position);
        continue;
      }
      slot = pile.ids.length;
      const from = put(pile, personId, memory, at);
      cardKeys(pile.memory, from, link);
    }
    const sorted: (readonly number[])[] = [];
    for (const tag of TAG_ORDER) {
      yield;
      sorted.push(terms.inOrder(tag));
    }
    yield;
    return { bytes: layOut(pile, terms, sorted), broken };
  } finally {
    pile.memory.fill(0);
    terms.drop();
    clearScratch();
  }
}

/** Cards behind one another: never one small array a card, which would lie inside the JavaScript heap. */
interface Pile {
  readonly ids: string[];
  /** where each card begins, and where the last one ends */
  readonly begins: number[];
  memory: Uint8Array<ArrayBuffer>;
}

/** Returns where the card begins. */
function put(pile: Pile, personId: string, memory: Uint8Array, at: number): number {
  const end = at + cardLength(memory, at);
  // folded by older rules: folded anew here; the stored card is renewed when the person is next saved
  const isOld = foldingVersionOf(memory, at) !== foldingVersion;
  const card = isOld ? encodeCard(decodeCard(memory.subarray(at, end))) : memory.subarray(at, end);
  const from = pile.begins.at(-1) as number;
  if (from + card.length > pile.memory.length) pile.memory = grown(pile.memory, from + card.length);
  pile.memory.set(card, from);
  if (isOld) card.fill(0);
  pile.ids.push(personId);
  pile.begins.push(from + card.length);
  return from;
}

type Terms = ReturnType<typeof termTable>;

function layOut(pile: Pile, terms: Terms, sorted: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> {
  const cards = pile.ids.length;
  const cardBytes = pile.begins[cards] as number;
  const all = sorted.flat();
  const counts = all.map((term) => terms.bearers(term));
  const sum = (some: readonly number[]) => some.reduce((total, one) => total + one, 0);
  const withCheck = (sorted[0]?.length ?? 0) + (sorted[1]?.length ?? 0);
  const header = new Uint32Array(HEADER_WORDS);
  header.set([
    segmentVersions,
    cards,
    all.length,
    sum(counts),
    sum(counts.slice(0, withCheck)),
    sum(all.map((term) => terms.lengthOf(term))),
    cardBytes,
  ]);
  let ended = 0;
  for (const [n, some] of sorted.entries()) {
    ended += some.length;
    header[7 + n] = ended;
  }
  const at = sectionsOf(header);
  const bytes = new Uint8Array(Math.ceil(at.end / SEGMENT_STEP) * SEGMENT_STEP);
  const { buffer } = bytes;
  new Uint32Array(buffer, 0, HEADER_WORDS).set(header);
  new Uint32Array(buffer, at.cardAt, cards + 1).set(pile.begins);
  bytes.set(pile.memory.subarray(0, cardBytes), at.cards);
  for (const [slot, personId] of pile.ids.entries()) bytes.set(idBytes(personId), at.ids + slot * ID_BYTES);
  const termAt = new Uint32Array(buffer, at.termAt, all.length + 1);
  const postingAt = new Uint32Array(buffer, at.postingAt, all.length + 1);
  const checks = new Int32Array(buffer, at.checks, header[4]);
  const bearers = new Uint16Array(buffer, at.bearers, header[3]);
  let [key, posting] = [0, 0];
  for (const [n, term] of all.entries()) {
    termAt[n] = key;
    postingAt[n] = posting;
    key += terms.copyKey(term, bytes, at.keys + key);
    terms.eachPosting(term, (slot, kind, check) => {
      bearers[posting] = slot;
      bytes[at.kinds + posting] = kind;
      if (posting < checks.length) checks[posting] = check;
      posting++;
    });
  }
  termAt[all.length] = key;
  postingAt[all.length] = posting;
  return bytes;
}
