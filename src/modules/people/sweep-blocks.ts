import type { Features, NamePart } from './matching/index.ts';
import { skeleton } from './name-folding.ts';

/**
 * Which cards of a sweep are compared at all (matching.md section 3): those that share a key. Cards come in one after
 * another; each is asked who came before it under one of its keys, so that every pair is met once and the work can stop
 * anywhere. Keys are hashes in arrays outside the JavaScript heap; nothing of a name is kept.
 */
export interface SweepBlocks {
  /** numbers of earlier cards under one of these keys, each once */
  earlier(keys: readonly number[]): readonly number[];
  add(card: number, keys: readonly number[]): void;
  bytes(): number;
  drop(): void;
}

/** A key that more cards share says nothing of its own: such a pair meets under a narrower one, or not at all. */
const MOST_IN_A_BLOCK = 400;
const NONE = -1;

export function sweepBlocks(): SweepBlocks {
  // open addressing: key, last entry under it, how many; an entry: card and the entry before it
  let keys = new Int32Array(1 << 16);
  let heads = new Int32Array(1 << 16).fill(NONE);
  let counts = new Uint16Array(1 << 16);
  let used = 0;
  let cards = new Int32Array(1 << 16);
  let before = new Int32Array(1 << 16);
  let entries = 0;

  const placeOf = (key: number): number => {
    let place = (key ^ (key >>> 15)) & (keys.length - 1);
    while (heads[place] !== NONE && keys[place] !== key) place = (place + 1) & (keys.length - 1);
    return place;
  };

  const spread = () => {
    const old = { keys, heads, counts };
    keys = new Int32Array(old.keys.length * 2);
    heads = new Int32Array(keys.length).fill(NONE);
    counts = new Uint16Array(keys.length);
    for (let at = 0; at < old.keys.length; at++) {
      if (old.heads[at] === NONE) continue;
      const place = placeOf(old.keys[at] as number);
      keys[place] = old.keys[at] as number;
      heads[place] = old.heads[at] as number;
      counts[place] = old.counts[at] as number;
    }
    old.keys.fill(0);
  };

  const wider = (array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
    const next = new Int32Array(array.length * 2);
    next.set(array);
    array.fill(0);
    return next;
  };

  return {
    earlier(wanted) {
      const found = new Set<number>();
      for (const key of wanted) {
        const place = placeOf(key);
        if (heads[place] === NONE || (counts[place] as number) > MOST_IN_A_BLOCK) continue;
        for (let entry = heads[place] as number; entry !== NONE; entry = before[entry] as number)
          found.add(cards[entry] as number);
      }
      return [...found];
    },
    add(card, own) {
      for (const key of own) {
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
        counts[place] = Math.min(65_535, (counts[place] as number) + 1);
      }
    },
    bytes: () => keys.byteLength + heads.byteLength + counts.byteLength + cards.byteLength + before.byteLength,
    drop() {
      for (const array of [keys, heads, cards, before]) array.fill(0);
    },
  };
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

const MOST_PARTS = 4;

/** Skeletons of a part's likeliest readings, and the groups of pet names it stands in. */
function soundsOf(part: NamePart): string[] {
  const sounds = part.forms.slice(0, 2).map((form) => skeleton(form));
  return [...new Set([...sounds, ...part.groups.slice(0, 3).map((group) => `#${group}`)])];
}

/**
 * The keys of one card. `own` are those under which it is kept, `asked` those under which it asks: years on either side of
 * its own among them.
 */
export function blockKeys(features: Features): { readonly own: readonly number[]; readonly asked: readonly number[] } {
  const own = new Set<number>();
  const asked = new Set<number>();
  const both = (text: string) => {
    own.add(hash(text));
    asked.add(hash(text));
  };
  const parts = features.names.slice(0, MOST_PARTS).map(soundsOf);
  const { birth } = features;
  for (const [n, sounds] of parts.entries()) {
    for (const sound of sounds) {
      for (const other of parts.slice(n + 1).flat()) both(`p ${[sound, other].sort().join(' ')}`);
      if (!birth) continue;
      for (let year = birth.from; year <= Math.min(birth.until, birth.from + 3); year++)
        own.add(hash(`y ${sound} ${year}`));
      for (let year = birth.from - 1; year <= Math.min(birth.until, birth.from + 3) + 1; year++)
        asked.add(hash(`y ${sound} ${year}`));
      if (birth.month !== undefined && birth.day !== undefined) both(`d ${sound} ${birth.month}-${birth.day}`);
    }
  }
  if (birth?.month !== undefined && birth.day !== undefined) both(`b ${birth.from}-${birth.month}-${birth.day}`);
  for (const phone of features.phones ?? []) if (phone.length >= 7) both(`t ${phone.slice(-7)}`);
  return { own: [...own], asked: [...asked] };
}
