import type { Day } from '../src/platform/kernel/index.ts';
import type { ClientRecord, ContactRecord, VictimRecord } from './records.ts';
import type { SyntheticOrganisation } from './synthetic-organisation.ts';

/**
 * Which records are made, and which of them whole: sealed, with persons. The others are facts alone. A person is sealed with
 * everything that she took part in alone, so that what the desk shows of her has no holes; a contact is sealed where all
 * of its clients are, one without a client by its own index.
 */
export interface Selection {
  /** every so many-th person is sealed; 1: all */
  readonly every: number;
  readonly until: Day | null;
  isSealedClient(client: number): boolean;
  isSealed(contact: ContactRecord): boolean;
  hasContact(contact: Pick<ContactRecord, 'day'>): boolean;
  hasVictim(victim: VictimRecord): boolean;
  /** a person is known from her first contact or from the day on which somebody reported her */
  hasClient(client: ClientRecord): boolean;
  /** nothing of this stretch of contacts was made yet */
  isLater(from: number, until: number): boolean;
}

/** Shares are of one in so many: 1, 0.5, 0.1, 0.01 … */
export const everyOfShare = (share: number): number => Math.max(1, Math.round(1 / share));

/** From scale 100 on the question is counting. */
export const usualShare = (scale: number): number => (scale < 100 ? 1 : 0.01);

export function selection(organisation: SyntheticOrganisation, every: number, until: Day | null): Selection {
  const isSealedClient = (client: number) => client % every === 0;
  const by = (day: string) => until === null || day <= until;
  return {
    every,
    until,
    isSealedClient,
    isSealed: (contact) =>
      every === 1 || (contact.clients.length > 0 ? contact.clients.every(isSealedClient) : contact.index % every === 0),
    hasContact: (contact) => by(contact.day),
    hasVictim: (victim) => by(victim.identifiedDay),
    hasClient(client) {
      if (by(client.firstDay)) return true;
      const report = client.victim === null ? null : organisation.victim(client.victim).reportContact;
      return report !== null && by(organisation.contact(report).day);
    },
    isLater(from, end) {
      if (until === null) return false;
      const { sos } = organisation;
      // contacts of one line are in the order of their days
      const oneLine = from < sos.contacts === end - 1 < sos.contacts;
      return oneLine && !by(organisation.contact(from).day);
    },
  };
}
