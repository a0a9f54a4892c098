/**
 * All migrations and the anonymous views of every module, no row. HOOK: like migrated.ts, to be fed from app/modules.ts.
 */
import { withPrefix } from '../../src/platform/database/index.ts';
import type { Template } from './fresh-database.ts';
import { migrated } from './migrated.ts';

const files = import.meta.glob<string>('/src/modules/*/facts.sql', { query: '?raw', import: 'default', eager: true });

export const withFacts: Template = {
  name: 'facts',
  from: migrated,
  async make(database) {
    const owner = await database.asRole('owner');
    try {
      for (const sql of Object.values(files)) await owner.query(withPrefix(sql, database.facts.rolePrefix));
    } finally {
      await owner.end();
    }
  },
};
