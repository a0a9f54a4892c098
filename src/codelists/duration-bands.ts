import { codeList } from '../platform/kernel/code-list.ts';

/** How long the exploitation lasted. */
export const durationBands = codeList({
  id: 'duration-band',
  version: 1,
  source: 'CTDC Global Synthetic Data codebook v2 (2024), traffickMonths',
  codes: [
    { code: 'up_to_12_months', en: 'Up to 12 months', sr: 'Do 12 meseci' },
    { code: 'from_13_to_24_months', en: '13 to 24 months', sr: 'Od 13 do 24 meseca' },
    { code: 'over_24_months', en: 'Over 24 months', sr: 'Duže od 24 meseca' },
    { code: 'unknown', en: 'Unknown', sr: 'Nepoznato' },
  ],
});

export type DurationBand = (typeof durationBands.codes)[number]['code'];

/** The band of a length in whole months; undefined where it is none. */
export function durationBandOf(months: number): DurationBand | undefined {
  if (!(months >= 0)) return undefined;
  if (months <= 12) return 'up_to_12_months';
  return months <= 24 ? 'from_13_to_24_months' : 'over_24_months';
}
