import { hypocorismGroups } from '../hypocorisms.ts';
import { foldName } from '../name-folding.ts';
import { hasNoVowels } from '../name-scripts.ts';
import type { NamePart, NameRole } from './features.ts';
import { kinGroups } from './kin-names.ts';
import { isBesideName } from './name-titles.ts';

/** A name in any script, taken apart for comparison. Titles and small words stand beside it: they are not missed. */
export function nameParts(text: string, role: NameRole, besides = false): NamePart[] {
  const bare = hasNoVowels(text);
  const { parts } = foldName(syllablesTogether(text));
  // where the family name has its own field, one name beside the title is enough
  const elsewhere = role === 'any' ? 0 : 1;
  const isName = parts.map(({ letters }) => !isBesideName(letters, parts.length - 1 + elsewhere));
  const names = isName.filter(Boolean).length;
  return parts.map((part, n) => {
    const beside = besides || (!isName[n] && names > 0 && isBesideName(part.letters, names + elsewhere));
    const kin = kinGroups(part.forms, role);
    return {
      ...part,
      role,
      groups: role === 'surname' ? [] : hypocorismGroups(part.forms),
      ...(kin.length > 0 && { kin }),
      ...(bare && { bare }),
      ...(beside && { besides: true }),
    };
  });
}

/**
 * Min-jun is one name of two syllables, and Jun-min another: written together, as its own script writes it. Jean-Paul and
 * Hans-Jörg stay two names.
 */
function syllablesTogether(text: string): string {
  if (!text.includes('-')) return text;
  return text.replace(
    /(?<![\p{L}\p{M}-])(\p{L}{1,6})-(\p{L}{1,6})(?![\p{L}\p{M}-])/gu,
    (whole, one: string, two: string) => {
      if (!SYLLABLE.test(one) || !SYLLABLE.test(two)) return whole;
      const isKnown = foldName(one).parts.some((part) => kinGroups(part.forms, 'given').length > 0);
      return isKnown ? whole : one + two.toLowerCase();
    },
  );
}

const SYLLABLE = /^[bcdfghjklmnpqrstvwxyz]{0,3}[aeiou]{1,3}[nmgklpt]{0,2}h?$/iu;
