import { migrationsOf } from '../../platform/database/index.ts';
import type { ModuleWork } from '../../platform/operations/index.ts';

/** What is counted of people; nothing is done while nobody asks. All that the worker's process loads of this module. */
export const peopleWork: ModuleWork = {
  name: 'people',
  facts: migrationsOf('people', import.meta.glob('./facts.sql', { query: '?raw', import: 'default', eager: true })),
};
