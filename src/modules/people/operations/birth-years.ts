import type { SearchCard } from '../search-card.ts';

/** The years in which a person may have been born, by her card. */
export function birthYearsOf({ birth }: SearchCard): { from: number; until: number } | null {
  if (!birth) return null;
  if (!('day' in birth)) return { from: birth.from, until: birth.until };
  const year = Number(birth.day.slice(0, 4));
  return { from: year, until: year };
}
