import { z } from 'zod';
import { endpoint, schema } from '../../platform/kernel/index.ts';
import { duty } from './contact-shapes.ts';

/** What is done with a duty without ending it, and what was done with it so far. */
const seen = { id: schema.id<'task'>(), revision: schema.wholeNumber(1, 1_000_000) };

/** One step of a duty, as the people beside it read it. */
export const dutyStep = z.strictObject({
  act: z.enum(['noted', 'tried', 'moved', 'handed_over', 'ended', 'taken_back']),
  by: schema.id<'user'>().nullable(),
  on: schema.day(),
  /** of `moved` and `tried`: until when from then on */
  toDay: schema.day(),
  toMinute: z.number().int().nullable(),
  /** of `handed_over`; null: the queue of the duty desk */
  to: schema.id<'user'>().nullable(),
  /** of `tried` and `ended` */
  result: z.string().nullable(),
  /** of `moved`, sealed with the contact; empty where it stands in the log alone */
  reason: z.string(),
});
export type DutyStep = z.output<typeof dutyStep>;

export const listDuties = endpoint({
  id: 'hotline.list-duties',
  method: 'GET',
  path: '/hotline/contacts/:id/duties',
  permission: 'hotline.read',
  summary: 'The duties on a contact, with their notes and what was done with each so far. The opening is on record.',
  input: schema.record({ id: schema.id<'contact'>() }),
  output: z.array(z.strictObject({ ...duty.shape, note: z.string(), steps: z.array(dutyStep) })),
});

export const noteDuty = endpoint({
  id: 'hotline.note-duty',
  method: 'POST',
  path: '/hotline/duties/:id/notes',
  permission: 'hotline.record',
  summary: 'Writes a note on a duty that goes on as it is. Sealed with the contact, below the words of the promise.',
  input: schema.record({ ...seen, note: schema.neededText(2000) }),
  output: duty,
});

export const handDuty = endpoint({
  id: 'hotline.hand-duty',
  method: 'POST',
  path: '/hotline/duties/:id/hand',
  permission: 'hotline.record',
  summary: 'Gives a duty into the hands of a colleague, or back to the queue of the duty desk. Its day stays.',
  input: schema.record({
    ...seen,
    /** null: the queue of the duty desk */
    assignee: schema.id<'user'>().nullable(),
  }),
  output: duty,
});

export const takeBackDuty = endpoint({
  id: 'hotline.take-back-duty',
  method: 'POST',
  path: '/hotline/duties/:id/take-back',
  permission: 'hotline.record',
  summary:
    'Takes back your own last step on a duty, on the same day: moved, handed over, done or not needed. A call that was made stays.',
  input: schema.record(seen),
  output: duty,
});
