import { codesOf } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { type MergeChange, type SubjectMerge, subjectMerges, whenSubjectsMerge } from '../../people/index.ts';
import { markChanged } from '../../statistics/index.ts';
import { type LineGroup, lineGroups } from '../code-lists.ts';
import { FIRST_DAYS } from '../definitions/sources.ts';
import { mergedFirstDays } from '../merged-first-days.ts';
import {
  type FirstDayClaim,
  findClaimsOf,
  findUnsettled,
  lockAllSubjects,
  type SubjectOnLine,
  settleFirstDays as settleEach,
  writeFirstDays,
} from '../store/first-day-store.ts';

/**
 * First days of clients after their contacts, or what we know of who is whom, changed. Nearly everybody counts for
 * herself; those who were ever merged are settled together with all they hang together with.
 */
export async function settleFirstDays(it: It, pairs: readonly SubjectOnLine[]): Promise<string[]> {
  if (pairs.length === 0) return [];
  const merges = await subjectMerges(
    it,
    pairs.map((pair) => pair.subjectKey),
  );
  if (merges.length === 0) return settleEach(it.tx, pairs);
  const merged = new Set(merges.flatMap((one) => [hex(one.absorbed), hex(one.survivor)]));
  const together = pairs.filter((pair) => merged.has(hex(pair.subjectKey)));
  const months = [
    await settleEach(
      it.tx,
      pairs.filter((pair) => !merged.has(hex(pair.subjectKey))),
    ),
  ];
  for (const line of new Set(together.map((pair) => pair.lineGroup)))
    months.push(await settleTogether(it, line, [], merges));
  return [...new Set(months.flat())];
}

/** After client rows were added, none taken back. @returns the months that have another first day now */
export const settleClaims = async (it: It, claims: readonly FirstDayClaim[]): Promise<string[]> =>
  settleFirstDays(it, await findUnsettled(it.tx, claims));

async function settleTogether(
  it: It,
  line: LineGroup,
  subjectKeys: readonly Buffer[],
  merges: readonly SubjectMerge[],
): Promise<string[]> {
  const all = [...subjectKeys, ...merges.flatMap((one) => [one.absorbed, one.survivor])];
  const keys = new Map(all.map((key) => [hex(key), key]));
  const claims = await findClaimsOf(it.tx, line, [...keys.values()]);
  const spans = mergedFirstDays(
    claims.map((row) => ({
      key: hex(row.subject_key),
      claimed: row.claimed_day,
      recorded: row.recorded_day,
      replaced: row.replaced_day,
    })),
    merges.map(({ absorbed, survivor, from, to }) => ({ absorbed: hex(absorbed), survivor: hex(survivor), from, to })),
  );
  return writeFirstDays(it.tx, line, [...keys.values()], spans);
}

const hex = (key: Buffer): string => key.toString('hex');

/** In the transaction of the link itself: no figure ever says that two are one and counts both as new. */
async function settleMerge(it: It, { subjectKeys, merges }: MergeChange): Promise<void> {
  await lockAllSubjects(it.tx);
  const months: string[] = [];
  for (const line of codesOf(lineGroups)) months.push(...(await settleTogether(it, line, subjectKeys, merges)));
  await markChanged(it.tx, { [FIRST_DAYS]: months });
}

/** Once, when the house is opened. */
export const followMerges = (): void => whenSubjectsMerge(settleMerge);
