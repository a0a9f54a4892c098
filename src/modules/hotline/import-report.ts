import { z } from 'zod';
import { schema } from '../../platform/kernel/index.ts';

/** What a check or an import found, in numbers and codes; no value of the file is ever in it. */
export const importFaults = [
  'missing',
  'not_a_date',
  'out_of_range',
  'unknown_code',
  'disabled_code',
  'not_allowed_here',
  'too_long',
  'duplicate_in_file',
  'unknown_consultant',
  'import_conflict',
  'broken_text',
  'ragged_row',
] as const;

export type ImportFault = (typeof importFaults)[number];

export const importError = z.strictObject({
  /** row of the sheet: the header is 1, a line break inside a cell does not count */
  row: z.number().int(),
  column: z.string(),
  code: z.enum(importFaults),
});

export const importReport = z.strictObject({
  id: schema.id<'import'>(),
  /** refused: it has errors, nothing can be applied; ended: nobody imported it in time, its rows are gone */
  state: z.enum(['checked', 'refused', 'applied', 'ended']),
  hash: z.string(),
  rows: z.number().int(),
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  newClients: z.number().int(),
  errors: z.number().int(),
  /** the first hundred; all up to 10,000 in the report */
  firstErrors: z.array(importError),
});

/** An import in the list of them. */
export const importRow = z.strictObject({
  ...importReport.pick({ id: true, state: true, rows: true, created: true, changed: true, errors: true }).shape,
  mode: z.enum(['create', 'correct']),
  /** where the file came from, as it was said */
  source: z.string(),
  by: schema.id<'user'>(),
  day: schema.day(),
  hour: z.number().int().nullable(),
});
export type ImportRow = z.output<typeof importRow>;

export type ImportError = z.output<typeof importError>;
export type ImportReport = z.output<typeof importReport>;
