import {
  type Features,
  levelsOf,
  type MatchField,
  type Model,
  type NameLevel,
  type NamePart,
  nameLevel,
  probabilityOf,
  weigh,
} from './matching/index.ts';
import { numberOfName } from './sweep-blocks.ts';
import {
  fieldOf,
  isGivenAndSurname,
  isPlain,
  joinIn,
  type KnownPart,
  lettersIn,
  mayBeAlike,
  meetNearly,
  sumOf,
} from './sweep-parts.ts';

/**
 * Cards that share a name are many, and most of them are two people: this says quickly of a pair that it cannot weigh
 * enough, so that only the others are taken apart and compared. It never says so where the comparison would say yes. Of a
 * card it keeps numbers; of a name, once for all who bear it, what is compared, until the sweep ends or the cards close.
 */
export interface SweepFilter {
  take(card: number, features: Features): void;
  /** what was taken of a card, as it is compared */
  features(card: number): Features;
  /** may these two reach the probability that is asked for? */
  mayReach(one: number, other: number): boolean;
  drop(): void;
}

const MOST_PARTS = 8;
const LEVELS = 1 << 20;

/** rounding, and a name that became a little commoner while the sweep went on */
const SPARE = 0.5;

/** @param from probability from which a pair is wanted */
export function sweepFilter(model: Model, from: number): SweepFilter {
  const enough = bitsFor(model, from) - model.prior - SPARE;
  const known = new Map<number, KnownPart>();
  const all: KnownPart[] = [];
  // whoever has other than two numbers at most, or relatives
  const morePhones = new Map<number, readonly string[]>();
  const relatives = new Map<number, readonly number[]>();
  const words: string[] = [''];
  const codes = new Map<string, number>();
  let facts = new Int32Array(FACTS * (1 << 12));
  // by card: where its names begin, how many, and whether they are one given name and one surname
  let names = new Int32Array(FACTS * (1 << 12));
  let ids = new Int32Array(1 << 13);
  let taken = 0;
  let phones = new Float64Array(FACTS * (1 << 12));
  const pairKeys = new Float64Array(LEVELS).fill(-1);
  const pairBits = new Float32Array(LEVELS);

  const bitsOf = (field: MatchField, level: string): number => {
    const { m, u, floor, cap } = model.fields[field];
    const at = (levelsOf[field] as readonly string[]).indexOf(level);
    return Math.min(cap, Math.max(floor, Math.log2((m[at] as number) / (u[at] as number))));
  };
  const table = (field: MatchField) =>
    Object.fromEntries(levelsOf[field].map((level) => [level, bitsOf(field, level)])) as Record<string, number>;
  const births = table('birth');
  const [phone, place, citizenship, relative] = [
    table('phone'),
    table('place'),
    table('citizenship'),
    table('relative'),
  ];
  const sexSame = Math.max(bitsOf('sex', 'equal'), bitsOf('sex', 'given_says_it'));
  const sexConflict = bitsOf('sex', 'conflict');
  const birthMost = Math.max(...Object.values(births));
  const otherYear = Math.max(
    ...['one_digit', 'day_and_month', 'two_digits', 'next_year'].map((one) => births[one] as number),
  );
  const yearsMeet = Math.max(
    ...['year_known', 'same_year', 'year_and_part', 'overlap'].map((one) => births[one] as number),
  );
  const codeOf = (text: string | undefined): number => {
    if (text === undefined) return 0;
    const code = codes.get(text) ?? codes.size + 1;
    if (code === words.length) {
      codes.set(text, code);
      words.push(text);
    }
    return code;
  };
  const different = {
    given: bitsOf('given', 'different'),
    surname: bitsOf('surname', 'different'),
    name: bitsOf('name', 'different'),
  };

  const equalBits = (part: NamePart, field: 'given' | 'surname' | 'name') =>
    weigh({ field, level: 'equal', a: part, b: part }, model);

  const partOf = (part: NamePart): KnownPart => {
    const number = numberOfName(`${part.role} ${part.letters} ${part.besides === true} ${part.bare === true}`);
    const before = known.get(number);
    if (before) return before;
    const form = part.forms[0] as string;
    const readings = part.forms.slice(0, 4);
    const made: KnownPart = {
      id: known.size,
      part,
      most: equalBits(part, part.role === 'any' ? 'name' : part.role),
      crossed: equalBits(part, 'name'),
      letters: part.letters.length,
      letterSum: sumOf(part.letters),
      formSum: sumOf(form),
      first: form.charCodeAt(0),
      last: form.charCodeAt(form.length - 1),
      masks: readings.map(lettersIn),
      plain: isPlain(part) ? lettersIn(form) : 0,
      length: form.length,
      lengths: readings.map((reading) => reading.length),
    };
    known.set(number, made);
    all.push(made);
    return made;
  };

  /** Bits of these two where they meet; of a woman's form the more of what it may turn out to be. */
  const bitsBetween = (a: KnownPart, b: KnownPart): number => {
    const field = fieldOf(a.part, b.part);
    if (a !== b && !mayBeAlike(a, b)) return different[field];
    const [low, high] = a.id < b.id ? [a.id, b.id] : [b.id, a.id];
    const key = low * 0x400_0000 + high;
    const at = (Math.imul(low, 0x9e37_79b1) ^ Math.imul(high, 0x85eb_ca6b)) >>> 12;
    if (pairKeys[at] === key) return pairBits[at] as number;
    const level = nameLevel(a.part, b.part);
    const crossed = a.part.role !== b.part.role && field === 'name';
    const weighAt = (which: NameLevel) => weigh({ field, level: which, a: a.part, b: b.part, crossed }, model);
    const bits = level === 'other_sex' ? Math.max(weighAt(level), weighAt('inflected')) : weighAt(level);
    pairKeys[at] = key;
    pairBits[at] = bits;
    return bits;
  };

  /** The most that all may weigh together where one of the two is not as most are. */
  const mayReachAtAll = (one: number, other: number, facts: number): boolean => {
    const [a, b] = [names[3 * one + 1] as number, names[3 * other + 1] as number];
    if (a > MOST_PARTS || b > MOST_PARTS) return true;
    let most = facts;
    for (let i = 0; i < a; i++) most += Math.max(partAt(one, i).most, partAt(one, i).crossed);
    let bits = facts;
    if (most >= enough)
      for (let i = 0; i < a; i++) {
        let best = 0;
        for (let j = 0; j < b; j++) best = Math.max(best, bitsBetween(partAt(one, i), partAt(other, j)));
        bits += best;
      }
    return bits >= enough || joins(one, a, other, b) || joins(other, b, one, a) || mayBeParted(one, other);
  };

  const joins = (from: number, parts: number, to: number, wholes: number): boolean => {
    for (let n = 0; n + 1 < parts; n++)
      for (let at = 0; at < wholes; at++) if (joinIn(partAt(from, n), partAt(from, n + 1), partAt(to, at))) return true;
    return false;
  };

  const partAt = (card: number, n: number): KnownPart =>
    all[ids[(names[3 * card] as number) + n] as number] as KnownPart;
  const partsOf = (card: number): KnownPart[] =>
    Array.from({ length: names[3 * card + 1] as number }, (_, n) => partAt(card, n));

  /** The same letters parted elsewhere, or two parts here that are one there: then the whole comparison says. */
  const mayBeParted = (one: number, other: number): boolean => {
    const [a, b] = [one * FACTS + 6, other * FACTS + 6];
    if (
      (names[3 * one + 1] as number) + (names[3 * other + 1] as number) > 2 &&
      Math.abs((facts[a] as number) - (facts[b] as number)) <= 2 &&
      (facts[a + 1] === facts[b + 1] || facts[a + 2] === facts[b + 2])
    )
      return true;
    if (names[3 * one + 2] !== 1 || names[3 * other + 2] !== 1) return false;
    const [x, y] = [partAt(one, 0), partAt(one, 1)];
    const [v, w] = [partAt(other, 0), partAt(other, 1)];
    return joinIn(x, y, v) || joinIn(x, y, w) || joinIn(v, w, x) || joinIn(v, w, y);
  };

  /** Everything but the names; of a birth no more than its years allow, so that nothing is spelled out for it. */
  const factBits = (a: number, b: number): number => {
    let bits = 0;
    const [sexA, sexB] = [facts[a * FACTS] as number, facts[b * FACTS] as number];
    if (sexA && sexB) bits += sexA === sexB ? sexSame : sexConflict;
    const [countryA, countryB] = [facts[a * FACTS + 1] as number, facts[b * FACTS + 1] as number];
    if (countryA && countryB) bits += (countryA === countryB ? citizenship.equal : citizenship.different) as number;
    const [placeA, placeB] = [facts[a * FACTS + 2] as number, facts[b * FACTS + 2] as number];
    if (placeA && placeB) bits += (placeA === placeB ? place.equal : place.near) as number;
    if (phones[4 * a + 1] && phones[4 * b + 1])
      bits += meetNearly(phones, 4 * a, 4 * b) ? (phone.equal as number) : (phone.different as number);
    const fromA = facts[a * FACTS + 3] as number;
    const fromB = facts[b * FACTS + 3] as number;
    if (fromA && fromB) {
      const gap = Math.max(fromA, fromB) - Math.min(facts[a * FACTS + 4] as number, facts[b * FACTS + 4] as number);
      const areDays = facts[a * FACTS + 5] !== 0 && facts[b * FACTS + 5] !== 0;
      if (areDays) bits += gap === 0 ? birthMost : otherYear;
      else bits += gap > 1 ? (births.conflict as number) : gap === 1 ? (births.next_year as number) : yearsMeet;
    }
    return bits;
  };

  /** One given name and one surname on both sides, nearly always: no more is done than is needed to say no. */
  const mayReachBy = (a: number, b: number, bits: number): boolean => {
    const [x, y] = [partAt(a, 0), partAt(a, 1)];
    const [v, w] = [partAt(b, 0), partAt(b, 1)];
    const [given, surname] = [Math.min(x.most, v.most), Math.min(y.most, w.most)];
    if (bits + given + surname >= enough) {
      const second = bitsBetween(y, w);
      if (bits + given + second >= enough && bits + bitsBetween(x, v) + second >= enough) return true;
    }
    return (
      bits + Math.min(x.crossed, w.crossed) + Math.min(y.crossed, v.crossed) >= enough &&
      bits + bitsBetween(x, w) + bitsBetween(y, v) >= enough
    );
  };

  return {
    take(card, features) {
      while ((card + 1) * FACTS > facts.length) [facts, names, phones] = [twice(facts), twice(names), twice(phones)];
      const parts = features.names.map(partOf);
      while (taken + parts.length > ids.length) ids = twice(ids);
      ids.set(
        parts.map((part) => part.id),
        taken,
      );
      names.set([taken, parts.length, isGivenAndSurname(parts) ? 1 : 0], 3 * card);
      taken += parts.length;
      const { birth, phones: digits = [] } = features;
      if (digits.length > 2 || digits.some((one) => one.length > 15)) morePhones.set(card, digits);
      if (features.relatives?.length) relatives.set(card, features.relatives);
      facts.set(
        [
          features.sex === 'f' ? 1 : features.sex === 'm' ? 2 : 0,
          codeOf(features.citizenship),
          codeOf(features.place?.[0]),
          birth?.from ?? 0,
          birth?.until ?? 0,
          birth?.month !== undefined && birth.day !== undefined ? birth.month * 32 + birth.day : 0,
          parts.reduce((sum, part) => sum + part.letters, 0),
          parts.reduce((sum, part) => sum + part.letterSum, 0),
          parts.reduce((sum, part) => sum + part.formSum, 0),
        ],
        card * FACTS,
      );
      for (const n of [0, 1]) {
        phones[4 * card + 2 * n] = Number(digits[n] ?? 0);
        phones[4 * card + 2 * n + 1] = digits[n]?.length ?? 0;
      }
    },
    features(card) {
      const at = card * FACTS;
      const [sex, country, where, from, until, day] = facts.subarray(at, at + 6) as unknown as number[];
      const digits = [0, 2].flatMap((n) =>
        phones[4 * card + n + 1]
          ? [String(phones[4 * card + n]).padStart(phones[4 * card + n + 1] as number, '0')]
          : [],
      );
      return {
        names: partsOf(card).map(({ part }) => part),
        ...(from && {
          birth: { from, until: until as number, ...(day && { month: day >> 5, day: day & 31 }) },
        }),
        ...(sex && { sex: sex === 1 ? ('f' as const) : ('m' as const) }),
        ...(country && { citizenship: words[country] as string }),
        ...(where && { place: [words[where] as string] }),
        phones: morePhones.get(card) ?? digits,
        relatives: relatives.get(card) ?? [],
      };
    },
    mayReach(one, other) {
      if (morePhones.has(one) || morePhones.has(other)) return true;
      const both = relatives.size > 0 && relatives.has(one) && relatives.has(other);
      const bits = factBits(one, other) + (both ? (relative.equal as number) : 0);
      if (names[3 * one + 2] === 1 && names[3 * other + 2] === 1)
        return mayReachBy(one, other, bits) || mayBeParted(one, other);
      return mayReachAtAll(one, other, bits);
    },
    drop() {
      known.clear();
      morePhones.clear();
      relatives.clear();
      codes.clear();
      words.length = 1;
      all.length = 0;
      for (const array of [facts, names, ids, phones, pairKeys, pairBits]) array.fill(0);
    },
  };
}

const FACTS = 9;

function twice<A extends Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>>(array: A): A {
  const next = (
    array instanceof Int32Array ? new Int32Array(array.length * 2) : new Float64Array(array.length * 2)
  ) as A;
  next.set(array);
  array.fill(0);
  return next;
}

/** The least weight whose probability is at least this; probabilities rise with the weight. */
function bitsFor(model: Model, least: number): number {
  let [low, high] = [-60, 60];
  for (let turn = 0; turn < 40; turn++) {
    const middle = (low + high) / 2;
    if (probabilityOf(middle, model) >= least) high = middle;
    else low = middle;
  }
  return low;
}
