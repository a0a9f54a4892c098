import { furniture } from '../../src/app/modules.ts';
import { type Migration, migrate, migrationsOf } from '../../src/platform/database/index.ts';
import type { Template } from './fresh-database.ts';

const files = import.meta.glob<string>('/src/modules/*/store/migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Tables of a module that is not in the house yet come last, by name. */
function notYetIn(there: readonly Migration[]): Migration[] {
  const known = new Set(there.map((one) => one.name));
  return ['people', 'statistics', 'hotline', 'cases']
    .flatMap((module) =>
      migrationsOf(module, Object.fromEntries(Object.entries(files).filter(([path]) => path.split('/')[3] === module))),
    )
    .filter((one) => !known.has(one.name));
}

/** The template nearly every test starts from: all migrations, views and code lists of the house, no row. */
export const migrated: Template = {
  name: 'migrated',
  async make(database) {
    const owner = await database.asRole('owner');
    try {
      const { migrations, everyTime } = furniture(() => null as never);
      await migrate(owner, [...migrations, ...notYetIn(migrations)], database.facts.rolePrefix, everyTime);
    } finally {
      await owner.end();
    }
  },
};
