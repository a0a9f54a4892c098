import type { It } from '../../../platform/operations/index.ts';
import { type MergeChange, subjectMerges, whenSubjectsMerge } from '../../people/index.ts';
import { markChanged } from '../../statistics/index.ts';
import { CREDITED_REPORTS, FINDINGS } from '../definitions/victims.ts';
import { findCountedMonths } from '../store/finding-store.ts';

/**
 * Tells statistics in which months somebody may count otherwise now. Of two linked records the earlier finding counts
 * (facts.sql): what happens to one may move the other, so all who ever hung together are told of.
 */
export async function markFindings(it: It, subjectKey: Buffer): Promise<void> {
  await markMerged(it, { subjectKeys: [subjectKey], merges: await subjectMerges(it, [subjectKey]) });
}

async function markMerged(it: It, { subjectKeys, merges }: MergeChange): Promise<void> {
  const all = [...subjectKeys, ...merges.flatMap((one) => [one.absorbed, one.survivor])];
  const months = await findCountedMonths(it.tx, all);
  await markChanged(it.tx, { [FINDINGS]: months.identified, [CREDITED_REPORTS]: months.reported });
}

/** Once, when the house is opened. */
export const followMerges = (): void => whenSubjectsMerge(markMerged);
