import { z } from 'zod';
import { callerRoles, channels } from '../../codelists/index.ts';
import { codesOf, endpoint, nothing, oneOf, schema } from '../../platform/kernel/index.ts';
import { contactCategories, contactKinds, contactStates, contactSubcategories, flagKinds } from './code-lists.ts';
import { lineCode } from './contact-fields.ts';

/**
 * The filters of the list of contacts that are codes and days: what a saved view keeps and an exported list is narrowed by. A
 * name, a number, a client and words are looked for anew each time, with a reason; they have no field here.
 */
const filterFields = {
  from: schema.day().optional(),
  /** last day included */
  to: schema.day().optional(),
  line: lineCode.optional(),
  category: oneOf(contactCategories).optional(),
  subcategory: oneOf(contactSubcategories).optional(),
  callerRole: oneOf(callerRoles).optional(),
  channel: oneOf(channels).optional(),
  kind: oneOf(contactKinds).optional(),
  consultant: schema.id<'user'>().optional(),
  state: oneOf(contactStates).optional(),
  flag: z.enum(['any', ...codesOf(flagKinds)], { error: 'unknown_code' }).optional(),
  followUpOpen: z.literal(true, { error: 'wrong_type' }).optional(),
};
export const codedFilters = z.strictObject(filterFields);
export type CodedFilters = z.output<typeof codedFilters>;

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
