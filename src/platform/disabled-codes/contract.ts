/**
 * Codes that an organisation leaves out (house.md §8). A code is never deleted: what was recorded with it keeps it, its words
 * and its place in the figures; it is only not chosen any more.
 */
import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import * as schema from '../kernel/schema.ts';

const code = z.string({ error: 'unknown_code' }).regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, { error: 'unknown_code' });
const listId = z.string({ error: 'unknown_code' }).regex(/^[a-z0-9][a-z0-9._-]{0,59}$/, { error: 'unknown_code' });

export const listDisabled = endpoint({
  id: 'codelists.list-disabled',
  method: 'GET',
  path: '/codelists/disabled',
  permission: 'codelists.read',
  summary: 'The codes that this organisation does not offer.',
  input: schema.record({}),
  output: z.strictObject({ codes: z.array(z.strictObject({ list: z.string(), code: z.string() })) }),
});

export const listCodeLists = endpoint({
  id: 'codelists.list-code-lists',
  method: 'GET',
  path: '/codelists',
  permission: 'codelists.set',
  summary: 'The lists of which an organisation may leave codes out, with what is left out and what has to stay.',
  input: schema.record({}),
  output: z.array(
    z.strictObject({
      id: z.string(),
      source: z.string(),
      codes: z.array(
        z.strictObject({
          code: z.string(),
          en: z.string(),
          sr: z.string(),
          parent: z.string().nullable(),
          /** rules or other fields need it: it cannot be disabled */
          needed: z.boolean(),
          /** the day since which it is not offered */
          disabledSince: schema.day().nullable(),
        }),
      ),
    }),
  ),
});

export const setDisabled = endpoint({
  id: 'codelists.set-disabled',
  method: 'PUT',
  path: '/codelists/disabled',
  permission: 'codelists.set',
  summary: 'Leaves a code out of what is offered from today, or offers it again. Repeating it changes nothing.',
  input: schema.record({ list: listId, code, disabled: z.boolean({ error: 'wrong_type' }) }),
  output: z.strictObject({ list: z.string(), code: z.string(), disabledSince: schema.day().nullable() }),
});
