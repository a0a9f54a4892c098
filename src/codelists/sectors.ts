import { codeList } from '../platform/kernel/code-list.ts';

/** Where a person was made to work: the sections of ISIC under short names. */
export const sectors = codeList({
  id: 'sector',
  version: 1,
  source: 'ISIC Rev. 4 sections as in HTCDS 2.0, vic_ForcedLabourIndustry (IOM, CC BY 4.0)',
  needed: ['unknown'],
  codes: [
    { code: 'agriculture', en: 'Agriculture, forestry, fishing', sr: 'Poljoprivreda, šumarstvo, ribarstvo' },
    { code: 'mining', en: 'Mining', sr: 'Rudarstvo' },
    { code: 'manufacturing', en: 'Manufacturing', sr: 'Prerađivačka industrija' },
    { code: 'energy', en: 'Electricity, gas, steam', sr: 'Struja, gas, para' },
    { code: 'water_and_waste', en: 'Water, sewerage, waste', sr: 'Voda, kanalizacija, otpad' },
    { code: 'construction', en: 'Construction', sr: 'Građevinarstvo' },
    { code: 'trade', en: 'Trade and repair of vehicles', sr: 'Trgovina i popravka vozila' },
    { code: 'transport', en: 'Transport and storage', sr: 'Saobraćaj i skladištenje' },
    { code: 'hospitality', en: 'Accommodation and food', sr: 'Smeštaj i ugostiteljstvo' },
    { code: 'information', en: 'Information and communication', sr: 'Informisanje i komunikacije' },
    { code: 'finance', en: 'Finance and insurance', sr: 'Finansije i osiguranje' },
    { code: 'real_estate', en: 'Real estate', sr: 'Nekretnine' },
    { code: 'professional', en: 'Professional and technical services', sr: 'Stručne i tehničke usluge' },
    {
      code: 'support_services',
      en: 'Administrative and support services (cleaning, agencies)',
      sr: 'Administrativne i pomoćne usluge (čišćenje, agencije)',
    },
    { code: 'public_administration', en: 'Public administration', sr: 'Državna uprava' },
    { code: 'education', en: 'Education', sr: 'Obrazovanje' },
    { code: 'health_and_social', en: 'Health and social work', sr: 'Zdravstvo i socijalna zaštita' },
    { code: 'arts_and_recreation', en: 'Arts, entertainment, recreation', sr: 'Umetnost, zabava, rekreacija' },
    { code: 'other_services', en: 'Other services', sr: 'Ostale usluge' },
    { code: 'households', en: 'Work in private households', sr: 'Rad u domaćinstvu' },
    { code: 'extraterritorial', en: 'International organisations', sr: 'Međunarodne organizacije' },
    { code: 'unknown', en: 'Unknown', sr: 'Nepoznato' },
  ],
});

export type Sector = (typeof sectors.codes)[number]['code'];
