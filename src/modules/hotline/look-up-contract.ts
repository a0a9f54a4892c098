import { z } from 'zod';
import { endpoint, nothing, schema } from '../../platform/kernel/index.ts';

/** The limit of look-ups an hour, lifted for a colleague's shift (hotline.md section 7, rule 5). */
export const lookUpLift = z.strictObject({
  id: schema.id<'look-up-lift'>(),
  user: schema.id<'user'>(),
  by: schema.id<'user'>(),
  /** until when, in the organisation's zone */
  untilDay: schema.day(),
  untilMinute: z.number().int(),
  reason: z.string(),
});
export type LookUpLift = z.output<typeof lookUpLift>;

export const liftLookUps = endpoint({
  id: 'hotline.lift-look-ups',
  method: 'POST',
  path: '/hotline/look-up-lifts',
  permission: 'hotline.supervise',
  summary:
    'Lifts the limit of look-ups for a colleague until her shift ends, twelve hours at most. Never one’s own. Counted and watched all the same.',
  input: schema.record({
    user: schema.id<'user'>(),
    reason: schema.neededText(500),
    /** where no shift of hers runs, or it should end before */
    hours: schema.wholeNumber(1, 12).default(12),
  }),
  output: lookUpLift,
});

export const endLookUpLift = endpoint({
  id: 'hotline.end-look-up-lift',
  method: 'POST',
  path: '/hotline/look-up-lifts/:id/end',
  permission: 'hotline.supervise',
  summary: 'Sets the limit of look-ups again before the shift ends.',
  input: schema.record({ id: schema.id<'look-up-lift'>() }),
  output: nothing,
});
