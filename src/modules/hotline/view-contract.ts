import { z } from 'zod';
import { endpoint, nothing, schema } from '../../platform/kernel/index.ts';
import { codedFilters } from './contact-filters.ts';

export const savedView = z.strictObject({
  id: schema.id<'view'>(),
  name: z.string(),
  filters: codedFilters,
  /** seen by everybody on the duty desk */
  shared: z.boolean(),
  owner: schema.id<'user'>(),
  /** this reader may change it or take it away */
  mine: z.boolean(),
  revision: z.number().int(),
});
export type SavedView = z.output<typeof savedView>;

export const listViews = endpoint({
  id: 'hotline.list-views',
  method: 'GET',
  path: '/hotline/views',
  permission: 'hotline.find',
  summary: 'The saved views of the list of contacts: your own and those that a supervisor shares.',
  input: schema.record({}),
  output: z.array(savedView),
});

export const saveView = endpoint({
  id: 'hotline.save-view',
  method: 'PUT',
  path: '/hotline/views/:id',
  permission: 'hotline.find',
  summary:
    'Keeps a view under an id of your own, or changes it. Coded filters and days alone; a supervisor may share it.',
  input: schema.record({
    id: schema.id<'view'>(),
    name: schema.neededText(60),
    filters: codedFilters,
    shared: z.boolean({ error: 'wrong_type' }).default(false),
  }),
  output: savedView,
});

export const deleteView = endpoint({
  id: 'hotline.delete-view',
  method: 'DELETE',
  path: '/hotline/views/:id',
  permission: 'hotline.find',
  summary: 'Takes a saved view away: your own, or as a supervisor a shared one.',
  input: schema.record({ id: schema.id<'view'>() }),
  output: nothing,
});

export const exportList = endpoint({
  id: 'hotline.export-list',
  method: 'POST',
  path: '/hotline/list-exports',
  permission: 'hotline.export',
  summary:
    'The list of contacts as it is shown, as CSV: numbers of ours, codes, days, client codes; no name, no telephone, no text. At most 10,000 rows. Asks for the password and a reason.',
  input: schema.record({ filters: codedFilters, reason: schema.neededText(500) }),
  output: z.null(),
  stepUp: true,
  download: true,
});
