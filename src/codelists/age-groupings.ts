import type { AgeBand } from './age-bands.ts';

/** One row of a published age table and the stored bands that add up to it. */
export interface AgeGroup {
  readonly code: string;
  readonly en: string;
  readonly sr: string;
  readonly bands: readonly AgeBand[];
}

/** Every stored band stands in exactly one group of a grouping, so that the rows always add up to the total. */
export interface AgeGrouping {
  readonly id: string;
  readonly source: string;
  readonly groups: readonly AgeGroup[];
}

const unknown = (...bands: AgeBand[]): AgeGroup => ({ code: 'unknown', en: 'Unknown', sr: 'Nepoznato', bands });

export const majorityGrouping: AgeGrouping = {
  id: 'majority',
  source: 'Convention on the Rights of the Child, art. 1',
  groups: [
    { code: 'child', en: 'Under 18', sr: 'Mlađe od 18', bands: ['0-8', '9-11', '12-15', '16-17', 'child', '0-11'] },
    {
      code: 'adult',
      en: '18 and over',
      sr: '18 i više',
      bands: ['18-20', '21-23', '24-26', '27-29', '30-38', '39-47', '48+', 'adult', '24-29'],
    },
    unknown('unknown'),
  ],
};

/** The nine bands of CTDC's Global Synthetic Data 2024; what does not fit into one is unknown there (NULL). */
export const ctdcGrouping: AgeGrouping = {
  id: 'ctdc-2024',
  source: 'CTDC Global Synthetic Data codebook v2 (2024), ageBroad',
  groups: [
    { code: '0--8', en: '0–8', sr: '0–8', bands: ['0-8'] },
    { code: '9--17', en: '9–17', sr: '9–17', bands: ['9-11', '12-15', '16-17'] },
    { code: '18--20', en: '18–20', sr: '18–20', bands: ['18-20'] },
    { code: '21--23', en: '21–23', sr: '21–23', bands: ['21-23'] },
    { code: '24--26', en: '24–26', sr: '24–26', bands: ['24-26'] },
    { code: '27--29', en: '27–29', sr: '27–29', bands: ['27-29'] },
    { code: '30--38', en: '30–38', sr: '30–38', bands: ['30-38'] },
    { code: '39--47', en: '39–47', sr: '39–47', bands: ['39-47'] },
    { code: '48+', en: '48 and over', sr: '48 i više', bands: ['48+'] },
    unknown('unknown', 'child', 'adult', '0-11', '24-29'),
  ],
};

/** The rows of our own reports; coarse bands of old files fall into them without loss. */
export const reportGrouping: AgeGrouping = {
  id: 'report',
  source: 'Wayout',
  groups: [
    { code: '0-11', en: '0–11', sr: '0–11', bands: ['0-8', '9-11', '0-11'] },
    { code: '12-15', en: '12–15', sr: '12–15', bands: ['12-15'] },
    { code: '16-17', en: '16–17', sr: '16–17', bands: ['16-17'] },
    { code: 'child', en: 'Child, age not known', sr: 'Dete, uzrast nepoznat', bands: ['child'] },
    { code: '18-23', en: '18–23', sr: '18–23', bands: ['18-20', '21-23'] },
    { code: '24-29', en: '24–29', sr: '24–29', bands: ['24-26', '27-29', '24-29'] },
    { code: '30+', en: '30 and over', sr: '30 i više', bands: ['30-38', '39-47', '48+'] },
    { code: 'adult', en: 'Adult, age not known', sr: 'Odrasla osoba, uzrast nepoznat', bands: ['adult'] },
    unknown('unknown'),
  ],
};

export const ageGroupings: readonly AgeGrouping[] = [majorityGrouping, ctdcGrouping, reportGrouping];

export const ageGroupOf = (grouping: AgeGrouping, band: AgeBand): AgeGroup =>
  grouping.groups.find((group) => group.bands.includes(band))!;
