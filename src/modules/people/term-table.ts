import { hashBytes } from './search-card-layout.ts';

/**
 * Keys and who bears them, in arrays outside the JavaScript heap: the lower half of the card index (matching.md section
 * 1). A term is a few bytes with a tag; each has a chain of postings. A term that nobody bears any more is overwritten
 * with zeros at once, and `drop` zeroes everything. It knows nothing of names.
 */
export interface TermTable {
  /** number of the term, or -1 */
  find(tag: number, bytes: Uint8Array, start: number, end: number): number;
  /** `meta` and `check` come back with each posting; saying the same thing twice in a row adds nothing */
  link(tag: number, bytes: Uint8Array, start: number, end: number, slot: number, meta: number, check: number): void;
  unlink(tag: number, bytes: Uint8Array, start: number, end: number, slot: number): void;
  eachPosting(term: number, visit: (slot: number, meta: number, check: number) => void): void;
  /** terms of tag 0 that begin with these bytes */
  eachWithPrefix(bytes: Uint8Array, start: number, end: number, visit: (term: number) => void): void;
  /** numbers of the terms of a tag that somebody bears, in the order of their bytes */
  inOrder(tag: number): number[];
  bearers(term: number): number;
  lengthOf(term: number): number;
  /** copies the term's bytes; returns how many */
  copyKey(term: number, into: Uint8Array, at: number): number;
  /** bytes held outside the heap */
  bytes(): number;
  drop(): void;
}

/** A larger copy; the old array is zeroed, because it held names. */
export function grown<A extends Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(old: A, least: number): A {
  const room = Math.max(least, Math.ceil(old.length * 1.4));
  const larger = (old instanceof Int32Array ? new Int32Array(room) : new Uint8Array(room)) as A;
  larger.set(old);
  old.fill(0);
  return larger;
}

const NONE = -1;
const FIRST_LETTERS = 28;

/** a–z are 1 to 26, anything else 27: two letters choose one of 784 chains. */
const letterClass = (byte: number): number => (byte > 96 && byte < 123 ? byte - 96 : 27);

