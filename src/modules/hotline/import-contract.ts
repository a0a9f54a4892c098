import { z } from 'zod';
import { endpoint, schema } from '../../platform/kernel/index.ts';
import { lineCode } from './contact-fields.ts';
import { importReport, importRow } from './import-report.ts';

/** Files in and out: part of contract.ts, which hands these on. */
export const checkImport = endpoint({
  id: 'hotline.check-import',
  method: 'POST',
  path: '/hotline/imports',
  permission: 'hotline.import',
  summary: 'Reads a contacts.csv, checks every row and says what would happen. Nothing is imported yet.',
  input: schema.record({
    /** where the file comes from; with external_id the identity of a row, across files */
    source: schema.neededText(64),
    mode: z.enum(['create', 'correct'], { error: 'unknown_code' }).default('create'),
  }),
  output: importReport,
  upload: { type: 'text/csv', maxBytes: 1_000_000_000 },
});

export const applyImport = endpoint({
  id: 'hotline.apply-import',
  method: 'POST',
  path: '/hotline/imports/:id/apply',
  permission: 'hotline.import',
  summary: 'Imports a checked file in one transaction.',
  input: schema.record({
    id: schema.id<'import'>(),
    /** SHA-256 of the file that was checked, hex */
    hash: z.string().regex(/^[0-9a-f]{64}$/, { error: 'wrong_type' }),
  }),
  output: importReport,
});

export const listImports = endpoint({
  id: 'hotline.list-imports',
  method: 'GET',
  path: '/hotline/imports',
  permission: 'hotline.import',
  summary: 'The latest imports of the organisation: what was checked, what came in, what was refused. On record.',
  input: schema.record({}),
  output: z.array(importRow),
});

export const getImport = endpoint({
  id: 'hotline.get-import',
  method: 'GET',
  path: '/hotline/imports/:id',
  permission: 'hotline.import',
  summary: 'One import as its check or its end reported it, with the first hundred errors.',
  input: schema.record({ id: schema.id<'import'>() }),
  output: importReport,
});

export const getImportReport = endpoint({
  id: 'hotline.get-import-report',
  method: 'GET',
  path: '/hotline/imports/:id/report',
  permission: 'hotline.import',
  summary:
    'The errors of a checked file as CSV: row, column, code and a sentence in both languages; no value of the file.',
  input: schema.record({ id: schema.id<'import'>() }),
  output: z.null(),
  download: true,
});

export const exportContacts = endpoint({
  id: 'hotline.export-contacts',
  method: 'POST',
  path: '/hotline/exports',
  permission: 'hotline.export',
  summary:
    'Finalised contacts of a period as contacts.csv, texts and numbers opened. Asks for the password and a reason.',
  input: schema.record({
    from: schema.day(),
    /** last day included */
    to: schema.day(),
    line: lineCode.optional(),
    reason: schema.neededText(500),
  }),
  output: z.null(),
  stepUp: true,
  download: true,
});
