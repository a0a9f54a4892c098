import type { Day } from '../../../platform/kernel/index.ts';
import { type Definition, defineDefinition } from '../../statistics/index.ts';
import { clientsOfContacts, firstDays } from './sources.ts';

const FIRST_DAY = {
  en: 'First day: the earlier of the first counted conversation on this line and the day since which the person was a client before this system.',
  sr: 'Prvi dan: raniji od prvog brojanog razgovora na ovoj liniji i dana od kojeg je osoba bila klijent pre ovog sistema.',
};

export const clients: Definition = defineDefinition({
  id: 'hotline.clients',
  version: 1,
  title: { en: 'Clients', sr: 'Klijenti' },
  unit: 'client',
  rule: {
    en: 'Distinct persons with at least one counted conversation, or their first day, in the period. A contact with nobody behind it (silence, wrong number) has no client; merged records count once, from the merge on.',
    sr: 'Različite osobe sa bar jednim brojanim razgovorom, ili prvim danom, u periodu. Kontakt iza koga nema nikoga (ćutanje, pogrešan broj) nema klijenta; spojeni zapisi broje se jednom, od spajanja.',
  },
  dateBasis: { en: 'Month of the contact, month of the first day.', sr: 'Mesec kontakta, mesec prvog dana.' },
  sources: [clientsOfContacts],
  class: 'A',
  comparabilityGroup: 'hotline.clients',
  validFrom: '2002-03-01' as Day,
});

export const firstTimeClients: Definition = defineDefinition({
  id: 'hotline.first-time-clients',
  version: 1,
  title: { en: 'First-time clients', sr: 'Klijenti koji su se javili prvi put' },
  unit: 'client',
  rule: {
    en: 'Clients whose first day on this line lies in the period; clients less first-time clients are the returning ones.',
    sr: 'Klijenti čiji je prvi dan na ovoj liniji u periodu; klijenti umanjeni za njih su oni koji su se vratili.',
  },
  dateBasis: FIRST_DAY,
  sources: [firstDays],
  class: 'A',
  denominator: 'hotline.clients',
  comparabilityGroup: 'hotline.clients',
  validFrom: '2002-03-01' as Day,
});

export const clientsByContacts: Definition = defineDefinition({
  ...clients,
  id: 'hotline.clients-by-contacts',
  title: { en: 'Clients by number of contacts', sr: 'Klijenti po broju kontakata' },
  rule: {
    en: 'Clients of the period by the number of their counted conversations in it.',
    sr: 'Klijenti perioda po broju njihovih brojanih razgovora u njemu.',
  },
  sources: [{ ...clientsOfContacts, measure: 'subjects-by-rows' }],
  class: 'C',
  denominator: 'hotline.clients',
});

export const cumulativeClients: Definition = defineDefinition({
  ...firstTimeClients,
  id: 'cumulative.clients',
  title: { en: 'Clients since March 2002', sr: 'Klijenti od marta 2002.' },
  rule: {
    en: 'Distinct clients whose first day on this line lies between 1 March 2002 and the as-of date.',
    sr: 'Različiti klijenti čiji je prvi dan na ovoj liniji između 1. marta 2002. i dana preseka.',
  },
  since: '2002-03-01' as Day,
});
