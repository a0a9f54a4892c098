/** Counting rules over the hotline's facts, handed to statistics by the manifest. */
import type { Definition } from '../../statistics/index.ts';
import { assistance } from './assistance.ts';
import { clients, clientsByContacts, cumulativeClients, firstTimeClients } from './clients.ts';
import { atRisk, byTelephone, contacts, contactsByCategory, cumulativeCalls, reports } from './contacts.ts';
import { corrected, drafts, lateEntries } from './entries.ts';
import { lineCalls, waiting } from './line-calls.ts';

export const hotlineDefinitions: readonly Definition[] = [
  contacts,
  contactsByCategory,
  reports,
  atRisk,
  byTelephone,
  assistance,
  clients,
  firstTimeClients,
  clientsByContacts,
  cumulativeCalls,
  cumulativeClients,
  lateEntries,
  corrected,
  drafts,
  lineCalls,
  waiting,
];
