import { z } from 'zod';
import { callerRoles, channels } from '../../codelists/index.ts';
import { codesOf, oneOf, schema } from '../../platform/kernel/index.ts';
import { contactCategories, contactKinds, contactStates, contactSubcategories, flagKinds } from './code-lists.ts';
import { lineCode } from './contact-fields.ts';

/**
 * The filters of the list of contacts that are codes and days: what a search is narrowed by, a saved view keeps and an exported
 * list is made of. A name, a number, a client and words are looked for anew each time, with a reason; they have no field here.
 */
export const filterFields = {
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
  /** whoever it is about has a flag of this kind that runs today, on herself or on the number; `any`: of whatever kind */
  flag: z.enum(['any', ...codesOf(flagKinds)], { error: 'unknown_code' }).optional(),
  /** a call-back or task on it is not settled */
  followUpOpen: z.literal(true, { error: 'wrong_type' }).optional(),
};
export const codedFilters = z.strictObject(filterFields);
export type CodedFilters = z.output<typeof codedFilters>;
