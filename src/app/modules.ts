import { codeLists } from '../codelists/index.ts';
import { cases } from '../modules/cases/module.ts';
import { hotline } from '../modules/hotline/module.ts';
import { people } from '../modules/people/module.ts';
import { statisticsModule, statisticsOf } from '../modules/statistics/module.ts';
import { reportDocument } from '../modules/statistics/site/index.tsx';
import type { Role } from '../platform/access/index.ts';
import { accountsModule, type DoorGround, groundMigrations } from '../platform/accounts/index.ts';
import { auditModule } from '../platform/audit-reading/index.ts';
import type { Migration, Tx } from '../platform/database/index.ts';
import { migrationsOf } from '../platform/database/index.ts';
import tokens from '../platform/desk-kit/tokens.css?raw';
import { codeListsModule } from '../platform/disabled-codes/index.ts';
import type { Module, Operation, Webhook } from '../platform/operations/index.ts';
import { codeListRows } from './code-list-rows.ts';

/** The modules that have something to count, lower storeys first. */
const counted: readonly Module[] = [people, hotline, cases];

/** Statistics asks nobody: its counting rules and layouts are handed in here. */
export const statistics = statisticsOf(counted, reportDocument(tokens));

/** The modules of the house, lower storeys first: one line each. */
export const modules: readonly Module[] = [statisticsModule(statistics), ...counted];

/** Everything that the house offers, put together from the manifests. */
export interface Furniture {
  readonly modules: readonly Module[];
  readonly operations: readonly Operation[];
  readonly webhooks: readonly Webhook[];
  readonly permissions: Readonly<Record<string, readonly Role[]>>;
  readonly migrations: readonly Migration[];
  readonly everyTime: readonly Migration[];
  furnish(tx: Tx): Promise<void>;
}

const tasksMigrations = migrationsOf(
  'tasks',
  import.meta.glob('../platform/tasks/migrations/*.sql', { query: '?raw', import: 'default', eager: true }),
);
const jobsMigrations = migrationsOf(
  'jobs',
  import.meta.glob('../platform/jobs/migrations/*.sql', { query: '?raw', import: 'default', eager: true }),
);

export function furniture(ground: () => DoorGround): Furniture {
  const first = [accountsModule(ground), auditModule, ...modules];
  const lists = [
    ...new Map(
      [...codeLists, ...first.flatMap((module) => module.codeLists ?? [])].map((list) => [list.id, list]),
    ).values(),
  ];
  const all = [...first, codeListsModule(lists)];
  return {
    modules: all,
    operations: all.flatMap((module) => module.operations),
    webhooks: all.flatMap((module) => module.webhooks ?? []),
    permissions: Object.assign({}, ...all.map((module) => module.permissions)),
    migrations: [
      ...groundMigrations,
      ...tasksMigrations,
      ...jobsMigrations,
      ...all.flatMap((module) => module.migrations),
    ],
    // a quarter of a megabyte that only a start needs
    get everyTime() {
      return [codeListRows(lists), ...all.flatMap((module) => module.facts ?? [])];
    },
    async furnish(tx) {
      for (const module of all) await module.setUp?.(tx);
    },
  };
}
