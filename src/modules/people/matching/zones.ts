/** What happens with a hit (matching.md section 5). No zone ever does anything by itself. */
export type Zone = 'silent' | 'possible' | 'probable';
export const zones: readonly Zone[] = ['silent', 'possible', 'probable'];

export const possibleFrom = 0.2;
export const probableAbove = 0.95;

export function zoneOf(probability: number): Zone {
  if (probability > probableAbove) return 'probable';
  return probability >= possibleFrom ? 'possible' : 'silent';
}
