import { codeList } from '../platform/kernel/code-list.ts';

/** How a person was held. The sixteen codes of the HTCDS field, and restricted movement, which the standard defines but
 * leaves out of the list of the field; a HTCDS record says Other for it. */
export const meansOfControl = codeList({
  id: 'means-of-control',
  version: 1,
  source: 'HTCDS 2.0, vic_MethodsOfControl (IOM, CC BY 4.0)',
  needed: ['other'],
  codes: [
    { code: 'physical_threats', en: 'Threats of violence', sr: 'Pretnje nasiljem' },
    { code: 'threats_law_enforcement', en: 'Threats with the authorities', sr: 'Pretnje prijavljivanjem vlastima' },
    { code: 'threatens_children_family', en: 'Threats to children or family', sr: 'Pretnje deci ili porodici' },
    { code: 'debt_bondage', en: 'Debt bondage', sr: 'Dužničko ropstvo' },
    { code: 'takes_earnings', en: 'Takes the earnings', sr: 'Oduzimanje zarade' },
    { code: 'false_promises', en: 'False promises', sr: 'Lažna obećanja' },
    { code: 'physical_abuse', en: 'Physical abuse', sr: 'Fizičko nasilje' },
    { code: 'sexual_abuse', en: 'Sexual abuse', sr: 'Seksualno nasilje' },
    { code: 'psychological_abuse', en: 'Psychological abuse', sr: 'Psihičko nasilje' },
    { code: 'restricts_financial_access', en: 'No access to own money', sr: 'Uskraćivanje pristupa novcu' },
    { code: 'restricts_medical_care', en: 'No access to medical care', sr: 'Uskraćivanje lečenja' },
    { code: 'restricts_movement', en: 'Restricted movement', sr: 'Ograničavanje kretanja' },
    {
      code: 'withholds_necessities',
      en: 'Withholds food, shelter or other needs',
      sr: 'Uskraćivanje hrane, smeštaja i osnovnih potreba',
    },
    { code: 'psychoactive_substance', en: 'Drugs or alcohol', sr: 'Droga ili alkohol' },
    { code: 'excessive_working_hours', en: 'Excessive working hours', sr: 'Prekomerno radno vreme' },
    { code: 'withholds_documents', en: 'Withholds documents', sr: 'Oduzimanje dokumenata' },
    { code: 'other', en: 'Other', sr: 'Drugo' },
  ],
});

export type MeansOfControl = (typeof meansOfControl.codes)[number]['code'];
