import { clientRecord } from './client.ts';
import { contactRecord } from './contact.ts';
import { makePlan, type Plan } from './plan.ts';
import type { LineGroup } from './recipe.ts';
import type { ClientRecord, ContactRecord, ContactTexts, StaffCode, VictimRecord } from './records.ts';
import { contactTexts } from './texts.ts';
import { victimRecord } from './victim.ts';

/**
 * The synthetic organisation as records (demo-data.md): a whole house, 2002–2021, that contains nobody. Every record is a
 * pure function of seed, scale, kind and index, so that any part can be made alone, in any order, with identical bytes.
 * Only records: who loads them makes ids, seals texts and writes the audit.
 */
export interface SyntheticOrganisation {
  readonly seed: number;
  readonly scale: number;
  /** how many there are of each kind; indexes run from 0 */
  readonly contacts: number;
  readonly clients: number;
  readonly victims: number;
  /** of the contacts and clients, so many belong to the SOS line; they come first */
  readonly sos: { readonly contacts: number; readonly clients: number };
  contact(index: number): ContactRecord;
  texts(contact: ContactRecord): ContactTexts;
  client(index: number): ClientRecord;
  victim(index: number): VictimRecord;
  readonly lines: readonly LineRecord[];
  readonly staff: readonly StaffRecord[];
}

export interface LineRecord {
  readonly code: 'sos-main' | 'mc-116000';
  readonly group: LineGroup;
  readonly name: { readonly sr: string; readonly en: string };
}

export interface StaffRecord {
  readonly code: StaffCode;
  readonly synthetic: true;
  readonly name: string;
}

const LINES: readonly LineRecord[] = [
  { code: 'sos-main', group: 'sos', name: { sr: 'SOS telefon', en: 'SOS hotline' } },
  { code: 'mc-116000', group: '116000', name: { sr: 'Broj za nestalu decu 116000', en: 'Missing children 116000' } },
];

const STAFF: readonly StaffRecord[] = [
  { code: 'coordinator', synthetic: true, name: 'Koordinatorka linije' },
  { code: 'consultant', synthetic: true, name: 'Konsultantkinja' },
  { code: 'consultant2', synthetic: true, name: 'Druga konsultantkinja' },
];

export function syntheticOrganisation({
  scale = 1,
  seed = 2002,
}: {
  scale?: number;
  seed?: number;
} = {}): SyntheticOrganisation {
  const plan: Plan = makePlan(scale, seed);
  const within = (index: number, count: number): number => {
    if (!Number.isInteger(index) || index < 0 || index >= count) throw new RangeError('no such record');
    return index;
  };
  const other = plan.periods.find((p) => p.recipe.line !== 'sos')!;
  return {
    seed,
    scale,
    contacts: plan.contacts,
    clients: plan.clients,
    victims: plan.victims,
    sos: { contacts: other.contactBase, clients: other.clientBase },
    contact: (index) => contactRecord(plan, within(index, plan.contacts)),
    texts: (contact) => contactTexts(plan, contact),
    client: (index) => clientRecord(plan, within(index, plan.clients)),
    victim: (index) => victimRecord(plan, within(index, plan.victims)),
    lines: LINES,
    staff: STAFF,
  };
}
