import { codeList } from '../../platform/kernel/code-list.ts';

/** Why somebody looks for a person: without one of these there is no search (hotline.md section 7, rule 5). */
export const lookUpPurposes = codeList({
  id: 'people.look-up-purpose',
  version: 1,
  source: 'Wayout (matching.md section 6)',
  codes: [
    { code: 'open_contact', en: 'Somebody is in contact with us now', sr: 'Neko nam se upravo obratio' },
    { code: 'call_back', en: 'Call back, follow-up', sr: 'Povratni poziv, praćenje' },
    { code: 'after_the_fact', en: 'Recording afterwards', sr: 'Naknadno beleženje' },
    { code: 'case_work', en: 'Work with this person', sr: 'Rad sa tom osobom' },
    { code: 'duplicate', en: 'Is this record a duplicate?', sr: 'Da li je zapis dvostruk?' },
    { code: 'own_data_request', en: 'She asks for her own data', sr: 'Osoba traži svoje podatke' },
  ],
});

export type LookUpPurpose = (typeof lookUpPurposes.codes)[number]['code'];
