import type { Day } from '../../../platform/kernel/index.ts';
import { type Definition, defineDefinition } from '../../statistics/index.ts';
import { assistanceMonthly } from './sources.ts';

/**
 * Acts of assistance (hotline.md section 10). Of its three parts only the first has facts: what was ticked on counted contacts.
 * With the services of case files and the visits of the field it is counted anew, as another version.
 */
export const assistance: Definition = defineDefinition({
  id: 'hotline.assistance',
  version: 1,
  title: { en: 'Assistance given on the line', sr: 'Pomoć pružena na liniji' },
  unit: 'service',
  rule: {
    en: 'Every kind of assistance that was ticked on a counted contact is one act, so one contact may be several. Services given in cases and visits in the field are not in it yet: they come with the case files, as a new version of this rule.',
    sr: 'Svaka vrsta pomoći označena na kontaktu koji se broji je jedan čin, pa jedan kontakt može biti više njih. Usluge pružene u slučajevima i izlasci na teren još nisu uračunati: dolaze sa dosijeima, kao nova verzija ovog pravila.',
  },
  dateBasis: { en: 'Local month of the contact.', sr: 'Lokalni mesec kontakta.' },
  validFrom: '2002-03-01' as Day,
  sources: [assistanceMonthly],
  class: 'B',
  comparabilityGroup: 'hotline.assistance',
  note: {
    en: 'Acts on contacts alone; services of cases come with the case files.',
    sr: 'Samo činovi na kontaktima; usluge u slučajevima dolaze sa dosijeima.',
  },
});
