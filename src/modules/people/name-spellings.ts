import { isOtherScript, romanised } from './name-scripts.ts';

/**
 * How sounds are spelled around the Balkans: the tables behind name folding (matching.md section 2; fixtures in
 * data/variants.json). They map letters to a small Latin alphabet without marks, so that every spelling of one sound
 * meets. It is no transliteration for reading: nothing here is ever shown.
 */

/** Serbian azbuka by its standard, then letters of neighbours. Lower case only. Never the reverse (nj may be two letters). */
// biome-ignore format: a table
const CYRILLIC: ReadonlyMap<string, string> = new Map(Object.entries({
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', ђ: 'đ', е: 'e', ж: 'ž', з: 'z', и: 'i', ј: 'j', к: 'k', л: 'l', љ: 'lj', м: 'm',
  н: 'n', њ: 'nj', о: 'o', п: 'p', р: 'r', с: 's', т: 't', ћ: 'ć', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'č', џ: 'dž', ш: 'š',
  ѓ: 'đ', ќ: 'ć', ѕ: 'dz', й: 'j', щ: 'šč', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'ju', я: 'ja', ё: 'jo', є: 'je', і: 'i',
  ї: 'ji', ґ: 'g', ѐ: 'e', ѝ: 'i', ў: 'v',
}));

/** Other scripts → Latin letter by letter; what no table knows stays. Expects lower case in composed form. */
export function latinLetters(text: string): string {
  let out = '';
  for (const letter of isOtherScript(text) ? romanised(text) : text) {
    const latin = CYRILLIC.get(letter);
    if (latin !== undefined) out += latin;
    else for (const piece of letter.normalize('NFD')) out += CYRILLIC.get(piece) ?? piece;
  }
  return out;
}

/** Spellings without a doubt: one sound, one reading. */
// biome-ignore format: a table
const CERTAIN: Readonly<Record<string, readonly string[]>> = {
  dz: ['dž', 'dz', 'dzh', 'dzs'],
  d: ['đ', 'đj', 'dj', 'dh', 'ð'],
  c: ['č', 'ć', 'ç', 'cs', 'cz', 'tch', 'tsch', 'tc', 'ts', 'tz', 'ț', 'ţ'],
  s: ['š', 'sh', 'sch', 'sz', 'ş', 'ș', 'ß'],
  z: ['ž', 'zh', 'zs'],
  ni: ['nj', 'ny'], li: ['lj', 'ly'], l: ['ł'], i: ['j', 'y', 'ı', 'î'], v: ['w'], u: ['ou', 'oo'],
  e: ['ë', 'æ', 'œ'], a: ['ă'], h: ['kh'], g: ['gh'], t: ['th', 'þ'], f: ['ph'],
};

/**
 * Spellings with several readings, the likeliest first: Albanian xh is đ or dž, q is ć or an Arabic k, an h may be
 * dropped, Hungarian ö is heard as o or e.
 */
// biome-ignore format: a table
const DOUBTFUL: Readonly<Record<string, readonly string[]>> = {
  gj: ['d', 'dz'], gy: ['d', 'gi'], dy: ['d', 'di'], xh: ['dz', 'd'], ch: ['c', 'h', 'k'], gn: ['gn', 'ni'], gl: ['gl', 'li'],
  ee: ['e', 'i'], qu: ['kv', 'k'], q: ['c', 'k'], x: ['ks', 'h'], h: ['h', ''], â: ['a', 'i'], ö: ['o', 'e'], ő: ['o', 'e'],
  ø: ['o', 'e'], ü: ['u', 'i'], ű: ['u', 'i'], ue: ['ue', 'u'], oe: ['oe', 'o'], ae: ['ae', 'a'], å: ['a', 'o'], ń: ['ni', 'n'], ñ: ['ni', 'n'],
};

const READINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ...Object.entries(CERTAIN).flatMap(([sound, spellings]) => spellings.map((s) => [s, [sound]] as const)),
  ...Object.entries(DOUBTFUL),
]);

const LONGEST = Math.max(...[...READINGS.keys()].map((spelling) => spelling.length));

const isOneOf = (letters: string, letter: string | undefined): boolean =>
  letter !== undefined && letters.includes(letter);

export interface SpelledSound {
  /** the letters as spelled; the same letters are read alike throughout a name */
  readonly spelling: string;
  readonly readings: readonly string[];
}

/** The sound that is spelled at this place, longest spelling first. */
export function soundAt(letters: string, at: number): SpelledSound {
  const [first, next, afterNext] = [letters[at], letters[at + 1], letters[at + 2]];
  // Romanian ci before a vowel is č (Ciobanu, Čobanu), and a final -vici is the Serbian -vić
  if (first === 'c' && next === 'i') {
    const isFinalVici = afterNext === undefined && letters.slice(at - 2, at) === 'vi';
    if (isFinalVici || isOneOf('aeou', afterNext)) return { spelling: 'ci', readings: ['ci', 'c'] };
  }
  // Iancovici, Carla, Becker: c before a back vowel, a liquid or k may be k
  if (first === 'c' && isOneOf('aoulrk', next)) return { spelling: 'c', readings: ['c', 'k'] };
  // a foreign ear loses the softness before a consonant (Škeljzen, Shkëlzen)
  if (next === 'j' && (first === 'l' || first === 'n') && !isOneOf('aeiou', afterNext))
    return { spelling: `${first}j`, readings: [first] };
  for (let length = Math.min(LONGEST, letters.length - at); length > 0; length--) {
    const spelling = letters.slice(at, at + length);
    const readings = READINGS.get(spelling);
    if (readings) return { spelling, readings };
  }
  const letter = String.fromCodePoint(letters.codePointAt(at) as number);
  return { spelling: letter, readings: [letter.normalize('NFD').replace(/\p{M}/gu, '')] };
}
