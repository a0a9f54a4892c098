/** Builders for tests and for the demonstration, and the module's bulk writer. */
import { randomBytes } from 'node:crypto';
import { type Day, day, newId } from '../../platform/kernel/index.ts';
import type { Finding, FindingId } from './finding.ts';
import type { BulkFinding } from './store/bulk-findings.ts';

export type { Finding } from './finding.ts';
export { type BulkFinding, putFindings } from './store/bulk-findings.ts';
export type { CreditedReport } from './store/finding-store.ts';

export const aFinding = (given: Partial<Finding> = {}): Finding => ({
  outcome: 'identified',
  rule: 'own',
  day: day('2012-05-14'),
  forms: ['labour'],
  sexualKinds: [],
  means: ['withholds_documents'],
  acts: ['recruitment'],
  sector: 'construction',
  recruiterRelation: 'stranger',
  countries: ['SRB'],
  crossBorder: 'no',
  district: null,
  fromMonth: null,
  toMonth: null,
  durationBand: 'unknown',
  sex: 'm',
  ageBand: '30-38',
  citizenship: 'SRB',
  ...given,
});

/** A finding as earlier records had it: on its own day, of a new person nobody else knows. */
export const aBulkFinding = (
  given: Partial<Omit<BulkFinding, 'finding'>> & { finding?: Partial<Finding> } = {},
): BulkFinding => {
  const finding = aFinding(given.finding);
  return {
    id: newId<'finding'>() as FindingId,
    personId: newId<'person'>(),
    subjectKey: randomBytes(16),
    decidedBy: [],
    report: null,
    note: '',
    recordedDay: finding.day as Day,
    ...given,
    finding,
  };
};
