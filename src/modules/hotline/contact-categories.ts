import { codeList } from '../../platform/kernel/code-list.ts';

/** Line groups are never added up under the name of one of them. */
export const lineGroups = codeList({
  id: 'line-group',
  version: 1,
  source: 'Wayout; 116000 is the European number for missing children (Commission Decision 2007/116/EC)',
  codes: [
    { code: 'sos', en: 'SOS line', sr: 'SOS telefon' },
    { code: '116000', en: 'Missing children line 116000', sr: 'Linija za nestalu decu 116000' },
    { code: 'other', en: 'Other lines', sr: 'Ostale linije' },
  ],
});

export type LineGroup = (typeof lineGroups.codes)[number]['code'];

/** Main categories of all lines; which of them a line offers says `categoriesOf`. */
export const contactCategories = codeList({
  id: 'contact-category',
  version: 1,
  source: 'ASTRA, SOS telefon tokom 2012; missing children: Wayout, after Missing Children Europe',
  needed: ['thb_related', 'preventive_educational', 'mc_case', 'other'],
  codes: [
    { code: 'thb_related', en: 'Directly related to trafficking', sr: 'Pozivi direktno u vezi sa trgovinom ljudima' },
    { code: 'preventive_educational', en: 'Preventive-educational', sr: 'Preventivno-edukativni pozivi' },
    { code: 'mc_case', en: 'Missing child', sr: 'Nestalo dete' },
    { code: 'mc_missing_babies', en: 'Missing babies', sr: 'Nestale bebe' },
    { code: 'mc_prevention', en: 'Prevention', sr: 'Prevencija' },
    { code: 'other', en: 'Other', sr: 'Ostali pozivi' },
  ],
});

export type ContactCategory = (typeof contactCategories.codes)[number]['code'];

/** Subcategories; the parent is the category. An empty subcategory is "not specified" and a row of every table. */
export const contactSubcategories = codeList({
  id: 'contact-subcategory',
  version: 1,
  source: 'ASTRA, SOS telefon tokom 2012; missing children: Wayout, after Missing Children Europe',
  needed: ['report', 'post_festum', 'support_followup', 'potential_victim_at_risk', 'mc_report', 'silent_prank_wrong'],
  codes: [
    {
      code: 'report',
      en: 'Report of trafficking, victim or trafficker',
      sr: 'Prijava trgovine ljudima / žrtve / trgovca',
      parent: 'thb_related',
    },
    {
      code: 'post_festum',
      en: 'After identification (post festum)',
      sr: 'Post festum (posle identifikacije)',
      parent: 'thb_related',
    },
    { code: 'support_followup', en: 'Support / follow-up', sr: 'Podrška / praćenje', parent: 'thb_related' },
    {
      code: 'potential_victim_at_risk',
      en: 'Potential victim, person at risk',
      sr: 'Potencijalne žrtve, osobe u riziku',
      parent: 'preventive_educational',
    },
    {
      code: 'job_offer_check',
      en: 'Job-offer check',
      sr: 'Provera poslovnih ponuda',
      parent: 'preventive_educational',
    },
    {
      code: 'information',
      en: 'Information (students, media, citizens)',
      sr: 'Informacije (studenti, mediji, građani)',
      parent: 'preventive_educational',
    },
    { code: 'mc_report', en: 'Report', sr: 'Prijava', parent: 'mc_case' },
    { code: 'mc_family_support', en: 'Support of the family', sr: 'Podrška porodici', parent: 'mc_case' },
    { code: 'mc_sighting', en: 'Sighting of a child', sr: 'Viđenje deteta', parent: 'mc_case' },
    { code: 'mc_child_self', en: 'The child is calling', sr: 'Dete zove samo', parent: 'mc_case' },
    { code: 'mc_custody_advice', en: 'Advice on custody', sr: 'Savet o starateljstvu', parent: 'mc_prevention' },
    { code: 'mc_information', en: 'Information', sr: 'Informacije', parent: 'mc_prevention' },
    { code: 'other_violence', en: 'Other kinds of violence', sr: 'Drugi oblici nasilja', parent: 'other' },
    {
      code: 'silent_prank_wrong',
      en: 'Silence, misuse, wrong number',
      sr: 'Ćutanje, zloupotreba, pogrešan broj',
      parent: 'other',
    },
    { code: 'offers_of_help', en: 'Offers of help, volunteering', sr: 'Ponude pomoći, volontiranje', parent: 'other' },
  ],
});

export type ContactSubcategory = (typeof contactSubcategories.codes)[number]['code'];

const SOS: readonly ContactCategory[] = ['thb_related', 'preventive_educational', 'other'];
const MISSING_CHILDREN: readonly ContactCategory[] = ['mc_case', 'mc_missing_babies', 'mc_prevention', 'other'];

/** The categories a line offers, in the order of the form's digits. Lines of the group `other` use the list of `sos`. */
export const categoriesOf = (group: LineGroup): readonly ContactCategory[] =>
  group === '116000' ? MISSING_CHILDREN : SOS;

/** In the order of the form's digits; empty for `mc_missing_babies`. */
export const subcategoriesOf = (category: ContactCategory): readonly ContactSubcategory[] =>
  contactSubcategories.codes.filter((c) => c.parent === category).map((c) => c.code);

export const belongsTo = (subcategory: ContactSubcategory, category: ContactCategory): boolean =>
  subcategoriesOf(category).includes(subcategory);

/** What a contact without data is counted as; a test is counted nowhere (hotline.md section 4). */
export const nonDataCategory = { category: 'other', subcategory: 'silent_prank_wrong' } as const;
