import type { Day } from '../../../platform/kernel/index.ts';
import { type Definition, defineDefinition } from '../../statistics/index.ts';
import { contactsClock, contactsDaily, contactsMonthly } from './sources.ts';

const byDay = {
  dateBasis: { en: 'Local day of the contact.', sr: 'Lokalni dan kontakta.' },
  validFrom: '2002-03-01' as Day,
} as const;

export const contacts: Definition = defineDefinition({
  id: 'hotline.contacts',
  version: 1,
  title: { en: 'Calls', sr: 'Pozivi' },
  unit: 'contact',
  rule: {
    en: 'Every incoming contact, and every outgoing one in which the person was reached, in any channel. A chat or mail thread is one contact a day. Test calls are never counted; a silent call is, under “other”.',
    sr: 'Svaki dolazni kontakt i svaki odlazni u kome je osoba dobijena, kroz bilo koji kanal. Prepiska je jedan kontakt dnevno. Probni pozivi se nikad ne broje; poziv u ćutanju se broji, u „ostalo“.',
  },
  ...byDay,
  sources: [contactsDaily, contactsMonthly, contactsClock],
  class: 'A',
  comparabilityGroup: 'hotline.contacts',
});

export const contactsByCategory: Definition = defineDefinition({
  id: 'hotline.contacts-by-category',
  version: 1,
  title: { en: 'Calls by category', sr: 'Pozivi po kategorijama' },
  unit: 'contact',
  rule: {
    en: 'One main category and one subcategory each, chosen by the consultant; the code list is that of ASTRA’s 2012 report. The categories add up to all calls.',
    sr: 'Po jedna glavna kategorija i potkategorija, po izboru konsultanta; spisak je iz izveštaja ASTRE za 2012. Kategorije se sabiraju u sve pozive.',
  },
  ...byDay,
  sources: [contactsDaily, contactsMonthly],
  class: 'A',
  denominator: 'hotline.contacts',
  comparabilityGroup: 'hotline.contacts',
});

export const reports: Definition = defineDefinition({
  id: 'hotline.reports',
  version: 1,
  title: { en: 'Reports of trafficking', sr: 'Prijave trgovine ljudima' },
  unit: 'contact',
  rule: {
    en: 'Calls with the subcategory “report”: the first news of trafficking, of a victim or of a trafficker.',
    sr: 'Pozivi sa potkategorijom „prijava“: prva vest o trgovini ljudima, o žrtvi ili o trgovcu.',
  },
  ...byDay,
  sources: [contactsDaily],
  filter: { subcategory: ['report'] },
  class: 'A',
  comparabilityGroup: 'hotline.contacts',
});

export const atRisk: Definition = defineDefinition({
  id: 'hotline.at-risk',
  version: 1,
  title: { en: 'Potential victims and persons at risk', sr: 'Potencijalne žrtve i osobe u riziku' },
  unit: 'contact',
  rule: {
    en: 'Preventive calls with the subcategory “potential victim, person at risk”.',
    sr: 'Preventivni pozivi sa potkategorijom „potencijalna žrtva, osoba u riziku“.',
  },
  ...byDay,
  sources: [contactsDaily],
  filter: { subcategory: ['potential_victim_at_risk'] },
  class: 'A',
  denominator: 'hotline.contacts-by-category',
  comparabilityGroup: 'hotline.contacts',
});

export const byTelephone: Definition = defineDefinition({
  id: 'hotline.by-telephone',
  version: 1,
  title: { en: 'Calls by telephone', sr: 'Pozivi telefonom' },
  unit: 'contact',
  rule: {
    en: 'Of all calls, those in the channels phone and voicemail. All other figures count every channel.',
    sr: 'Od svih poziva oni preko telefona i govorne pošte. Sve druge brojke broje sve kanale.',
  },
  ...byDay,
  sources: [contactsDaily],
  filter: { channel: ['phone', 'voicemail'] },
  class: 'A',
  denominator: 'hotline.contacts',
  comparabilityGroup: 'hotline.contacts',
});

export const cumulativeCalls: Definition = defineDefinition({
  ...contacts,
  id: 'cumulative.calls',
  title: { en: 'Calls since March 2002', sr: 'Pozivi od marta 2002.' },
  sources: [contactsDaily],
  since: '2002-03-01' as Day,
});
