import { hypocorismGroups } from '../hypocorisms.ts';
import { foldName } from '../name-folding.ts';
import { hasNoVowels } from '../name-scripts.ts';
import type { NamePart, NameRole } from './features.ts';

/** A name in any script, taken apart for comparison. */
export function nameParts(text: string, role: NameRole, besides = false): NamePart[] {
  const bare = hasNoVowels(text);
  return foldName(text).parts.map((part) => ({
    ...part,
    role,
    groups: role === 'surname' ? [] : hypocorismGroups(part.forms),
    ...(bare && { bare }),
    ...(besides && { besides }),
  }));
}
