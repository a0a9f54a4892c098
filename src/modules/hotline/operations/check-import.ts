import { createHash } from 'node:crypto';
import { newId } from '../../../platform/kernel/index.ts';
import { type It, operation } from '../../../platform/operations/index.ts';
import { checkImport as face } from '../contract.ts';
import { refuse } from '../errors.ts';
import type { ImportError } from '../import-report.ts';
import { isRead, type ReadRow, readRow } from '../import-row.ts';
import {
  destroyPieces,
  findImportClients,
  findImportRows,
  type ImportBatch,
  type ImportId,
  insertBatch,
  putPiece,
} from '../store/import-store.ts';
import { takeNumbers } from '../store/number-store.ts';
import { beginPiece } from '../store/own-piece.ts';
import { bulkPortion } from './bulk-add-contacts.ts';
import { dutyDesk } from './guards.ts';
import {
  cellsOf,
  clientIndex,
  contentIndex,
  importContext,
  type PieceRow,
  rowIndex,
  sealPiece,
  sealSource,
} from './import-piece.ts';
import { reportOf } from './import-report.ts';
import { readCsv } from './read-csv.ts';

const MOST_ERRORS = 10_000;

/**
 * Reads the whole file, says what would happen, and keeps a sealed copy to be applied. A file with one bad row is refused
 * whole; every bad row is named, no value of it is repeated.
 */
export const checkImport = operation(face, {
  async run(it, { source, mode }) {
    const group = dutyDesk(it);
    if (!it.keys.mayIndex('import-reference')) throw refuse('not-found');
    const batch = newId<'import'>() as ImportId;
    const { key, wraps } = it.keys.newKey(batch, [group]);
    await it.keys.putWraps(it.tx, wraps);
    const check = await checkRows(it, {
      batch,
      source,
      mode,
      keep: (piece, rows) => putPiece(it.tx, { batch, piece, group, sealed: sealPiece(it, key, batch, piece, rows) }),
    });
    const sealedSource = sealSource(it, key, batch, source);
    const refused = check.errorCount > 0;
    if (refused) await destroyPieces(it.tx, batch);
    const blocks: [number, number, number][] = [];
    if (!refused)
      for (const [year, count] of [...check.years].sort(([a], [b]) => a - b))
        blocks.push([year, await takeNumbers(it.tx, year, count), count]);
    const record: ImportBatch = {
      id: batch,
      group,
      state: refused ? 'refused' : 'checked',
      mode,
      madeBy: it.actor.user,
      madeOn: it.today,
      madeHour: it.hour,
      fileHash: check.hash,
      sealedSource,
      rows: check.rows,
      created: check.created,
      changed: check.changed,
      unchanged: check.unchanged,
      newClients: check.newClients,
      errorCount: check.errorCount,
      errors: check.errors,
      blocks,
    };
    const label = newId<'import-label'>();
    const piece = beginPiece(it.keys, group, 'hotline.import_batch', label, { source });
    await it.keys.putWraps(it.tx, piece.wraps);
    await insertBatch(it.tx, record, { key: label, sealed: piece.sealed });
    it.tx.record({
      kind: 'hotline.check-import',
      payload: { batch, mode, rows: check.rows, errors: check.errorCount, hash: check.hash.toString('hex') },
    });
    return reportOf(record);
  },
});

interface Check {
  readonly hash: Buffer;
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  newClients: number;
  errorCount: number;
  readonly errors: ImportError[];
  /** contacts to be created, by year of their day */
  readonly years: Map<number, number>;
}

interface Waiting {
  readonly line: number;
  readonly read: ReadRow;
  readonly cells: readonly string[];
  readonly index: Buffer;
  readonly content: Buffer;
}

async function checkRows(
  it: It,
  file: {
    batch: ImportId;
    source: string;
    mode: 'create' | 'correct';
    keep(piece: number, rows: PieceRow[]): Promise<unknown>;
  },
): Promise<Check> {
  const context = await importContext(it);
  const hash = createHash('sha256');
  const check: Omit<Check, 'hash'> = {
    rows: 0,
    created: 0,
    changed: 0,
    unchanged: 0,
    newClients: 0,
    errorCount: 0,
    errors: [],
    years: new Map(),
  };
  let refused = 0;
  let refusedRow = 0;
  const fail = (row: number, column: string, code: ImportError['code']) => {
    if (row !== refusedRow) refused += 1;
    refusedRow = row;
    check.errorCount += 1;
    if (check.errors.length < MOST_ERRORS) check.errors.push({ row, column, code });
  };
  // sixteen bytes a row, as latin1 strings: a million of them stay under 100 MB
  const seen = new Set<string>();
  const refs = new Set<string>();
  let waiting: Waiting[] = [];
  let piece = 0;

  async function flush(): Promise<void> {
    if (waiting.length === 0) return;
    const known = await findImportRows(
      it.tx,
      waiting.map((one) => one.index),
    );
    const keep: PieceRow[] = [];
    const told: { readonly read: ReadRow; readonly isNew: boolean }[] = [];
    for (const { line, read, cells, index, content } of waiting) {
      const before = known.get(index.toString('base64'));
      if (before?.content.equals(content)) check.unchanged += 1;
      else if (before && file.mode === 'create') fail(line, 'external_id', 'import_conflict');
      else {
        if (before) check.changed += 1;
        else {
          check.created += 1;
          const year = Number(read.body.day.slice(0, 4));
          check.years.set(year, (check.years.get(year) ?? 0) + 1);
        }
        told.push({ read, isNew: before === undefined });
        keep.push({
          cells,
          index: index.toString('base64'),
          content: content.toString('base64'),
          changes: before?.contact ?? null,
        });
      }
    }
    waiting = [];
    await countClients(told);
    if (check.errorCount > 0 || keep.length === 0) return;
    await file.keep(piece, keep);
    piece += 1;
  }

  async function countClients(rows: readonly { readonly read: ReadRow; readonly isNew: boolean }[]): Promise<void> {
    const fresh = new Map<string, Buffer>();
    for (const { read, isNew } of rows) {
      const { body, clientRef, concernRefs } = read;
      if (isNew && body.kind === 'data' && clientRef === '') check.newClients += 1;
      for (const ref of clientRef === '' ? concernRefs : [clientRef, ...concernRefs]) {
        const index = clientIndex(it, file.source, ref);
        const name = index.toString('latin1');
        if (!refs.has(name)) fresh.set(name, index);
        refs.add(name);
      }
    }
    if (fresh.size === 0) return;
    const known = await findImportClients(it.tx, [...fresh.values()]);
    check.newClients += fresh.size - known.size;
  }

  for await (const { line, row } of readCsv(it.upload, hash)) {
    if (check.rows > 0 && check.rows % bulkPortion === 0) it.progress(check.rows, 0, refused);
    check.rows += 1;
    if (!row) {
      fail(line, '', 'ragged_row');
      continue;
    }
    const read = readRow(row, context);
    if (!isRead(read)) {
      for (const fault of read) fail(line, fault.column, fault.code);
      continue;
    }
    const index = rowIndex(it, file.source, read.externalId);
    const name = index.toString('latin1');
    if (seen.has(name)) {
      fail(line, 'external_id', 'duplicate_in_file');
      continue;
    }
    seen.add(name);
    const cells = cellsOf(row);
    waiting.push({ line, read, cells, index, content: contentIndex(it, cells) });
    if (waiting.length >= bulkPortion) await flush();
  }
  await flush();
  return { ...check, hash: hash.digest() };
}
