import { newId } from '../../../platform/kernel/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import { clusterOf, type PersonLink, pairOf } from '../clusters.ts';
import type { PersonId } from '../person.ts';
import { findLinksAround, forgetLinks, insertDecision, lockDecisions, putLink } from '../store/link-store.ts';
import { findPersons, type PersonRow } from '../store/person-store.ts';
import { settleClusters } from './settle-clusters.ts';

/**
 * A person who is being erased leaves no trace of whom she was the same as: every decision about her goes, with its words.
 * What was counted as one stays counted as one: her random key goes on counting under the survivor's, and those who hung
 * together through her are linked directly. @returns the keys of words that have to go
 */
export async function leaveCluster(it: It, person: PersonRow): Promise<string[]> {
  await lockDecisions(it.tx);
  const links = await findLinksAround(it.tx, [person.id]);
  const others = clusterOf(links, person.id).filter((id) => id !== person.id);
  const words = await forgetLinks(it.tx, person.id);
  if (others.length === 0 || !person.subject_key) return words;
  const remaining: PersonLink[] = links.filter((link) => link.left !== person.id && link.right !== person.id);
  for (const bridge of bridges(remaining, others)) {
    remaining.push(bridge);
    await keepTogether(it, bridge);
  }
  await settleClusters(it, remaining, others, { subjectKey: person.subject_key });
  return words;
}

/** Links that make one cluster again of what falls apart without her. */
function bridges(links: readonly PersonLink[], members: readonly PersonId[]): PersonLink[] {
  const parts = [...new Set(members.map((id) => clusterOf(links, id).join()))].map(
    (part) => part.split(',') as PersonId[],
  );
  const heads = parts.map((part) => part[0] as PersonId);
  return heads.slice(1).map((head, n) => ({ ...pairOf(heads[n] as PersonId, head), kind: 'same' as const }));
}

/** A decision that nobody made anew: it follows from those that had to go, and has no words. */
async function keepTogether(it: It, { left, right }: PersonLink): Promise<void> {
  const id = newId<'link-decision'>();
  const rows = await findPersons(it.tx, [left, right]);
  await insertDecision(it.tx, {
    id,
    left_id: left,
    right_id: right,
    kind: 'same',
    undoes: null,
    group_ids: [...new Set(rows.map((row) => row.group_id))],
    key_id: null,
    sealed: null,
    made_on: it.today,
  });
  await putLink(it.tx, { left, right }, { kind: 'same', decision: id });
}
