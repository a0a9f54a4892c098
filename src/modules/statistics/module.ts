import { migrationsOf } from '../../platform/database/index.ts';
import { defineModule, type Module } from '../../platform/operations/index.ts';
import { refuse } from './errors.ts';
import en from './locales/en.json' with { type: 'json' };
import sr from './locales/sr.json' with { type: 'json' };
import { openStatistics, type PageMaker, type Statistics } from './operations/open-statistics.ts';
import type { ReportLayout } from './operations/report-layout.ts';
import { reportOperations } from './operations/report-operations.ts';
import { definitionsOf, markOf, statisticsWork } from './work.ts';

/**
 * Statistics asks nobody: what it counts is handed in. `app/modules.ts` gives it the other manifests, from which it takes
 * `definitions` and `reports`, and the page of `site/index.tsx`; it imports none of them.
 */
export const statisticsOf = (
  others: readonly Pick<Module, 'definitions' | 'reports' | 'facts'>[],
  pages?: PageMaker,
): Statistics =>
  openStatistics({
    definitions: definitionsOf(others),
    reports: others.flatMap((module) => (module.reports ?? []) as readonly ReportLayout[]),
    pages,
    madeOf: markOf(others),
  });

export const statisticsModule = (engine: Statistics): Module =>
  defineModule({
    ...statisticsWork(engine.rollups),
    uses: [],
    operations: reportOperations(engine),
    permissions: {
      'statistics.read': [
        'supervisor',
        'consultant',
        'caseworker',
        'mobile',
        'lawyer',
        'dataofficer',
        'officer',
        'director',
      ],
      // small numbers of a running month; programme officers see whole quarters, hidden where they are small
      'statistics.read-exact': [
        'supervisor',
        'consultant',
        'caseworker',
        'mobile',
        'lawyer',
        'dataofficer',
        'director',
      ],
    },
    migrations: migrationsOf(
      'statistics',
      import.meta.glob('./store/migrations/*.sql', { query: '?raw', import: 'default', eager: true }),
    ),
    locales: { en, sr },
    errors: refuse.table,
    holdsPersons: false,
  });

/** Files without a secret that the server gives to anybody: address → type and content. */
export const publicFiles = (engine: Statistics): Readonly<Record<string, { type: string; body: string }>> => ({
  '/reports/report.css': { type: 'text/css; charset=utf-8', body: engine.css },
  ...Object.fromEntries(
    engine.layouts.map((layout) => [
      `/reports/${layout.id}.schema.json`,
      { type: 'application/schema+json; charset=utf-8', body: `${JSON.stringify(layout.schema, null, 2)}\n` },
    ]),
  ),
});
