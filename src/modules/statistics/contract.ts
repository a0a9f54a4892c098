import { z } from 'zod';
import { endpoint, schema } from '../../platform/kernel/index.ts';
import { reportFormats } from './report.ts';

/** An address carries text: a year in it is a word of digits. */
const year = z.coerce
  .number({ error: 'not_a_number' })
  .int({ error: 'not_a_number' })
  .min(1990, { error: 'out_of_range' })
  .max(2100, { error: 'out_of_range' });

/** Line groups with a report of their own; never added up. */
export const reportLines = ['sos', '116000'] as const;

const asked = {
  /** a whole year, or from and to */
  year: year.optional(),
  from: schema.day().optional(),
  /** the last day is included */
  to: schema.day().optional(),
  /** today unless told */
  asOf: schema.day().optional(),
  line: z.enum(reportLines, { error: 'unknown_code' }).default('sos'),
  audience: z.enum(['internal', 'partner', 'public'], { error: 'unknown_code' }).default('internal'),
  /** the reader's own unless told */
  language: z.enum(['en', 'sr-Latn', 'sr-Cyrl'], { error: 'unknown_code' }).optional(),
};

export const computeReport = endpoint({
  id: 'statistics.compute-report',
  method: 'GET',
  path: '/statistics/reports/hotline',
  permission: 'statistics.read',
  summary:
    'The annual hotline report as a file: json by /reports/hotline.schema.json, a page without script, pdf, docx, xlsx, tidy csv.',
  input: schema.record({
    ...asked,
    format: z.enum(reportFormats, { error: 'unknown_code' }).default('json'),
    /** html: all in the one file, as it is saved, or with a style sheet of ours */
    styles: z.enum(['linked', 'embedded'], { error: 'unknown_code' }).default('embedded'),
    /** csv: with the mark by which a spreadsheet knows UTF-8 */
    mark: z.enum(['bom'], { error: 'unknown_code' }).optional(),
  }),
  output: z.unknown(),
  download: true,
});

const cell = z.strictObject({
  value: z.number().nullable(),
  mark: z.enum(['noisy', 'hidden', 'merged', 'revised']).optional(),
  text: z.string(),
});
const column = z.strictObject({
  label: z.string(),
  measure: z.string(),
  unit: z.string(),
  definition: z.string(),
  dim2: z.string().optional(),
  code2: z.string().optional(),
  period: z.string().optional(),
});
const labelled = z.strictObject({ label: z.string(), value: z.string() });

export const reportPage = z.strictObject({
  report: z.string(),
  organisation: z.string(),
  title: z.string(),
  language: z.enum(['en', 'sr-Latn', 'sr-Cyrl']),
  period: z.string(),
  asOf: z.string(),
  synthetic: z.string().nullable(),
  head: z.array(labelled),
  prose: z.string(),
  sections: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      kind: z.enum(['summary', 'figure', 'wide', 'method']),
      sentence: z.string().optional(),
      chart: z.strictObject({ svg: z.string(), narrow: z.string() }).optional(),
      table: z
        .strictObject({
          id: z.string(),
          rowHead: z.string(),
          dim1: z.string(),
          columns: z.array(column),
          rows: z.array(
            z.strictObject({
              label: z.string(),
              code: z.string(),
              total: z.boolean().optional(),
              columns: z.array(column).optional(),
              cells: z.array(cell),
            }),
          ),
        })
        .optional(),
      asides: z.array(z.string()).optional(),
      notes: z.array(z.string()),
      rules: z
        .array(z.strictObject({ name: z.string(), title: z.string(), rule: z.string(), by: z.string() }))
        .optional(),
    }),
  ),
  words: z.strictObject({ table: z.string(), method: z.string() }),
});

export const showReport = endpoint({
  id: 'statistics.show-report',
  method: 'GET',
  path: '/statistics/reports/hotline/page',
  permission: 'statistics.read',
  summary: 'The annual hotline report as the page that the desk shows: titled tables, charts, counting rules.',
  input: schema.record(asked),
  output: reportPage,
});

export const findFigures = endpoint({
  id: 'statistics.find-figures',
  method: 'GET',
  path: '/statistics/reports/hotline/figures',
  permission: 'statistics.read',
  summary:
    'Where the numbers of the annual hotline report come from: per query its definition, its canonical text over the facts, its values, their SHA-256 (of the JSON of definition, text and values), and the figures that it gave.',
  input: schema.record(asked),
  output: z.strictObject({
    period: z.strictObject({ from: schema.day(), to: schema.day() }),
    asOf: schema.day(),
    queries: z.array(
      z.strictObject({
        definition: z.string(),
        title: z.string(),
        unit: z.string(),
        class: z.string(),
        hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
        text: z.string(),
        /** in the order of $1, $2 … */
        values: z.array(z.union([z.string(), z.number(), z.null(), z.array(z.string())])),
        figures: z.array(z.strictObject({ at: z.string(), n: z.number().int().nullable() })),
      }),
    ),
  }),
});

export const showMonth = endpoint({
  id: 'statistics.show-month',
  method: 'GET',
  path: '/statistics/month',
  permission: 'statistics.read-exact',
  summary: 'The running month so far: contacts and clients of each line group, exact, by the rules of the report.',
  input: schema.record({}),
  output: z.strictObject({
    /** YYYY-MM */
    month: z.string(),
    asOf: schema.day(),
    lines: z.array(
      z.strictObject({
        line: z.enum(reportLines),
        contacts: z.number().int().nullable(),
        clients: z.number().int().nullable(),
      }),
    ),
  }),
});

export const showDefinitions = endpoint({
  id: 'statistics.show-definitions',
  method: 'GET',
  path: '/statistics/definitions',
  permission: 'statistics.read',
  summary: 'Every counting rule that is registered, in words.',
  input: schema.record({}),
  output: z.strictObject({
    definitions: z.array(
      z.strictObject({
        id: z.string(),
        version: z.number().int(),
        unit: z.string(),
        class: z.string(),
        comparabilityGroup: z.string(),
        denominator: z.string().nullable(),
        validFrom: schema.day(),
        title: z.strictObject({ en: z.string(), sr: z.string() }),
        rule: z.strictObject({ en: z.string(), sr: z.string() }),
        dateBasis: z.strictObject({ en: z.string(), sr: z.string() }),
      }),
    ),
  }),
});
