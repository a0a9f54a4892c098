import type { ImportReport } from '../import-report.ts';
import type { ImportBatch } from '../store/import-store.ts';

/** A batch as its report: numbers, and the first hundred errors. */
export const reportOf = (batch: ImportBatch): ImportReport => ({
  id: batch.id,
  state: batch.state,
  hash: batch.fileHash.toString('hex'),
  rows: batch.rows,
  created: batch.created,
  changed: batch.changed,
  unchanged: batch.unchanged,
  newClients: batch.newClients,
  errors: batch.errorCount,
  firstErrors: batch.errors.slice(0, 100),
});
