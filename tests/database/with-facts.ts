/**
 * All migrations and the anonymous views of every module, no row. HOOK: like migrated.ts, to be fed from app/modules.ts.
 */
import { withPrefix } from '../../src/platform/database/index.ts';
import type { Template } from './fresh-database.ts';
import { migrated } from './migrated.ts';

const files = import.meta.glob<string>('/src/modules/*/facts.sql', { query: '?raw', import: 'default', eager: true });

/** In the order of the storeys: views of upper modules may read those of lower ones. */
const inOrder = ['people', 'statistics', 'hotline', 'cases'].flatMap(
  (module) => files[`/src/modules/${module}/facts.sql`] ?? [],
);

export const withFacts: Template = {
  name: 'facts',
  from: migrated,
  async make(database) {
    const owner = await database.asRole('owner');
    try {
      for (const sql of inOrder) await owner.query(withPrefix(sql, database.facts.rolePrefix));
    } finally {
      await owner.end();
    }
  },
};