export function termTable(): TermTable {
  let texts = new Uint8Array(16_384);
  let textsUsed = 0;
  // a term: where its bytes stand, length | tag << 8, first posting, next term of the chain, hash
  const TERM = 5;
  let terms = new Int32Array(TERM * 1_024);
  let termsUsed = 0;
  // a posting: slot, meta, check, next posting
  const POSTING = 4;
  let postings = new Int32Array(POSTING * 4_096);
  let postingsUsed = 0;
  let freePosting = NONE;
  let places = new Int32Array(2_048).fill(NONE);
  const chains = new Int32Array(FIRST_LETTERS * FIRST_LETTERS).fill(NONE);

  const isTerm = (term: number, tag: number, bytes: Uint8Array, start: number, length: number): boolean => {
    if (terms[term * TERM + 1] !== (length | (tag << 8))) return false;
    const at = terms[term * TERM] as number;
    for (let n = 0; n < length; n++) if (texts[at + n] !== bytes[start + n]) return false;
    return true;
  };

  /** The place in the open-addressing table where the term stands or belongs. */
  const placeOf = (hash: number, tag: number, bytes: Uint8Array, start: number, end: number): number => {
    const mask = places.length - 1;
    let place = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const term = places[place] as number;
      if (term === NONE) return place;
      if (terms[term * TERM + 4] === hash && isTerm(term, tag, bytes, start, end - start)) return place;
      place = (place + 1) & mask;
    }
  };

  const spread = () => {
    places = new Int32Array(places.length * 2).fill(NONE);
    const mask = places.length - 1;
    for (let term = 0; term < termsUsed; term++) {
      const hash = terms[term * TERM + 4] as number;
      let place = (hash ^ (hash >>> 15)) & mask;
      while (places[place] !== NONE) place = (place + 1) & mask;
      places[place] = term;
    }
  };

  const chainOf = (bytes: Uint8Array, start: number, length: number): number =>
    letterClass(bytes[start] as number) * FIRST_LETTERS + (length > 1 ? letterClass(bytes[start + 1] as number) : 0);

  const made = (hash: number, place: number, tag: number, bytes: Uint8Array, start: number, end: number): number => {
    const length = end - start;
    if (textsUsed + length > texts.length) texts = grown(texts, textsUsed + length);
    if ((termsUsed + 1) * TERM > terms.length) terms = grown(terms, (termsUsed + 1) * TERM);
    for (let n = 0; n < length; n++) texts[textsUsed + n] = bytes[start + n] as number;
    const term = termsUsed++;
    const at = term * TERM;
    terms[at] = textsUsed;
    terms[at + 1] = length | (tag << 8);
    terms[at + 2] = NONE;
    terms[at + 3] = NONE;
    terms[at + 4] = hash;
    textsUsed += length;
    if (tag === 0) {
      const chain = chainOf(bytes, start, length);
      terms[at + 3] = chains[chain] as number;
      chains[chain] = term;
    }
    places[place] = term;
    if (termsUsed * 3 > places.length * 2) spread();
    return term;
  };

  const lengthOf = (term: number): number => (terms[term * TERM + 1] as number) & 255;

  const bearers = (term: number): number => {
    let count = 0;
    for (let at = terms[term * TERM + 2] as number; at !== NONE; at = postings[at * POSTING + 3] as number) count++;
    return count;
  };

  const find: TermTable['find'] = (tag, bytes, start, end) =>
    places[placeOf(hashBytes(bytes, start, end, tag + 1), tag, bytes, start, end)] as number;

  return {
    find,
    link(tag, bytes, start, end, slot, meta, check) {
      const hash = hashBytes(bytes, start, end, tag + 1);
      const place = placeOf(hash, tag, bytes, start, end);
      let term = places[place] as number;
      if (term === NONE) term = made(hash, place, tag, bytes, start, end);
      const first = terms[term * TERM + 2] as number;
      if (first !== NONE) {
        const at = first * POSTING;
        if (postings[at] === slot && postings[at + 1] === meta && postings[at + 2] === check) return;
      }
      let posting = freePosting;
      if (posting === NONE) {
        if ((postingsUsed + 1) * POSTING > postings.length) postings = grown(postings, (postingsUsed + 1) * POSTING);
        posting = postingsUsed++;
      } else freePosting = postings[posting * POSTING + 3] as number;
      const at = posting * POSTING;
      postings[at] = slot;
      postings[at + 1] = meta;
      postings[at + 2] = check;
      postings[at + 3] = first;
      terms[term * TERM + 2] = posting;
    },
    unlink(tag, bytes, start, end, slot) {
      const term = find(tag, bytes, start, end);
      if (term === NONE) return;
      let before = NONE;
      for (let posting = terms[term * TERM + 2] as number; posting !== NONE; ) {
        const at = posting * POSTING;
        const next = postings[at + 3] as number;
        if (postings[at] !== slot) before = posting;
        else {
          if (before === NONE) terms[term * TERM + 2] = next;
          else postings[before * POSTING + 3] = next;
          postings.fill(0, at, at + 3);
          postings[at + 3] = freePosting;
          freePosting = posting;
        }
        posting = next;
      }
      // nobody bears it: its letters go, its hash stays so that later terms behind it are still found
      if (terms[term * TERM + 2] === NONE) {
        const from = terms[term * TERM] as number;
        texts.fill(0, from, from + end - start);
        terms[term * TERM + 1] = 0xffff << 8;
      }
    },
    eachPosting(term, visit) {
      for (let at = (terms[term * TERM + 2] as number) * POSTING; at >= 0; at = (postings[at + 3] as number) * POSTING)
        visit(postings[at] as number, postings[at + 1] as number, postings[at + 2] as number);
    },
    eachWithPrefix(bytes, start, end, visit) {
      const length = end - start;
      if (length === 0) return;
      const first = chainOf(bytes, start, length);
      const last = length > 1 ? first : first + FIRST_LETTERS - 1;
      for (let chain = first; chain <= last; chain++)
        for (let term = chains[chain] as number; term !== NONE; term = terms[term * TERM + 3] as number) {
          const size = terms[term * TERM + 1] as number;
          if (size < length || size > 255) continue;
          const at = terms[term * TERM] as number;
          let n = 0;
          while (n < length && texts[at + n] === bytes[start + n]) n++;
          if (n === length) visit(term);
        }
    },
    inOrder(tag) {
      const some: number[] = [];
      for (let term = 0; term < termsUsed; term++) {
        const size = terms[term * TERM + 1] as number;
        if (size >> 8 === tag && (size & 255) > 0 && terms[term * TERM + 2] !== NONE) some.push(term);
      }
      return some.sort((a, b) => {
        const [from, other] = [terms[a * TERM] as number, terms[b * TERM] as number];
        const [length, otherLength] = [lengthOf(a), lengthOf(b)];
        for (let n = 0; n < length && n < otherLength; n++) {
          const apart = (texts[from + n] as number) - (texts[other + n] as number);
          if (apart !== 0) return apart;
        }
        return length - otherLength;
      });
    },
    bearers,
    lengthOf,
    copyKey(term, into, at) {
      const [from, length] = [terms[term * TERM] as number, lengthOf(term)];
      into.set(texts.subarray(from, from + length), at);
      return length;
    },
    bytes: () => texts.byteLength + terms.byteLength + postings.byteLength + places.byteLength + chains.byteLength,
    drop() {
      for (const array of [texts, terms, postings, places, chains]) array.fill(0);
      [texts, terms, postings, places] = [
        new Uint8Array(0),
        new Int32Array(0),
        new Int32Array(0),
        new Int32Array(2).fill(NONE),
      ];
      chains.fill(NONE);
      [textsUsed, termsUsed, postingsUsed, freePosting] = [0, 0, 0, NONE];
    },
  };
}
