import type { Features, NamePart } from './matching/index.ts';
import { caseStem, skeleton } from './name-folding.ts';

/**
 * Which cards of a sweep are compared at all (matching.md section 3): those that share a key. Cards come in one after
 * another; each is asked who came before it under one of its keys, so that every pair is met once and the work can stop
 * anywhere. A key that more than 2,000 cards share is split by decade of birth, then by year; whom that leaves out is
 * counted. Keys are hashes in arrays outside the JavaScript heap; nothing of a name is kept.
 */
export interface SweepBlocks {
  /** calls back for every earlier card under one of these keys, each once; true: some were left out */
  earlier(keys: readonly number[], born: BornIn, found: (card: number) => void): boolean;
  /** cards are numbered from 0 without a gap, or with gaps where one came in without a key */
  add(card: number, keys: readonly number[], born: BornIn): void;
  bytes(): number;
  drop(): void;
}

/** First and last possible year of birth; undefined: nothing is known. */
export type BornIn = { readonly from: number; readonly until: number } | undefined;

export const mostInABlock = 2_000;
const NONE = -1;
const DECADES = 1;
const YEARS = 2;
/** an age said long ago leaves a wide interval; wider says nothing */
const MOST_YEARS = 12;

export function sweepBlocks(most = mostInABlock): SweepBlocks {
  // open addressing: key, last entry under it, how many, whether it was split; an entry: card and the entry before it
  let keys = new Int32Array(1 << 16);
  let heads = new Int32Array(1 << 16).fill(NONE);
  let counts = new Int32Array(1 << 16);
  let used = 0;
  let cards = new Int32Array(1 << 16);
  let before = new Int32Array(1 << 16);
  let entries = 0;
  // by card: years of birth (0: not known), and when it was last met
  let years = new Int16Array(1 << 12);
  let met = new Int32Array(1 << 11);
  let turn = 0;

  const placeOf = (key: number): number => {
    let place = (key ^ (key >>> 15)) & (keys.length - 1);
    while (heads[place] !== NONE && keys[place] !== key) place = (place + 1) & (keys.length - 1);
    return place;
  };

  const spread = () => {
    const old = { keys, heads, counts };
    keys = new Int32Array(old.keys.length * 2);
    heads = new Int32Array(keys.length).fill(NONE);
    counts = new Int32Array(keys.length);
    for (let at = 0; at < old.keys.length; at++) {
      if (old.heads[at] === NONE) continue;
      const place = placeOf(old.keys[at] as number);
      keys[place] = old.keys[at] as number;
      heads[place] = old.heads[at] as number;
      counts[place] = old.counts[at] as number;
    }
    old.keys.fill(0);
  };

  const put = (card: number, key: number): void => {
    if (used * 2 > keys.length) spread();
    const place = placeOf(key);
    if (heads[place] === NONE) {
      used++;
      keys[place] = key;
    }
    if (entries === cards.length) [cards, before] = [wider(cards), wider(before)];
    cards[entries] = card;
    before[entries] = heads[place] as number;
    heads[place] = entries++;
    counts[place] = (counts[place] as number) + 1;
  };

  const bornOf = (card: number): BornIn =>
    years[2 * card] === 0 ? undefined : { from: years[2 * card] as number, until: years[2 * card + 1] as number };

  /** What is put under `key` goes one floor lower once it is full, and whoever lies there goes with it, once. */
  const file = (card: number, key: number, born: BornIn, floor: 0 | 1 | 2): void => {
    const place = placeOf(key);
    const full = heads[place] !== NONE && (counts[place] as number) >= most;
    if (!full || floor === YEARS || (floor === DECADES && !born)) {
      put(card, key);
      return;
    }
    if ((counts[place] as number) === most) {
      for (let entry = heads[place] as number; entry !== NONE; entry = before[entry] as number) {
        const lying = cards[entry] as number;
        for (const part of partsOf(key, bornOf(lying), floor, 0)) file(lying, part, bornOf(lying), below(floor));
      }
    }
    // the place may have moved
    const now = placeOf(key);
    counts[now] = (counts[now] as number) + 1;
    for (const part of partsOf(key, born, floor, 0)) file(card, part, born, below(floor));
  };

  const walk = (key: number, born: BornIn, floor: 0 | 1 | 2, found: (card: number) => void): boolean => {
    const place = placeOf(key);
    if (heads[place] === NONE) return false;
    if ((counts[place] as number) > most && floor !== YEARS && !(floor === DECADES && !born)) {
      // without a year on either side nothing but the year is missing to be compared: those are left out
      let left = hasOthers(key, born, floor);
      for (const part of partsOf(key, born, floor, 1)) left = walk(part, born, below(floor), found) || left;
      return left;
    }
    let seen = 0;
    for (let entry = heads[place] as number; entry !== NONE; entry = before[entry] as number) {
      if (++seen > most) return true;
      const card = cards[entry] as number;
      if (met[card] === turn) continue;
      met[card] = turn;
      found(card);
    }
    return false;
  };

  /** Is somebody under this key whom this card does not come to for want of a year on one of the two sides? */
  const hasOthers = (key: number, born: BornIn, floor: 0 | 1 | 2): boolean =>
    floor === 0 &&
    (born
      ? heads[placeOf(partOf(key, NO_YEAR))] !== NONE
      : (counts[placeOf(key)] as number) > (counts[placeOf(partOf(key, NO_YEAR))] as number));

  return {
    earlier(wanted, born, found) {
      turn++;
      let left = false;
      for (const key of wanted) left = walk(key, born, 0, found) || left;
      return left;
    },
    add(card, own, born) {
      while (2 * card + 1 >= years.length) years = wider(years);
      while (card >= met.length) met = wider(met);
      years[2 * card] = born?.from ?? 0;
      years[2 * card + 1] = born?.until ?? 0;
      for (const key of own) file(card, key, born, 0);
    },
    bytes: () =>
      [keys, heads, counts, cards, before, years, met].reduce((sum: number, array) => sum + array.byteLength, 0),
    drop() {
      for (const array of [keys, heads, counts, cards, before, years, met]) array.fill(0);
    },
  };
}

