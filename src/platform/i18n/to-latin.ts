import { serbianLetters } from './serbian-letters.ts';

const BY_CYRILLIC = new Map(serbianLetters);
const isUpper = (letter: string | undefined): boolean => letter !== undefined && letter !== letter.toLowerCase();
const isLetter = (letter: string | undefined): boolean => letter !== undefined && /\p{L}/u.test(letter);

/**
 * Serbian Cyrillic → Latin. This direction loses nothing; what is not Serbian Cyrillic stays. A capital Љ becomes LJ among
 * capitals and Lj elsewhere.
 */
export function toLatin(cyrillic: string): string {
  const letters = [...cyrillic];
  return letters.map((letter, i) => latinOf(letter, letters[i - 1], letters[i + 1])).join('');
}

function latinOf(letter: string, before: string | undefined, after: string | undefined): string {
  const lower = letter.toLowerCase();
  const latin = BY_CYRILLIC.get(lower);
  if (latin === undefined) return letter;
  if (lower === letter) return latin;
  const amongCapitals = isLetter(after) ? isUpper(after) : isUpper(before);
  return amongCapitals ? latin.toUpperCase() : latin.charAt(0).toUpperCase() + latin.slice(1);
}
