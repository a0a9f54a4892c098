import { z } from 'zod';
import { levelsOf, matchFields } from './matching/levels.ts';

const levels = [...new Set(Object.values(levelsOf).flat())] as [string, ...string[]];

/** One step of the waterfall, in codes; the words stand in the locales. */
export const matchReason = z.strictObject({
  field: z.enum(matchFields),
  level: z.enum(levels),
  weight: z.number(),
  frequency: z.number().optional(),
  direction: z.enum(['for', 'against', 'neither']),
});
