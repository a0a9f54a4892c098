import { hypocorismGroups } from '../hypocorisms.ts';
import type { NameQuery } from '../name-query.ts';
import type { Features, NamePart } from './features.ts';
import { kinGroups } from './kin-names.ts';
import type { NameLevel } from './levels.ts';
import { nameLevel } from './name-level.ts';

/** What was typed into the search box, for comparison: words of a name in any order, a year, a number. */
export function featuresOfQuery(query: NameQuery): Features {
  return {
    names: query.words.map((word) => ({
      ...word,
      role: 'any',
      groups: hypocorismGroups(word.forms),
      kin: kinGroups(word.forms, 'any'),
    })),
    ...(query.birthYear !== undefined && { birth: { from: query.birthYear, until: query.birthYear } }),
    ...(query.phone !== undefined && { phones: [query.phone] }),
  };
}

/** The last word may have been left unfinished: a name that begins so is then like it, not another. */
export function levelOfTyped(query: NameQuery): (a: NamePart, b: NamePart) => NameLevel {
  const last = query.unfinished ? query.words.at(-1) : undefined;
  return (a, b) => {
    const level = nameLevel(a, b);
    if (last === undefined || level !== 'different') return level;
    const [typed, name] =
      a.letters === last.letters && a.role === 'any' ? [a, b] : b.letters === last.letters ? [b, a] : [];
    const begins =
      typed && name && typed.forms.some((form) => form.length >= 2 && name.forms.some((f) => f.startsWith(form)));
    return begins ? 'near' : level;
  };
}
