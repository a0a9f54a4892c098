/** Builders for tests and for the demonstration, and the module's bulk writer. */
import { randomBytes } from 'node:crypto';
import type { Tx } from '../../platform/database/index.ts';
import { type Day, day, monthOf, newId, type UserId } from '../../platform/kernel/index.ts';
import type { Keys } from '../../platform/vault/index.ts';
import { markChanged } from '../statistics/index.ts';
import { CREDITED_REPORTS, FINDINGS } from './definitions/victims.ts';
import type { Finding, FindingId } from './finding.ts';
import { type BulkFinding, putFindings as put } from './store/bulk-findings.ts';

export type { Finding } from './finding.ts';
export { type BulkFinding, copyFindingFacts } from './store/bulk-findings.ts';
export type { CreditedReport } from './store/finding-store.ts';

/** The bulk writer, for persons of whom nothing was found before; statistics is told what changed. */
export async function putFindings(
  tx: Tx,
  keys: Keys,
  findings: readonly BulkFinding[],
  recordedBy: UserId,
): Promise<void> {
  await put(tx, keys, findings, recordedBy);
  await markChanged(tx, {
    [FINDINGS]: findings.map((one) => monthOf(one.finding.day)),
    [CREDITED_REPORTS]: findings.flatMap((one) => (one.report ? [one.report.month] : [])),
  });
}

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
