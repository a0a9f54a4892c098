import type { Database } from '../src/platform/database/index.ts';
import type { OrganisationId } from '../src/platform/kernel/index.ts';

/** What an interrupted load left behind: each portion is one transaction, so its first record tells for all of it. */
const QUESTIONS = {
  persons: 'select id::text as id from people.person where org_id = $1 and id = any ($2::uuid[])',
  contacts: 'select id::text as id from hotline.contact where org_id = $1 and id = any ($2::uuid[])',
  facts:
    'select contact_id::text as id from hotline.contact_version where org_id = $1 and contact_id = any ($2::uuid[])',
  findings:
    'select finding_id::text as id from cases.finding_version where org_id = $1 and finding_id = any ($2::uuid[])',
  firstDays: `select encode(subject_key, 'hex') as id from hotline.client_first
    where org_id = $1 and subject_key = any (array(select decode(k, 'hex') from unnest($2::text[]) as k))`,
} as const;

export async function alreadyThere(
  database: Database,
  org: OrganisationId,
  kind: keyof typeof QUESTIONS,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await database.withActor({ kind: 'owner', org, user: null, groups: [] }, (tx) =>
    tx.queryBuilt<{ id: string }>(QUESTIONS[kind], [org, ids]),
  );
  return new Set(rows.map((row) => row.id));
}