function wider<A extends Int32Array<ArrayBuffer> | Int16Array<ArrayBuffer>>(array: A): A {
  const next = (array instanceof Int16Array ? new Int16Array(array.length * 2) : new Int32Array(array.length * 2)) as A;
  next.set(array);
  array.fill(0);
  return next;
}

const below = (floor: 0 | 1 | 2): 1 | 2 => (floor === 0 ? DECADES : YEARS);
const NO_YEAR = 0;
const partOf = (key: number, part: number): number =>
  Math.imul(key ^ Math.imul(part + 1, 0x9e37_79b1), 0x0100_0193) | 0;

/** The parts of a key that was split in which a birth lies; when asked, those a year on either side too. */
function partsOf(key: number, born: BornIn, floor: 0 | 1 | 2, around: 0 | 1): number[] {
  if (!born) return [partOf(key, NO_YEAR)];
  const step = floor === 0 ? 10 : 1;
  const last = Math.min(born.until, born.from + MOST_YEARS) + around;
  const parts: number[] = [];
  for (let at = Math.floor((born.from - around) / step); at <= Math.floor(last / step); at++)
    parts.push(partOf(key, at));
  return parts;
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value | 0;
}

/** A name as a number of 53 bits: what is counted of it can be kept without it. */
export function numberOfName(form: string): number {
  let [one, other] = [0x811c9dc5, 0x9747b28c];
  for (let at = 0; at < form.length; at++) {
    one = Math.imul(one ^ form.charCodeAt(at), 0x01000193);
    other = Math.imul(other ^ form.charCodeAt(at), 0x85ebca6b) ^ (other >>> 13);
  }
  return (one >>> 0) * 2 ** 21 + (other >>> 11);
}

const MOST_PARTS = 5;

/** Skeletons of a part's likeliest readings, and of the likeliest without its case ending. */
function soundsOf(part: NamePart): string[] {
  const [first] = part.forms;
  const stem = first === undefined ? undefined : caseStem(first);
  const readings = [...part.forms.slice(0, 2), ...(stem ? [stem] : [])];
  return [...new Set(readings.map((form) => skeleton(form)))];
}

/**
 * The keys of one card. Whether a name is given name or surname is not trusted: each alone is a key, so that exchanged names
 * meet, and a card with one name is compared as well. Beside those that the names alone are, narrower ones meet where a key
 * was split: both names together, a name with day and month, with the municipality.
 */
export function blockKeys(features: Features): readonly number[] {
  const keys = new Set<number>();
  const put = (text: string) => keys.add(hash(text));
  const parts = features.names.slice(0, MOST_PARTS).map((part) => ({ part, sounds: soundsOf(part) }));
  const { birth } = features;
  const isDay = birth?.month !== undefined && birth.day !== undefined;
  const day = isDay ? `${birth.month}-${birth.day}` : '';
  const place = features.place?.[0];
  for (const [n, { part, sounds }] of parts.entries()) {
    const others = parts.filter((_, at) => at !== n);
    for (const sound of sounds) {
      put(`n ${sound}`);
      for (const other of others.flatMap((one) => one.sounds)) put(`p ${[sound, other].sort().join(' ')}`);
      if (isDay) put(`d ${sound} ${day}`);
      if (place) put(`m ${sound} ${place}`);
    }
    // short and full forms: with the other name's initial, or with none
    for (const group of part.groups.slice(0, 4)) {
      for (const initial of new Set(others.flatMap((one) => one.sounds.map((sound) => sound.slice(0, 1)))))
        put(`h ${group} ${initial}`);
      if (others.length === 0) put(`h ${group}`);
    }
  }
  if (birth && isDay) put(`b ${birth.from}-${day}`);
  for (const phone of features.phones ?? []) put(phone.length >= 7 ? `t ${phone.slice(-7)}` : `t= ${phone}`);
  return [...keys];
}
