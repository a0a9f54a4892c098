import { migrationsOf } from '../../platform/database/index.ts';
import type { ModuleWork } from '../../platform/operations/index.ts';
import { casesDefinitions } from './definitions/index.ts';
import { forgetPerson } from './store/finding-store.ts';

/** What cases does while nobody asks, and what is counted of it: all that the worker's process loads of this module. */
export const casesWork: ModuleWork = {
  name: 'cases',
  handlers: {
    'people.person-erased': (tx, event) => forgetPerson(tx, String(event.payload.person ?? event.payload.personId)),
  },
  definitions: casesDefinitions,
  facts: migrationsOf('cases', import.meta.glob('./facts.sql', { query: '?raw', import: 'default', eager: true })),
};
