/**
 * How long callers waited, in bands: what facts.sql tells of it, because the seconds of one call are nobody's statistics. A band is
 * named by its last second, so a share of callers "waited no longer than" it, exactly. Widths: 5 s up to a minute, 10 up to three
 * minutes, 30 up to ten, 60 up to an hour.
 */
const WIDTHS: readonly (readonly [upTo: number, wide: number])[] = [
  [60, 5],
  [180, 10],
  [600, 30],
  [3600, 60],
];

/** Whoever waited more than an hour. */
export const LONGER = 3601;

export const bandOf = (seconds: number): string => {
  const width = WIDTHS.find(([upTo]) => seconds <= upTo);
  return width ? `to_${Math.max(5, Math.ceil(seconds / width[1]) * width[1])}` : 'longer';
};

const lastSecondOf = (band: string): number => (band === 'longer' ? LONGER : Number(band.slice('to_'.length)));

/**
 * The last second of the band in which the caller at this share stands (as percentile_disc takes her: the first of whom at least that
 * share waited no longer). Null where nobody waited.
 */
export function waitedByShare(counts: ReadonlyMap<string, number>, share: number): number | null {
  const bands = [...counts].map(([band, n]) => [lastSecondOf(band), n] as const).sort((a, b) => a[0] - b[0]);
  const all = bands.reduce((sum, [, n]) => sum + n, 0);
  let passed = 0;
  for (const [second, n] of bands) {
    passed += n;
    if (passed >= share * all && passed > 0) return second;
  }
  return null;
}
