import type { Tx } from '../../../platform/database/index.ts';
import type { Day, GroupId, Id, UserId } from '../../../platform/kernel/index.ts';
import type { ContactId, PersonId } from '../contact.ts';
import type { ImportError, ImportReport } from '../import-report.ts';

/** Imports in the database: batches, their sealed pieces, and the keyed hashes by which a row is known again. */
export type ImportId = Id<'import'>;

export interface ImportBatch {
  readonly id: ImportId;
  readonly group: GroupId;
  readonly state: ImportReport['state'];
  readonly mode: 'create' | 'correct';
  readonly madeBy: UserId;
  readonly madeOn: Day;
  readonly madeHour: number | null;
  readonly fileHash: Buffer;
  readonly sealedSource: Buffer;
  readonly rows: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly newClients: number;
  readonly errorCount: number;
  /** up to 10,000 */
  readonly errors: readonly ImportError[];
  /** numbers taken for it: year, first, how many */
  readonly blocks: readonly (readonly [number, number, number])[];
}

interface BatchRow {
  id: ImportId;
  group_id: GroupId;
  state: ImportReport['state'];
  mode: ImportBatch['mode'];
  made_by: UserId;
  made_on: Day;
  made_hour: number | null;
  file_hash: Buffer;
  sealed_source: Buffer;
  row_count: number;
  created: number;
  changed: number;
  unchanged: number;
  new_clients: number;
  error_count: number;
  error_rows: number[];
  error_columns: string[];
  error_codes: ImportError['code'][];
  block_years: number[];
  block_starts: number[];
  block_sizes: number[];
}

/** What the file was called, under a key of its own that outlives the rows. */
export interface ImportLabel {
  readonly key: string;
  readonly sealed: Buffer;
}

export async function insertBatch(tx: Tx, batch: ImportBatch, label: ImportLabel): Promise<void> {
  await tx.query(
    `insert into hotline.import_batch (org_id, id, group_id, state, mode, made_by, made_on, file_hash, sealed_source, row_count,
       created, changed, unchanged, new_clients, error_count, error_rows, error_columns, error_codes, block_years, block_starts, block_sizes, made_hour, label_key, sealed_label)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)`,
    [
      tx.actor.org,
      batch.id,
      batch.group,
      batch.state,
      batch.mode,
      batch.madeBy,
      batch.madeOn,
      batch.fileHash,
      batch.sealedSource,
      batch.rows,
      batch.created,
      batch.changed,
      batch.unchanged,
      batch.newClients,
      batch.errorCount,
      batch.errors.map((error) => error.row),
      batch.errors.map((error) => error.column),
      batch.errors.map((error) => error.code),
      batch.blocks.map(([year]) => year),
      batch.blocks.map(([, first]) => first),
      batch.blocks.map(([, , size]) => size),
      batch.madeHour,
      label.key,
      label.sealed,
    ],
  );
}

/** Locked until the end of the transaction: an import is applied once. */
export async function findBatchToApply(tx: Tx, id: ImportId): Promise<ImportBatch | undefined> {
  const rows = await tx.query<BatchRow>('select * from hotline.import_batch where org_id = $1 and id = $2 for update', [
    tx.actor.org,
    id,
  ]);
  return rows.map(batchOf)[0];
}

/** As it stands: whoever looks at an import waits for nobody who is applying it. */
export async function findBatch(tx: Tx, id: ImportId): Promise<ImportBatch | undefined> {
  const rows = await tx.query<BatchRow>('select * from hotline.import_batch where org_id = $1 and id = $2', [
    tx.actor.org,
    id,
  ]);
  return rows.map(batchOf)[0];
}

function batchOf(row: BatchRow): ImportBatch {
  return {
    id: row.id,
    group: row.group_id,
    state: row.state,
    mode: row.mode,
    madeBy: row.made_by,
    madeOn: row.made_on,
    madeHour: row.made_hour,
    fileHash: row.file_hash,
    sealedSource: row.sealed_source,
    rows: row.row_count,
    created: row.created,
    changed: row.changed,
    unchanged: row.unchanged,
    newClients: row.new_clients,
    errorCount: row.error_count,
    errors: row.error_rows.map((line, i) => ({
      row: line,
      column: row.error_columns[i] as string,
      code: row.error_codes[i] as ImportError['code'],
    })),
    blocks: row.block_years.map(
      (year, i) => [year, row.block_starts[i] as number, row.block_sizes[i] as number] as const,
    ),
  };
}

