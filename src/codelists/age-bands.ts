import { codeList } from '../platform/kernel/code-list.ts';

/**
 * Age in the finest split from which every published grouping can be added up (statistics.md section 1). A person of
 * whom only "a child" or "an adult" is known has a code of her own; the two coarse bands come from old files only.
 */
export const ageBands = codeList({
  id: 'age-band',
  version: 1,
  source: 'Wayout; the adult splits are those of the CTDC data sets (codebook 2024)',
  codes: [
    { code: '0-8', en: '0–8', sr: '0–8' },
    { code: '9-11', en: '9–11', sr: '9–11' },
    { code: '12-15', en: '12–15', sr: '12–15' },
    { code: '16-17', en: '16–17', sr: '16–17' },
    { code: '18-20', en: '18–20', sr: '18–20' },
    { code: '21-23', en: '21–23', sr: '21–23' },
    { code: '24-26', en: '24–26', sr: '24–26' },
    { code: '27-29', en: '27–29', sr: '27–29' },
    { code: '30-38', en: '30–38', sr: '30–38' },
    { code: '39-47', en: '39–47', sr: '39–47' },
    { code: '48+', en: '48 and over', sr: '48 i više' },
    { code: 'child', en: 'Child, age not known', sr: 'Dete, uzrast nepoznat' },
    { code: 'adult', en: 'Adult, age not known', sr: 'Odrasla osoba, uzrast nepoznat' },
    { code: 'unknown', en: 'Unknown', sr: 'Nepoznato' },
    { code: '0-11', en: '0–11', sr: '0–11', importOnly: true },
    { code: '24-29', en: '24–29', sr: '24–29', importOnly: true },
  ],
});

export type AgeBand = (typeof ageBands.codes)[number]['code'];

export type Majority = 'child' | 'adult' | 'unknown';

const CHILD: ReadonlySet<AgeBand> = new Set(['0-8', '9-11', '12-15', '16-17', 'child', '0-11']);

/** A child is a person under 18 (Convention on the Rights of the Child, art. 1). */
export function majorityOf(band: AgeBand): Majority {
  if (band === 'unknown') return 'unknown';
  return CHILD.has(band) ? 'child' : 'adult';
}

const STARTS: readonly (readonly [number, AgeBand])[] = [
  [48, '48+'],
  [39, '39-47'],
  [30, '30-38'],
  [27, '27-29'],
  [24, '24-26'],
  [21, '21-23'],
  [18, '18-20'],
  [16, '16-17'],
  [12, '12-15'],
  [9, '9-11'],
  [0, '0-8'],
];

/** The band of an age in whole years; undefined where it is no age (negative, over 130, not a number). */
export function ageBandOf(years: number): AgeBand | undefined {
  if (!(years >= 0 && years <= 130)) return undefined;
  return STARTS.find(([from]) => years >= from)?.[1];
}
