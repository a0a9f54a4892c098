/**
 * The template nearly every test starts from: all migrations, no row.
 * HOOK: the list of migrations below is read from the files. Once the application has one list of its own (app/modules.ts),
 * take it from there, with the facts and code lists that run each time.
 */
import { type Migration, migrate, migrationsOf } from '../../src/platform/database/index.ts';
import type { Template } from './fresh-database.ts';

const files = import.meta.glob<string>(
  ['/src/platform/*/migrations/*.sql', '/src/modules/*/store/migrations/*.sql', '/src/modules/*/migrations/*.sql'],
  { query: '?raw', import: 'default', eager: true },
);

/** Floors and storeys, low to high; what is not named comes last, by name. */
const ORDER = [
  'database',
  'vault',
  'audit',
  'access',
  'events',
  'operations',
  'accounts',
  'jobs',
  'tasks',
  'files',
  'mail',
];
ORDER.push('people', 'network', 'library', 'statistics', 'hotline', 'cases');

function inOrder(): Migration[] {
  const rooms = new Map<string, Record<string, string>>();
  for (const [path, sql] of Object.entries(files)) {
    const room = path.split('/')[3]!;
    rooms.set(room, { ...rooms.get(room), [path]: sql });
  }
  const rank = (room: string) => (ORDER.indexOf(room) + ORDER.length + 1) % (ORDER.length + 1);
  return [...rooms]
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .flatMap(([room, sql]) => migrationsOf(room, sql));
}

export const migrated: Template = {
  name: 'migrated',
  async make(database) {
    const owner = await database.asRole('owner');
    try {
      await migrate(owner, inOrder(), database.facts.rolePrefix);
    } finally {
      await owner.end();
    }
  },
};