export const markApplied = (tx: Tx, id: ImportId, on: Day) =>
  tx.query("update hotline.import_batch set state = 'applied', applied_on = $3 where org_id = $1 and id = $2", [
    tx.actor.org,
    id,
    on,
  ]);

export const putPiece = (tx: Tx, piece: { batch: ImportId; piece: number; group: GroupId; sealed: Buffer }) =>
  tx.query('insert into hotline.import_piece (org_id, batch_id, piece, group_id, sealed) values ($1, $2, $3, $4, $5)', [
    tx.actor.org,
    piece.batch,
    piece.piece,
    piece.group,
    piece.sealed,
  ]);

export async function findPiece(tx: Tx, batch: ImportId, piece: number): Promise<Buffer | undefined> {
  const rows = await tx.query<{ sealed: Buffer }>(
    'select sealed from hotline.import_piece where org_id = $1 and batch_id = $2 and piece = $3',
    [tx.actor.org, batch, piece],
  );
  return rows[0]?.sealed;
}

/** The copy of the file is gone, and the key that opened it. */
export const destroyPieces = (tx: Tx, batch: ImportId) =>
  Promise.all([
    tx.query('delete from hotline.import_piece where org_id = $1 and batch_id = $2', [tx.actor.org, batch]),
    tx.query('delete from vault.wrap where org_id = $1 and key_id = $2', [tx.actor.org, batch]),
  ]);

export interface KnownRow {
  readonly contact: ContactId;
  readonly content: Buffer;
}

/** Rows that were imported before, by the base64 of their index. */
export async function findImportRows(tx: Tx, indexes: readonly Buffer[]): Promise<Map<string, KnownRow>> {
  const rows = await tx.query<{ row_index: Buffer; contact_id: ContactId; content: Buffer }>(
    'select row_index, contact_id, content from hotline.import_row where org_id = $1 and row_index = any ($2::bytea[])',
    [tx.actor.org, indexes],
  );
  return new Map(
    rows.map((row) => [row.row_index.toString('base64'), { contact: row.contact_id, content: row.content }]),
  );
}

export async function putImportRows(
  tx: Tx,
  rows: readonly { readonly index: Buffer; readonly contact: ContactId; readonly content: Buffer }[],
): Promise<void> {
  await tx.query(
    `insert into hotline.import_row (org_id, row_index, contact_id, content)
     select $1, r.row_index, r.contact_id, r.content from unnest($2::bytea[], $3::uuid[], $4::bytea[]) as r (row_index, contact_id, content)
     on conflict (org_id, row_index) do update set content = excluded.content`,
    [tx.actor.org, rows.map((row) => row.index), rows.map((row) => row.contact), rows.map((row) => row.content)],
  );
}

export interface KnownClient {
  /** null once erased */
  readonly id: PersonId | null;
  readonly subjectKey: Buffer;
}

export async function findImportClients(tx: Tx, indexes: readonly Buffer[]): Promise<Map<string, KnownClient>> {
  const rows = await tx.query<{ ref_index: Buffer; person_id: PersonId | null; subject_key: Buffer }>(
    'select ref_index, person_id, subject_key from hotline.import_client where org_id = $1 and ref_index = any ($2::bytea[])',
    [tx.actor.org, indexes],
  );
  return new Map(
    rows.map((row) => [row.ref_index.toString('base64'), { id: row.person_id, subjectKey: row.subject_key }]),
  );
}

export async function putImportClients(
  tx: Tx,
  clients: readonly { readonly index: Buffer; readonly id: PersonId; readonly subjectKey: Buffer }[],
): Promise<void> {
  await tx.query(
    `insert into hotline.import_client (org_id, ref_index, person_id, subject_key)
     select $1, r.ref_index, r.person_id, r.subject_key from unnest($2::bytea[], $3::uuid[], $4::bytea[]) as r (ref_index, person_id, subject_key)`,
    [tx.actor.org, clients.map((one) => one.index), clients.map((one) => one.id), clients.map((one) => one.subjectKey)],
  );
}
