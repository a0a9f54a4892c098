import type { It } from '../../../platform/operations/index.ts';
import { clusterOf } from '../clusters.ts';
import type { PersonId } from '../person.ts';
import { findLinksAround } from '../store/link-store.ts';
import { findMergesAround, type SubjectMerge } from '../store/merge-store.ts';

/** Every record of the same person as this one, itself among them: whose contacts and findings are hers too. */
export async function recordsOfSamePerson(it: Pick<It, 'tx'>, person: PersonId): Promise<PersonId[]> {
  return clusterOf(await findLinksAround(it.tx, [person]), person);
}

/** The same for many, asked for once: of each of them her records. */
export async function recordsOfSamePersons(
  it: Pick<It, 'tx'>,
  persons: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly PersonId[]>> {
  if (persons.length === 0) return new Map();
  const links = await findLinksAround(it.tx, persons);
  return new Map(persons.map((person) => [person, clusterOf(links, person)]));
}

/** Which random keys count as one with these, since when and until when; empty for nearly everybody. */
export const subjectMerges = (it: Pick<It, 'tx'>, subjectKeys: readonly Buffer[]): Promise<SubjectMerge[]> =>
  findMergesAround(it.tx, subjectKeys);
