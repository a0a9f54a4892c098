import { call, type FoundThing } from '../../../platform/desk-kit/index.ts';
import type { LookUpPurpose } from '../look-up-purposes.ts';
import { findPerson } from './calls.ts';

/** The command bar's search: one look-up with its purpose, as from the page of persons. */
export async function findFromAnywhere(
  purpose: LookUpPurpose,
  typed: string,
  signal: AbortSignal,
): Promise<readonly FoundThing[]> {
  const { hits } = await call(findPerson, { purpose, text: typed, showMore: false }, { signal });
  return hits.map(({ id, label, code, birthYear }) => ({
    id,
    label,
    aside: [code, birthYear && `${birthYear.from === birthYear.until ? '' : '±'}${birthYear.until}`]
      .filter((part) => part && part !== label)
      .join(', '),
    path: `/people/${id}`,
  }));
}
