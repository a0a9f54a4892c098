import { z } from 'zod';
import { endpoint, oneOf, schema } from '../../platform/kernel/index.ts';
import { flagKinds } from './code-lists.ts';

/** Flags: warnings on a person or a number, with an end. */
export const flag = z.strictObject({
  id: schema.id<'flag'>(),
  kind: oneOf(flagKinds),
  person: z.strictObject({ id: schema.id<'person'>(), code: z.string().nullable() }).nullable(),
  /** last digits of the number it stands on; null: on a person only */
  numberEnd: z.string().nullable(),
  /** where it was raised */
  contact: schema.id<'contact'>().nullable(),
  from: schema.day(),
  /** last day on which it is shown */
  until: schema.day(),
  isRunning: z.boolean(),
  endsSoon: z.boolean(),
  reason: z.string(),
  setBy: schema.id<'user'>(),
  setOn: schema.day(),
  clearedBy: schema.id<'user'>().nullable(),
  clearedOn: schema.day().nullable(),
});

/** A flag before the caller is confirmed: that it is there and until when, without a word of why. */
export const flagMark = z.strictObject({ kind: oneOf(flagKinds), until: schema.day() });

export type Flag = z.output<typeof flag>;
export type FlagMark = z.output<typeof flagMark>;

export const setFlag = endpoint({
  id: 'hotline.set-flag',
  method: 'POST',
  path: '/hotline/flags',
  permission: 'hotline.record',
  summary:
    'Sets a flag on a person, a number or whoever a contact was with. Without an end it runs as long as its kind; never without one.',
  input: schema.record({
    /** of your own: setting it twice is setting it once */
    id: schema.id<'flag'>(),
    kind: oneOf(flagKinds),
    /** one of the three */
    person: schema.id<'person'>().optional(),
    number: schema.neededText(64).optional(),
    /** its number, and its client where there is one */
    contact: schema.id<'contact'>().optional(),
    from: schema.day().optional(),
    until: schema.day().nullable().optional(),
    reason: schema.neededText(2000),
  }),
  output: flag,
});

export const clearFlag = endpoint({
  id: 'hotline.clear-flag',
  method: 'POST',
  path: '/hotline/flags/:id/clear',
  permission: 'hotline.record',
  summary: 'Ends a flag today. It stays readable among those that have ended.',
  input: schema.record({ id: schema.id<'flag'>(), reason: schema.neededText(2000) }),
  output: flag,
});

export const listFlags = endpoint({
  id: 'hotline.list-flags',
  method: 'GET',
  path: '/hotline/flags',
  permission: 'hotline.read',
  summary: 'Flags with their reasons, those that end first on top. The opening is on record.',
  input: schema.record({
    person: schema.id<'person'>().optional(),
    /** of its clients, of its number, and raised on it */
    contact: schema.id<'contact'>().optional(),
    /** yes: also those that have ended */
    ended: z.enum(['yes', 'no'], { error: 'unknown_code' }).default('no'),
  }),
  output: z.array(flag),
});
