import type { BirthFeature } from './features.ts';
import type { birthLevels } from './levels.ts';
import { edits } from './similarity.ts';

export type BirthLevel = (typeof birthLevels)[number];

const isWhole = (birth: BirthFeature): boolean =>
  birth.from === birth.until && birth.month !== undefined && birth.day !== undefined;

const two = (value: number): string => String(value).padStart(2, '0');
const digitsOf = (birth: BirthFeature): string =>
  `${String(birth.from).padStart(4, '0')}${two(birth.month as number)}${two(birth.day as number)}`;

/** How two births meet (matching.md section 4): days where both are known, otherwise years and intervals. */
export function birthLevel(a: BirthFeature, b: BirthFeature): BirthLevel {
  if (isWhole(a) && isWhole(b)) return dayLevel(a, b);
  const gap = Math.max(a.from, b.from) - Math.min(a.until, b.until);
  if (gap > 1) return 'conflict';
  if (gap === 1) return 'next_year';
  if (a.from !== a.until || b.from !== b.until) return 'overlap';
  // month and year on both sides, no day
  if (a.month !== undefined && b.month !== undefined) return a.month === b.month ? 'year_and_part' : 'same_year';
  return 'year_known';
}

function dayLevel(a: BirthFeature, b: BirthFeature): BirthLevel {
  const [sameYear, sameMonth, sameDay] = [a.from === b.from, a.month === b.month, a.day === b.day];
  if (sameYear && sameMonth && sameDay) return 'equal';
  if (sameYear && a.month === b.day && a.day === b.month) return 'swapped';
  const wrong = edits(digitsOf(a), digitsOf(b), 2);
  if (wrong === 1) return 'one_digit';
  if (sameYear && (sameMonth || sameDay)) return 'year_and_part';
  if (sameMonth && sameDay) return 'day_and_month';
  if (wrong === 2) return 'two_digits';
  if (sameYear) return 'same_year';
  return Math.abs(a.from - b.from) <= 1 ? 'next_year' : 'conflict';
}
