import { findAccounts } from '../../../platform/accounts/index.ts';
import { findDisabledCodes } from '../../../platform/disabled-codes/index.ts';
import type { It } from '../../../platform/operations/index.ts';
import type { DataKey } from '../../../platform/vault/index.ts';
import type { ContactId } from '../contact.ts';
import { type CsvRow, csvColumns } from '../contacts-csv.ts';
import type { ImportContext } from '../import-row.ts';
import type { ImportId } from '../store/import-store.ts';
import { findLines } from '../store/line-store.ts';

/** A checked row as it lies sealed until it is applied: its cells, its keyed hashes, and the contact it changes. */
export interface PieceRow {
  readonly cells: readonly string[];
  /** base64 */
  readonly index: string;
  readonly content: string;
  /** set: this contact gets a new version */
  readonly changes: ContactId | null;
}

const placeOf = (batch: ImportId, piece: number) =>
  ({ table: 'hotline.import_piece', row: batch, column: 'sealed', version: piece }) as const;

export const sealPiece = (it: It, key: DataKey, batch: ImportId, piece: number, rows: readonly PieceRow[]): Buffer =>
  it.keys.sealText(key, placeOf(batch, piece), JSON.stringify(rows));

export const openPiece = (it: It, key: DataKey, batch: ImportId, piece: number, sealed: Buffer): PieceRow[] =>
  JSON.parse(it.keys.openText(key, placeOf(batch, piece), sealed)) as PieceRow[];

const sourcePlace = (batch: ImportId) =>
  ({ table: 'hotline.import_batch', row: batch, column: 'sealed_source', version: 1 }) as const;

export const sealSource = (it: It, key: DataKey, batch: ImportId, source: string): Buffer =>
  it.keys.sealText(key, sourcePlace(batch), source);

export const openSource = (it: It, key: DataKey, batch: ImportId, sealed: Buffer): string =>
  it.keys.openText(key, sourcePlace(batch), sealed);

export const cellsOf = (row: CsvRow): string[] => csvColumns.map((column) => row[column]);

export const rowOf = (cells: readonly string[]): CsvRow =>
  Object.fromEntries(csvColumns.map((column, i) => [column, cells[i] as string])) as CsvRow;

/** Keyed: what a file called its rows and clients cannot be guessed back from the database. */
export const rowIndex = (it: It, source: string, externalId: string): Buffer =>
  it.keys.blindIndex('import-reference', `row\0${source}\0${externalId}`);

export const clientIndex = (it: It, source: string, ref: string): Buffer =>
  it.keys.blindIndex('import-reference', `client\0${source}\0${ref}`);

export const contentIndex = (it: It, cells: readonly string[]): Buffer =>
  it.keys.blindIndex('import-reference', `content\0${JSON.stringify(cells)}`);

/** What a row is read against: the day, the lines that are on, the people who work here. */
export async function importContext(it: It): Promise<ImportContext> {
  const [lines, accounts, disabled] = await Promise.all([
    findLines(it.tx),
    findAccounts(it.tx),
    findDisabledCodes(it.tx),
  ]);
  return {
    today: it.today,
    synthetic: it.organisation.synthetic,
    lines: new Map(lines.filter((line) => line.active).map((line) => [line.code, line.group])),
    consultants: new Map(accounts.map((account) => [account.username.toLowerCase(), account.id])),
    disabled,
  };
}
