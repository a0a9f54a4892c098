import type { It } from '../../../platform/operations/index.ts';
import { type ClusterMember, clusterOf, type PersonLink, survivorOf } from '../clusters.ts';
import type { PersonId } from '../person.ts';
import { findMergesAround, markMerged, type SubjectMerge, settleMerges } from '../store/merge-store.ts';
import { findPersons, type PersonRow } from '../store/person-store.ts';

/**
 * What follows from links: under which record a cluster counts, and since when. Worked out anew from the links as they
 * are now, for everybody who hangs together with the persons named; whoever stood in their cluster before is named too.
 */
export interface MergeChange {
  /** whose counting may have changed */
  readonly subjectKeys: readonly Buffer[];
  /** all merges, past ones too, by which those keys hang together with others */
  readonly merges: readonly SubjectMerge[];
}

/** Runs in the transaction of the link: what counts persons by their first day has to say the same at once. */
export type MergeListener = (it: It, change: MergeChange) => Promise<void>;

const listeners = new Set<MergeListener>();

/** An upper module that keeps something worked out from who is whom says so once, when the house is opened. */
export const whenSubjectsMerge = (listener: MergeListener): void => void listeners.add(listener);

export const memberOf = (it: It, row: PersonRow): ClusterMember => ({
  id: row.id,
  ofDutyDesk: row.group_id === it.keys.groupOf('hotline'),
  madeOn: row.made_on,
  code: row.code ?? '',
});

/** @param leaving erased just now, with the key under which she was counted: her figures stay with the others' */
export async function settleClusters(
  it: It,
  links: readonly PersonLink[],
  persons: readonly PersonId[],
  leaving?: { readonly subjectKey: Buffer },
): Promise<void> {
  const everybody = [...new Set(persons.flatMap((person) => clusterOf(links, person)))];
  const rows = new Map((await findPersons(it.tx, everybody)).map((row) => [row.id, row]));
  const marks: { id: PersonId; survivor: PersonId | null }[] = [];
  const merges: { absorbed: Buffer; survivor: Buffer | null }[] = [];
  for (const cluster of new Set(everybody.map((person) => clusterOf(links, person).join()))) {
    const members = cluster.split(',').flatMap((id) => rows.get(id as PersonId) ?? []);
    const there = members.filter((row) => row.state !== 'erased');
    const survivor = survivorOf(there.map((row) => memberOf(it, row)));
    const counted = there.find((row) => row.id === survivor)?.subject_key ?? null;
    for (const row of there) {
      const isSurvivor = row.id === survivor;
      marks.push({ id: row.id, survivor: isSurvivor ? null : survivor });
      if (row.subject_key) merges.push({ absorbed: row.subject_key, survivor: isSurvivor ? null : counted });
    }
    if (leaving && counted) merges.push({ absorbed: leaving.subjectKey, survivor: counted });
  }
  const subjectKeys = merges.map((one) => one.absorbed);
  await Promise.all([markMerged(it.tx, marks), settleMerges(it.tx, merges, it.today)]);
  const change = { subjectKeys, merges: await findMergesAround(it.tx, subjectKeys) };
  for (const listener of listeners) await listener(it, change);
}
