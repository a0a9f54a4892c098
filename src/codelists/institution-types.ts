import { codeList } from '../platform/kernel/code-list.ts';

/** The rows in which contacts with institutions are published. */
export const institutionGroups = codeList({
  id: 'institution-group',
  version: 1,
  source: 'Wayout; after the institution contacts published by ASTRA (2016)',
  codes: [
    { code: 'police', en: 'Police', sr: 'Policija' },
    { code: 'social_workers', en: 'Social workers', sr: 'Socijalni radnici' },
    { code: 'judiciary', en: 'Judiciary', sr: 'Pravosuđe' },
    {
      code: 'centre_for_protection',
      en: 'Centre for the Protection of Victims of Trafficking',
      sr: 'Centar za zaštitu žrtava trgovine ljudima',
    },
    { code: 'others', en: 'Others', sr: 'Ostali' },
  ],
});

export type InstitutionGroup = (typeof institutionGroups.codes)[number]['code'];

/** Kinds of institutions we talk to and send people to; the parent is the published group. */
export const institutionTypes = codeList({
  id: 'institution-type',
  version: 1,
  source: 'Wayout',
  needed: ['other'],
  codes: [
    { code: 'police', en: 'Police', sr: 'Policija', parent: 'police' },
    { code: 'prosecution', en: 'Public prosecution', sr: 'Javno tužilaštvo', parent: 'judiciary' },
    { code: 'court', en: 'Court', sr: 'Sud', parent: 'judiciary' },
    {
      code: 'social_work_centre',
      en: 'Centre for social work',
      sr: 'Centar za socijalni rad',
      parent: 'social_workers',
    },
    {
      code: 'centre_for_protection',
      en: 'Centre for the Protection of Victims of Trafficking',
      sr: 'Centar za zaštitu žrtava trgovine ljudima',
      parent: 'centre_for_protection',
    },
    { code: 'health', en: 'Health service', sr: 'Zdravstvena ustanova', parent: 'others' },
    { code: 'shelter', en: 'Shelter', sr: 'Sigurna kuća, prihvatilište', parent: 'others' },
    { code: 'school', en: 'School', sr: 'Škola', parent: 'others' },
    { code: 'labour_inspectorate', en: 'Labour inspectorate', sr: 'Inspekcija rada', parent: 'others' },
    { code: 'other_inspectorate', en: 'Other inspectorate', sr: 'Druga inspekcija', parent: 'others' },
    { code: 'ministry', en: 'Ministry', sr: 'Ministarstvo', parent: 'others' },
    { code: 'embassy_consular', en: 'Embassy, consulate', sr: 'Ambasada, konzulat', parent: 'others' },
    { code: 'guardian_body', en: 'Guardianship authority', sr: 'Organ starateljstva', parent: 'social_workers' },
    { code: 'ngo', en: 'NGO', sr: 'NVO', parent: 'others' },
    {
      code: 'intergovernmental',
      en: 'Intergovernmental organisation',
      sr: 'Međunarodna organizacija',
      parent: 'others',
    },
    { code: 'hotline_abroad', en: 'Hotline abroad', sr: 'SOS telefon u inostranstvu', parent: 'others' },
    { code: 'media', en: 'Media', sr: 'Mediji', parent: 'others' },
    { code: 'other', en: 'Other', sr: 'Drugo', parent: 'others' },
  ],
});

export type InstitutionType = (typeof institutionTypes.codes)[number]['code'];

const groups = new Map<string, InstitutionGroup>(
  institutionTypes.codes.map((t) => [t.code, t.parent as InstitutionGroup]),
);

export const institutionGroupOf = (type: InstitutionType): InstitutionGroup => groups.get(type)!;
