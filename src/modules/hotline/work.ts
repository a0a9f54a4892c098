import type { ModuleWork } from '../../platform/operations/index.ts';
import { hotlineDefinitions } from './definitions/index.ts';
import facts from './facts.sql?raw';
import { forgetPerson } from './handlers/forget-person.ts';
import { keepOverride } from './handlers/keep-override.ts';
import { endImports } from './jobs/end-imports.ts';
import { remindOfDrafts } from './jobs/remind-of-drafts.ts';
import { remindOfHandover } from './jobs/remind-of-handover.ts';
import { lineJobs } from './jobs/watch-line-calls.ts';

/** What the hotline does while nobody asks, and what is counted of it: all that the worker's process loads of this module. */
export const hotlineWork: ModuleWork = {
  name: 'hotline',
  handlers: { 'people.person-erased': forgetPerson, 'people.opened-against-card': keepOverride },
  jobs: [remindOfDrafts, remindOfHandover, endImports, ...lineJobs],
  definitions: hotlineDefinitions,
  facts: [{ name: 'hotline/facts.sql', sql: facts }],
};
