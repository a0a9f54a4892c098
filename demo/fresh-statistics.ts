import type { Database } from '../src/platform/database/index.ts';
import type { OrganisationId } from '../src/platform/kernel/index.ts';

const TABLES = {
  people: ['people.person', 'people.person_identity', 'people.search_card', 'people.contact_point', 'vault.wrap'],
  hotline: [
    'hotline.contact',
    'hotline.contact_version',
    'hotline.contact_client',
    'hotline.contact_text',
    'hotline.client_first',
  ],
  vault: ['vault.wrap'],
  cases: ['cases.finding', 'cases.finding_version'],
} as const;

/**
 * Tells the planner how large the tables have become. PostgreSQL does so by itself a minute after a load of thousands; the
 * first report should not wait for it. Only the owner of a table may ask.
 */
export async function freshStatistics(database: Database, schemas: readonly (keyof typeof TABLES)[]): Promise<void> {
  const nobody = '00000000-0000-4000-8000-000000000000' as OrganisationId;
  await database.withActor({ kind: 'owner', org: nobody, user: null, groups: [] }, async (tx) => {
    for (const schema of schemas) for (const table of TABLES[schema]) await tx.queryBuilt(`analyze ${table}`);
  });
}
