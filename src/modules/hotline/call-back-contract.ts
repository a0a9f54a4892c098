import { z } from 'zod';
import { endpoint, schema } from '../../platform/kernel/index.ts';
import { lineCode } from './contact-fields.ts';
import { contactAnswers } from './contact-now.ts';
import { dutyResults, duty as dutyShape, safetyCard } from './contact-shapes.ts';

/** Call-backs: a promise that ends with a result, made over a number that is opened only inside the act. */
const minute = schema.wholeNumber(0, 1439);
const task = { id: schema.id<'task'>() };

/** What the safety card says at this moment, and of whom nothing is known. */
export const contactNow = z.enum(contactAnswers);

/** Monday to Sunday; bit h of a day is the hour from h:00. */
const hours = z.array(schema.wholeNumber(0, 2 ** 24 - 1)).length(7, { error: 'out_of_range' });

/** What is agreed about the call itself. */
export const agreedFields = {
  /** one of its clients or concerned persons; without one all its clients */
  person: schema.id<'person'>().nullable().default(null),
  /** empty: the number of the contact */
  number: schema.text(64).default(''),
  hours: hours.nullable().default(null),
  /** the line whose number her display may show */
  showLine: lineCode.nullable().default(null),
};

/** Somebody who may be behind the number, by code and card. */
export const calledPerson = z.strictObject({
  person: schema.id<'person'>(),
  code: z.string().nullable(),
  safetyCard,
});

export const callBack = z.strictObject({
  duty: dutyShape,
  /** words of the promise and of the attempts */
  note: z.string(),
  persons: z.array(calledPerson),
  now: contactNow,
  /** agreed in the conversation; null: the card alone says */
  hours: hours.nullable(),
  /** the line whose number she is to see */
  showLine: z.string().nullable(),
  attempts: z.array(
    z.strictObject({
      day: schema.day(),
      hour: z.number().int(),
      by: schema.id<'user'>().nullable(),
      result: z.string().nullable(),
      isOverride: z.boolean(),
    }),
  ),
});

export const requestCallback = endpoint({
  id: 'hotline.request-callback',
  method: 'POST',
  path: '/hotline/callbacks',
  permission: 'hotline.record',
  summary: 'Promises a call-back: whom, when, at which number and hours, and what her display may show.',
  input: schema.record({
    /** of your own: promised twice is promised once */
    id: schema.id<'task'>(),
    contact: schema.id<'contact'>(),
    ...agreedFields,
    dueDay: schema.day(),
    dueMinute: minute.nullable().default(null),
    assignee: schema.id<'user'>().nullable().default(null),
    note: schema.text(2000).default(''),
  }),
  output: dutyShape,
});

export const getCallback = endpoint({
  id: 'hotline.get-callback',
  method: 'GET',
  path: '/hotline/callbacks/:id',
  permission: 'hotline.read',
  summary: 'A call-back with its safety cards and what was tried. No number. The opening is on record.',
  input: schema.record(task),
  output: callBack,
});

export const openCallback = endpoint({
  id: 'hotline.open-callback',
  method: 'POST',
  path: '/hotline/callbacks/:id/open',
  permission: 'hotline.record',
  summary:
    'The number, for this call. Refused where the safety card does not allow it now; with a reason it opens, and a supervisor sees it.',
  input: schema.record({ ...task, reason: schema.text(2000).default('') }),
  output: z.strictObject({
    numbers: z.array(z.strictObject({ value: z.string(), read: z.string().nullable(), code: z.string().nullable() })),
    now: contactNow,
    isOverride: z.boolean(),
    showLine: z.string().nullable(),
  }),
});

export const reportAttempt = endpoint({
  id: 'hotline.report-attempt',
  method: 'POST',
  path: '/hotline/callbacks/:id/attempts',
  permission: 'hotline.record',
  summary:
    'What came of an attempt: reached, no_answer, someone_else, not_permitted or moved. Reached opens an outgoing draft.',
  input: schema.record({
    ...task,
    revision: schema.wholeNumber(1, 1_000_000),
    result: dutyResults.callback,
    /** with `moved`, and for the next attempt */
    dueDay: schema.day().optional(),
    dueMinute: minute.nullable().optional(),
    /** needed with `moved` */
    reasonText: schema.text(2000).default(''),
    /** why it was called against the card, where the number was not opened here */
    overrideReason: schema.text(2000).default(''),
    note: schema.text(2000).default(''),
    assignee: schema.id<'user'>().nullable().optional(),
    /** id for the outgoing draft, where somebody answered */
    draft: schema.id<'contact'>().optional(),
  }),
  output: z.strictObject({
    duty: dutyShape,
    draft: schema.id<'contact'>().nullable(),
    /** a flag worth setting now */
    offer: z.enum(['someone_else_answers']).nullable(),
  }),
});

export type CallBack = z.output<typeof callBack>;
