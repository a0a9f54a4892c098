import { codeList } from '../platform/kernel/code-list.ts';

/** Sex as the person gave it or as it was recorded; her own word for her gender is kept with the person. */
export const sexes = codeList({
  id: 'sex',
  version: 1,
  source: 'Wayout; to HTCDS prs_Gender by the crosswalk',
  codes: [
    { code: 'f', en: 'Female', sr: 'Ženski' },
    { code: 'm', en: 'Male', sr: 'Muški' },
    { code: 'other', en: 'Other', sr: 'Drugo' },
    { code: 'unknown', en: 'Unknown', sr: 'Nepoznato' },
  ],
});

export type Sex = (typeof sexes.codes)[number]['code'];
