import { type District, districts, regionOf } from '../../../codelists/districts.ts';
import { districtOfMunicipality, municipalities } from '../../../codelists/municipalities.ts';
import { hasCode } from '../../../platform/kernel/code-list.ts';
import { edits } from './similarity.ts';

/** Numbers, addresses and words: how the best of each side meet. Undefined where one side has none. */
export function phoneLevel(
  left: readonly string[] | undefined,
  right: readonly string[] | undefined,
): 'equal' | 'last_seven' | 'one_digit' | 'different' | undefined {
  if (!left?.length || !right?.length) return undefined;
  let best = 3;
  for (const a of left)
    for (const b of right) {
      // with and without the country in front
      if (a === b || (Math.min(a.length, b.length) >= 8 && (a.endsWith(b) || b.endsWith(a)))) return 'equal';
      if (a.length >= 7 && b.length >= 7) {
        if (a.slice(-7) === b.slice(-7)) best = Math.min(best, 1);
        else if (Math.min(a.length, b.length) >= 8 && edits(a.slice(-9), b.slice(-9), 1) === 1)
          best = Math.min(best, 2);
      }
    }
  return (['equal', 'last_seven', 'one_digit', 'different'] as const)[best];
}

export function emailLevel(
  left: readonly string[] | undefined,
  right: readonly string[] | undefined,
): 'equal' | 'near' | 'different' | undefined {
  if (!left?.length || !right?.length) return undefined;
  let near = false;
  for (const a of left)
    for (const b of right) {
      if (a === b) return 'equal';
      const [name, other] = [a.split('@')[0] as string, b.split('@')[0] as string];
      near ||= (name.length >= 5 && name === other) || (Math.min(a.length, b.length) >= 9 && edits(a, b, 2) <= 2);
    }
  return near ? 'near' : 'different';
}

/** Accounts and documents: one that both have, or none. */
export function sameLevel(
  left: readonly string[] | undefined,
  right: readonly string[] | undefined,
): 'equal' | 'different' | undefined {
  if (!left?.length || !right?.length) return undefined;
  return left.some((value) => right.includes(value)) ? 'equal' : 'different';
}

const relationOf = (relative: number): number => (relative >>> 1) & 7;

/** Two mothers may differ; a mother and a sister say nothing of each other. */
export function relativeLevel(
  left: readonly number[] | undefined,
  right: readonly number[] | undefined,
): 'equal' | 'some' | 'different' | undefined {
  if (!left?.length || !right?.length) return undefined;
  const met = left.filter((relative) => right.includes(relative));
  if (met.some((relative) => (relative & 1) === 0)) return 'equal';
  if (met.length > 0) return 'some';
  const relations = new Set(left.map(relationOf));
  return right.some((relative) => relations.has(relationOf(relative))) ? 'different' : undefined;
}

/** How much of two bags of words is the same, 0 to 1; a rare word counts more. */
export function wordsAlike(
  left: readonly string[],
  right: readonly string[],
  weightOf: (word: string) => number = (word) => Math.min(word.length, 4),
): number {
  // each word takes the best that is left, in one order of the two: which is named first says nothing
  const swapped = left.length > right.length || (left.length === right.length && left.join(' ') > right.join(' '));
  return swapped ? oneWay(right, left, weightOf) : oneWay(left, right, weightOf);
}

function oneWay(left: readonly string[], right: readonly string[], weightOf: (word: string) => number): number {
  let [all, met] = [0, 0];
  const taken = new Set<number>();
  for (const word of left) {
    const weight = weightOf(word);
    all += weight;
    let [at, worth] = [-1, 0];
    for (let n = 0; n < right.length && worth < 1; n++) {
      if (taken.has(n)) continue;
      const like = wordLike(word, right[n] as string);
      if (like > worth) [at, worth] = [n, like];
    }
    if (at < 0) continue;
    taken.add(at);
    const other = weightOf(right[at] as string);
    met += worth * (weight + other);
  }
  for (const word of right) all += weightOf(word);
  return all === 0 ? 0 : met / all;
}

function wordLike(a: string, b: string): number {
  if (a === b) return 1;
  const shorter = Math.min(a.length, b.length);
  if (shorter < 3 || (a.charCodeAt(0) !== b.charCodeAt(0) && a.charCodeAt(a.length - 1) !== b.charCodeAt(b.length - 1)))
    return 0;
  if (/\d/u.test(a) || /\d/u.test(b)) return shorter >= 5 && edits(a, b, 1) === 1 ? 0.5 : 0;
  if (shorter >= 4 && edits(a, b, 1) === 1) return 0.85;
  if (shorter >= 7 && edits(a, b, 2) === 2) return 0.75;
  return shorter >= 3 && (a.startsWith(b) || b.startsWith(a)) ? 0.6 : 0;
}

const isMunicipality = (words: readonly string[]): boolean =>
  words.length === 1 && hasCode(municipalities, words[0] as string);

/** The district that a code names, as it stands on a card or as the words of it. */
function districtOf(words: readonly string[]): District | undefined {
  if (isMunicipality(words)) return districtOfMunicipality(words[0] as string);
  if (words.length > 2 || words[0]?.slice(0, 2).toLowerCase() !== 'rs') return undefined;
  const code = words.join('-').toUpperCase();
  return hasCode(districts, code) ? (code as District) : undefined;
}

/** Languages in which people understand one another; who speaks one is often written down with the other. */
const RELATED = [
  'sr bs hr sh cnr',
  'mk bg',
  'ro mo',
  'fa prs tg',
  'hi ur',
  'ku kmr ckb',
  'ru uk be',
  'cs sk',
  'tr az',
  'da nb no nn sv',
  'ms id',
].map((group) => group.split(' '));

export function languageLevel(
  left: readonly string[] | undefined,
  right: readonly string[] | undefined,
): 'equal' | 'near' | 'different' | undefined {
  if (!left?.length || !right?.length) return undefined;
  if (left.some((language) => right.includes(language))) return 'equal';
  const near = RELATED.some((group) => left.some((l) => group.includes(l)) && right.some((l) => group.includes(l)));
  return near ? 'near' : 'different';
}

export function placeLevel(
  left: readonly string[] | undefined,
  right: readonly string[] | undefined,
  weightOf?: (word: string) => number,
): 'equal' | 'near' | 'some' | 'different' | undefined {
  if (!left?.length || !right?.length) return undefined;
  // municipalities of one district are near each other, and districts of one region
  const [fine, other] = [isMunicipality(left), isMunicipality(right)];
  if (fine && other && left[0] === right[0]) return 'equal';
  const [one, two] = [districtOf(left), districtOf(right)];
  if (one && two) {
    if (one === two) return fine || other ? 'near' : 'equal';
    return !fine && !other && regionOf(one) === regionOf(two) ? 'near' : 'different';
  }
  const alike = wordsAlike(left, right, weightOf);
  return alike >= 0.97 ? 'equal' : alike >= 0.6 ? 'near' : alike >= 0.3 ? 'some' : 'different';
}

export function organisationLevel(
  left: readonly string[] | undefined,
  right: readonly string[] | undefined,
  weightOf?: (word: string) => number,
): 'equal' | 'near' | 'some' | 'little' | 'different' | undefined {
  if (!left?.length || !right?.length) return undefined;
  const joined = left.join('') === right.join('');
  const alike = joined ? 1 : wordsAlike(left, right, weightOf);
  return alike >= 0.97
    ? 'equal'
    : alike >= 0.75
      ? 'near'
      : alike >= 0.5
        ? 'some'
        : alike >= 0.25
          ? 'little'
          : 'different';
}
