import { caseStem } from '../name-folding.ts';
import type { NamePart } from './features.ts';
import type { NameLevel } from './levels.ts';
import { edits, jaroWinkler, soundsApart } from './similarity.ts';

/** How two parts of names meet (matching.md section 4): symmetric, and never better than what the letters say. */
export function nameLevel(a: NamePart, b: NamePart): NameLevel {
  if (a.letters === b.letters) return 'equal';
  const [left, right] = [a.forms, b.forms];
  const [first, other] = [left[0] as string, right[0] as string];
  // a doubtful reading of a name of two letters (Xu, Hu) is no more than like it
  if (shares(left, right)) return first === other || Math.min(first.length, other.length) > 3 ? 'folded' : 'close';
  if (isInitial(a) || isInitial(b)) {
    // Lee and Yi: one sound alone may be a whole name
    if (isKin(a, b)) return 'kin';
    return a.letters[0] === b.letters[0] || left.some((f) => right.some((g) => f[0] === g[0]))
      ? 'initial'
      : 'different';
  }
  if (a.bare !== b.bare && (a.bare || b.bare)) {
    const level = bareLevel(left, right);
    return level === 'different' && isKin(a, b) ? 'kin' : level;
  }
  if (a.groups.some((group) => b.groups.includes(group))) return 'hypocorism';
  const twoNames = isKnown(a) && isKnown(b);
  // what shares a stem begins alike
  if (first.charCodeAt(0) === other.charCodeAt(0) && first.charCodeAt(1) === other.charCodeAt(1)) {
    if (!twoNames && (isWomansSurname(first, other) || isWomansSurname(other, first))) return 'inflected';
    if (isOtherSex(first, other) || isOtherSex(other, first))
      // of a whole name it may as well be a surname, or a slip: where both are names that many bear, they are two names
      return a.role === 'any' && b.role === 'any' && !twoNames ? 'close' : 'other_sex';
    if (isInflected(first, other) || isInflected(other, first)) return 'inflected';
  }
  let best = 0;
  let fewest = 9;
  // tenths of a letter for each letter
  let apart = 9;
  for (let i = 0; i < left.length && i < 3; i++)
    for (let j = 0; j < right.length && j < 3; j++) {
      const [f, g] = [left[i] as string, right[j] as string];
      if (cannotBeNear(f, g)) continue;
      const like = jaroWinkler(f, g);
      if (like > best) best = like;
      // of three letters two exchanged are no longer like each other, and yet one slip
      if (like <= 0.6 && Math.min(f.length, g.length) > 4) continue;
      fewest = Math.min(fewest, edits(f, g, 2));
      apart = Math.min(apart, soundsApart(f, g, 30) / Math.min(f.length, g.length));
    }
  const kin = isKin(a, b);
  const shorter = Math.min(first.length, other.length);
  const longer = Math.max(first.length, other.length);
  // Marko and Mirko are two names and no slip; where the field is known, how common each is tells it better
  const isWhole = a.role === 'any' || b.role === 'any';
  const like = isWhole && twoNames && !kin ? 'near' : 'close';
  if (fewest === 1 && (shorter >= 5 || (shorter === 4 && first.charCodeAt(0) === other.charCodeAt(0)))) return like;
  // Lipešvili and Nimešvili: two slips where the ending is common to many are two names
  if (fewest === 2 && shorter >= 8 && best >= 0.9) return like;
  // Jović and Jovičić: a shared beginning alone makes no typing error
  if (best >= 0.92 && longer - shorter <= 1 && shorter >= 4) return like;
  // as another ear writes it: Yoshiko and Yushiku, Kachi and Kashi
  if (shorter >= 6 && apart <= 1.5) return like;
  if (kin) return 'kin';
  if (best >= 0.8 || (fewest <= 2 && shorter >= 5) || (fewest === 1 && shorter >= 2)) return 'near';
  // a short form by its beginning: Hamdi and Hamdija, Alex and Alexander
  return shorter >= 3 && (first.startsWith(other) || other.startsWith(first)) ? 'near' : 'different';
}

/** A given name that many bear. */
const isKnown = ({ groups, kin }: NamePart): boolean => groups.length > 0 || (kin !== undefined && kin.length > 0);

const isKin = (a: NamePart, b: NamePart): boolean =>
  a.kin !== undefined && b.kin !== undefined && a.kin.some((group) => b.kin?.includes(group));

const isInitial = ({ letters, forms }: NamePart): boolean => letters.length === 1 || forms[0]?.length === 1;

