import type { Day } from '../../../platform/kernel/index.ts';
import { type Definition, defineDefinition, type Source } from '../../statistics/index.ts';

/** What is said beside the figures: how they were entered, never what is in them (hotline.md section 10). */
const entries: Source = {
  view: 'hotline_entries_daily',
  measure: 'sum',
  date: 'day',
  precision: 'day',
  dimensions: {},
};

const common = {
  version: 1,
  unit: 'contact',
  dateBasis: { en: 'Local day of the contact.', sr: 'Lokalni dan kontakta.' },
  sources: [entries],
  class: 'B',
  comparabilityGroup: 'hotline.entries',
  validFrom: '2002-03-01' as Day,
} as const;

export const lateEntries: Definition = defineDefinition({
  ...common,
  id: 'hotline.late-entries',
  title: { en: 'Late entries', sr: 'Kasno upisani' },
  rule: {
    en: 'Counted contacts of the period that were first recorded more than three days after their day. They are in the figures; an earlier issue of the same report may lack them.',
    sr: 'Brojani kontakti perioda koji su prvi put upisani više od tri dana posle svog dana. Nalaze se u brojkama; ranijem izdanju istog izveštaja mogu nedostajati.',
  },
  filter: { entry: ['late'] },
});

export const corrected: Definition = defineDefinition({
  ...common,
  id: 'hotline.corrected-contacts',
  title: { en: 'Corrected contacts', sr: 'Ispravljeni kontakti' },
  rule: {
    en: 'Counted contacts of the period whose codes or day were corrected after they had been closed. The corrected version is counted, from its own day on.',
    sr: 'Brojani kontakti perioda čije su šifre ili dan ispravljeni posle zatvaranja. Broji se ispravljena verzija, od dana ispravke.',
  },
  filter: { entry: ['corrected'] },
});

export const drafts: Definition = defineDefinition({
  ...common,
  id: 'hotline.drafts',
  title: { en: 'Drafts, not counted', sr: 'Nacrti, ne broje se' },
  rule: {
    en: 'Contacts of the period that had been begun and not closed on the as-of date. They are in no figure.',
    sr: 'Kontakti perioda koji su na dan preseka bili započeti, a nisu zatvoreni. Nisu ni u jednoj brojci.',
  },
  filter: { entry: ['draft'] },
});
