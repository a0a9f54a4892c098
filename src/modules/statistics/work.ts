import { createHash } from 'node:crypto';
import type { ModuleWork } from '../../platform/operations/index.ts';
import type { Definition } from './definition.ts';
import { rollUp } from './jobs/roll-up.ts';
import { registryOf } from './registry.ts';
import { rollupsOf } from './rollup.ts';
import type { Rollups } from './store/roll-up-turn.ts';

/** What statistics does while nobody asks: counts ahead. It needs the others' counting rules and views, and no layout. */
export const statisticsWork = (rollups: Rollups): ModuleWork => ({ name: 'statistics', jobs: [rollUp(rollups)] });

type Counted = Pick<ModuleWork, 'definitions' | 'facts'>;

export const definitionsOf = (others: readonly Counted[]): readonly Definition[] =>
  others.flatMap((module) => (module.definitions ?? []) as readonly Definition[]);

/** What is counted ahead of these modules. */
export const countedAhead = (others: readonly Counted[]): Rollups => ({
  views: rollupsOf(registryOf(definitionsOf(others)).all),
  madeOf: markOf(others),
});

/** Of the views as they are written. The number counts changes in how rollups themselves are made. */
export const markOf = (others: readonly Counted[]): string =>
  createHash('sha256')
    .update(JSON.stringify([2, others.flatMap((module) => (module.facts ?? []).map((views) => views.sql))]))
    .digest('hex')
    .slice(0, 32);