/** What Arabic and Hebrew write of a name: its consonants, those that two languages read differently as one. */
const consonants = (form: string): string =>
  form
    // Yusuf is written with a v for its u
    .replace(/^iv/u, 'i')
    .replace(/[aeiou]/gu, '')
    .replace(/[gq]/gu, 'k')
    .replace(/[zd]+/gu, 'd');
/** h and v are vowels inside a word, but not always */
const fewConsonants = (written: string): string => written.slice(0, 1) + written.slice(1).replace(/[vh]/gu, '');

function bareLevel(left: readonly string[], right: readonly string[]): NameLevel {
  let best: NameLevel = 'different';
  for (const f of left.slice(0, 3))
    for (const g of right.slice(0, 3)) {
      const level = bareForms(consonants(f), consonants(g));
      if (level === 'folded') return level;
      if (level === 'close' || best === 'different') best = level;
    }
  return best;
}

function bareForms(one: string, two: string): NameLevel {
  const shortest = Math.min(one.length, two.length);
  if (one === two) return shortest >= 3 ? 'folded' : 'close';
  const [few, other] = [fewConsonants(one), fewConsonants(two)];
  const fewest = edits(few, other, 2);
  const least = Math.min(few.length, other.length);
  if (fewest === 0) return least >= 3 ? 'folded' : 'close';
  return fewest === 1 && least >= 3 ? 'near' : 'different';
}

function lettersIn(form: string): number {
  let mask = 0;
  for (let at = 0; at < form.length; at++) mask |= 1 << (form.charCodeAt(at) & 31);
  return mask;
}

function bits(mask: number): number {
  let [rest, count] = [mask, 0];
  for (; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Letters that only one of the two has tell cheaply that they are neither two slips apart nor alike. */
function cannotBeNear(f: string, g: string): boolean {
  const [one, two] = [lettersIn(f), lettersIn(g)];
  const [onlyOne, onlyTwo] = [bits(one & ~two), bits(two & ~one)];
  if (onlyOne <= 2 && onlyTwo <= 2) return Math.abs(f.length - g.length) > 6;
  const met = Math.min(f.length - onlyOne, g.length - onlyTwo);
  return met / f.length + met / g.length < (f.charCodeAt(0) === g.charCodeAt(0) ? 1 : 1.4);
}

function shares(left: readonly string[], right: readonly string[]): boolean {
  for (const form of left) if (right.includes(form)) return true;
  return false;
}

/** endings as folded: no j */
const SEXED: readonly (readonly [string, string])[] = [
  ['', 'a'],
  ['', 'ka'],
  ['', 'ica'],
  ['', 'ia'],
  ['ar', 'ra'],
  ['ar', 'ria'],
  ['e', 'a'],
  ['o', 'a'],
  ['an', 'ica'],
];

/** Jovan and Jovana, Aleksandar and Aleksandra, Slobodan and Slobodanka, Zoran and Zorica */
function isOtherSex(his: string, hers: string): boolean {
  if (his.length < 3) return false;
  return SEXED.some(
    ([end, herEnd]) => his.endsWith(end) && hers === his.slice(0, his.length - end.length) + fold(herEnd),
  );
}
/** Ivanov and Ivanova, Kowalski and Kowalska, Ramić and (of) Ramića: one family’s name, not another person’s */
function isWomansSurname(his: string, hers: string): boolean {
  if (his.length < 4) return false;
  if (/(?:[oe]v|in|ic)$/u.test(his)) return hers === `${his}a` && !/^(?:marin|valentin|martin|konstantin)$/u.test(his);
  return (
    /(?:sk|ck|i)i$/u.test(his) &&
    /a(?:ia)?$/u.test(hers) &&
    hers.startsWith(his.slice(0, -1)) &&
    hers.length <= his.length + 3
  );
}

/** folded forms have no j */
const fold = (ending: string): string => ending.replace('ij', 'i');

/** Petroviću, Jovanom, Milici: the same stem, and an ending that the other lacks or has in the nominative */
function isInflected(plain: string, said: string): boolean {
  if (said.length < 4 || plain.length < 3) return false;
  const stem = caseStem(said);
  if (stem === undefined) return false;
  // an ending comes after a consonant or instead of a vowel: Berishaj and Aliu are other names
  if (stem === plain) return !/[aeiou]$/u.test(plain);
  return /[aeo]$/u.test(plain) && stem === plain.slice(0, -1);
}
