import type { Day } from '../../platform/kernel/index.ts';

/**
 * First days of clients of whom some turned out to be one person (hotline.md section 10): from the day of the merge on the
 * survivor has one first day, the earliest of all, and the absorbed has none; before it nothing is different, and after an
 * undoing everybody has her own again. Worked out anew from the claims and the merges, as they were known on each day.
 */
export interface KnownClaim {
  /** under which random key this contact counts its client */
  readonly key: string;
  readonly claimed: Day;
  readonly recorded: Day;
  readonly replaced: Day | null;
}

export interface KnownMerge {
  readonly absorbed: string;
  readonly survivor: string;
  readonly from: Day;
  readonly to: Day | null;
}

export interface FirstDaySpan {
  readonly key: string;
  readonly firstDay: Day;
  readonly recorded: Day;
  readonly replaced: Day | null;
}

const isValid = (from: Day, until: Day | null, day: Day): boolean => from <= day && (until === null || until > day);

/** Whom a key counts as on a day; a chain of merges is followed to its end. */
export function survivorOn(merges: readonly KnownMerge[], key: string, day: Day): string {
  let [at, steps] = [key, 0];
  for (; steps <= merges.length; steps++) {
    const merge = merges.find((one) => one.absorbed === at && isValid(one.from, one.to, day));
    if (!merge) break;
    at = merge.survivor;
  }
  return at;
}

/** All claims on one line of everybody who ever counted as one with another. */
export function mergedFirstDays(claims: readonly KnownClaim[], merges: readonly KnownMerge[]): FirstDaySpan[] {
  const edges = new Set<Day>();
  for (const { recorded, replaced } of claims) edges.add(recorded).add(replaced ?? recorded);
  for (const { from, to } of merges) edges.add(from).add(to ?? from);
  const open = new Map<string, { firstDay: Day; recorded: Day }>();
  const spans: FirstDaySpan[] = [];
  for (const day of [...edges].sort()) {
    const now = new Map<string, Day>();
    for (const claim of claims) {
      if (!isValid(claim.recorded, claim.replaced, day)) continue;
      const key = survivorOn(merges, claim.key, day);
      const before = now.get(key);
      if (before === undefined || claim.claimed < before) now.set(key, claim.claimed);
    }
    for (const [key, { firstDay, recorded }] of [...open]) {
      if (now.get(key) === firstDay) continue;
      spans.push({ key, firstDay, recorded, replaced: day });
      open.delete(key);
    }
    for (const [key, firstDay] of now) if (!open.has(key)) open.set(key, { firstDay, recorded: day });
  }
  for (const [key, { firstDay, recorded }] of open) spans.push({ key, firstDay, recorded, replaced: null });
  return spans;
}
