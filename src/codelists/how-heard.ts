import { codeList } from '../platform/kernel/code-list.ts';

/** How the caller learned of the line. */
export const howHeard = codeList({
  id: 'how-heard',
  version: 1,
  source: 'Wayout',
  needed: ['unknown', 'not_asked'],
  codes: [
    { code: 'internet_search', en: 'Internet search', sr: 'Pretraga interneta' },
    { code: 'own_site', en: 'Our website', sr: 'Naš sajt' },
    { code: 'social_media', en: 'Social media', sr: 'Društvene mreže' },
    { code: 'tv_radio', en: 'Television, radio', sr: 'Televizija, radio' },
    { code: 'press', en: 'Press', sr: 'Štampa' },
    { code: 'poster_leaflet', en: 'Poster, leaflet', sr: 'Plakat, letak' },
    { code: 'school_workshop', en: 'School, workshop', sr: 'Škola, radionica' },
    { code: 'friend_family', en: 'Friend, family', sr: 'Prijatelj, porodica' },
    { code: 'former_client', en: 'Former client', sr: 'Raniji klijent' },
    { code: 'police', en: 'Police', sr: 'Policija' },
    { code: 'social_work_centre', en: 'Centre for social work', sr: 'Centar za socijalni rad' },
    {
      code: 'centre_for_protection',
      en: 'Centre for the Protection of Victims of Trafficking',
      sr: 'Centar za zaštitu žrtava trgovine ljudima',
    },
    { code: 'health', en: 'Health service', sr: 'Zdravstvo' },
    { code: 'other_institution', en: 'Other institution', sr: 'Druga institucija' },
    { code: 'ngo', en: 'NGO', sr: 'NVO' },
    { code: 'job_portal', en: 'Job portal', sr: 'Portal za poslove' },
    { code: 'directory', en: 'Directory', sr: 'Imenik' },
    { code: 'other', en: 'Other', sr: 'Drugo' },
    { code: 'unknown', en: 'Unknown', sr: 'Nepoznato' },
    { code: 'not_asked', en: 'Not asked', sr: 'Nije pitano' },
  ],
});

export type HowHeard = (typeof howHeard.codes)[number]['code'];
