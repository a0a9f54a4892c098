import type { Tx } from '../../../platform/database/index.ts';
import type { ContactId } from '../contact.ts';
import { type ListedContact, latestFirst, listed } from './search-store.ts';

/**
 * The contacts of the Today page, all of them in one statement: each part says which ids are its own, the rows are read
 * once. A new part of the page is one more entry here, not one more statement.
 */
const parts = {
  /** drafts of one's own, and those that were taken over from one */
  drafts: `select c.id from hotline.contact c
    where c.org_id = $1 and c.state = 'draft' and (c.owner = $2 or c.taken_from = $2) order by ${latestFirst} limit 100`,
  /** the last ones of the whole desk */
  latest: `select c.id from hotline.contact c
    where c.org_id = $1 and c.state <> 'discarded' order by ${latestFirst} limit 10`,
  /** those that are owed something */
  owed: 'select id from unnest($3::uuid[]) as owed (id)',
} as const;
type Part = keyof typeof parts;

const ids = Object.entries(parts)
  .map(([name, which]) => `(select '${name}' as part, w.id from (${which}) w)`)
  .join(' union all ');

const TODAY = `with wanted as materialized (select id, array_to_string(array_agg(part), ',') as parts from (${ids}) w group by id)
  select ${listed}, wanted.parts from wanted join hotline.contact c on c.org_id = $1 and c.id = wanted.id
  where c.state <> 'discarded' order by ${latestFirst}`;

/** Every part in the order of lists. A contact may stand in several. */
export async function findForToday(
  tx: Tx,
  owed: readonly ContactId[],
): Promise<Readonly<Record<Part, readonly ListedContact[]>>> {
  const rows = await tx.query<ListedContact & { parts: string }>(TODAY, [tx.actor.org, tx.actor.user, owed]);
  const of = (part: Part) => rows.filter((row) => row.parts.split(',').includes(part));
  return { drafts: of('drafts'), latest: of('latest'), owed: of('owed') };
}
