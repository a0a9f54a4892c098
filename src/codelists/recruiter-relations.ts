import { codeList } from '../platform/kernel/code-list.ts';

/** Who the recruiter was to the person. */
export const recruiterRelations = codeList({
  id: 'recruiter-relation',
  version: 1,
  source: 'Wayout; to HTCDS vic_RelationshipToTrafficker and CTDC by the crosswalk',
  needed: ['unknown'],
  codes: [
    { code: 'acquaintance_friend', en: 'Acquaintance or friend', sr: 'Poznanik ili prijatelj' },
    { code: 'intimate_partner', en: 'Intimate partner', sr: 'Partner' },
    { code: 'family', en: 'Family', sr: 'Porodica' },
    { code: 'stranger', en: 'Stranger', sr: 'Nepoznata osoba' },
    { code: 'employer_or_agency', en: 'Employer or agency', sr: 'Poslodavac ili agencija' },
    { code: 'other', en: 'Other', sr: 'Drugo' },
    { code: 'unknown', en: 'Unknown', sr: 'Nepoznato' },
  ],
});

export type RecruiterRelation = (typeof recruiterRelations.codes)[number]['code'];
