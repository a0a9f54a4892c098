import type { Features } from '../matching/features.ts';
import { type CsvTable, readTable, WrongFile } from './csv-table.ts';
import type { NumberedPart, PartsMemory } from './parts-memory.ts';
import { organisationWords, plainWords } from './plain-words.ts';
import { readDate } from './read-date.ts';

/** One row of a file of records (matching.md section 10). */
export interface RecordRow extends Features {
  readonly id: string;
  readonly names: readonly NumberedPart[];
}

const COLUMNS = [
  'id',
  'given',
  'surname',
  'name',
  'birth_date',
  'sex',
  'phone',
  'email',
  'place',
  'organisation',
] as const;
type Column = (typeof COLUMNS)[number];
const COMPARED: readonly Column[] = ['given', 'surname', 'name', 'birth_date', 'phone', 'email', 'organisation'];

export interface Records {
  readonly rows: readonly RecordRow[];
  readonly columns: readonly string[];
  /** what could not be read and is compared as missing */
  readonly unread: number;
  /** columns that say nothing to the comparison, by the names they have in the file */
  readonly ignored: readonly string[];
}

export function readRecords(text: string, parts: PartsMemory): Records {
  const table = readTable(text);
  const columns = COLUMNS.filter((column) => table.columns.includes(column));
  if (!columns.includes('id')) throw new WrongFile('the column is missing', 1, 'id');
  if (!COMPARED.some((column) => columns.includes(column)))
    throw new WrongFile(`there is nothing to compare: one of ${COMPARED.join(', ')} is needed`, 1);
  const at = Object.fromEntries(COLUMNS.map((column) => [column, table.columns.indexOf(column)])) as Record<
    Column,
    number
  >;
  const ids = new Set<string>();
  let unread = 0;
  const rows = table.rows.map((row) => {
    const cell = (column: Column): string => (at[column] < 0 ? '' : (row.cells[at[column]] ?? '').trim());
    const id = cell('id');
    if (id === '') throw new WrongFile('the id is empty', row.at, 'id');
    if (ids.has(id)) throw new WrongFile('the id is there twice', row.at, 'id');
    ids.add(id);
    const birth = readDate(cell('birth_date'));
    if (!birth && cell('birth_date') !== '') unread++;
    return rowOf(id, cell, birth, parts);
  });
  const ignored = table.columns.filter((name) => name !== '' && !(COLUMNS as readonly string[]).includes(name));
  return { rows, columns, unread, ignored };
}

function rowOf(id: string, cell: (column: Column) => string, birth: Features['birth'], parts: PartsMemory): RecordRow {
  const [given, surname, name] = [cell('given'), cell('surname'), cell('name')];
  // where the parts are there the whole says nothing new
  const names = [
    ...parts.of(given, 'given'),
    ...parts.of(surname, 'surname'),
    ...(given === '' || surname === ''
      ? besides(parts.of(name, 'any'), parts.of(given, 'given'), parts.of(surname, 'surname'))
      : []),
  ];
  const sex = sexOf(cell('sex'));
  const phones = cell('phone')
    .split(/[;,|]/u)
    .map(digitsOf)
    .filter((digits) => digits.length >= 5);
  const emails = cell('email')
    .toLowerCase()
    .split(/[;,|\s]+/u)
    .filter((email) => email.includes('@'));
  const place = plainWords(cell('place'));
  const organisation = organisationWords(cell('organisation'));
  return {
    id,
    names,
    ...(birth && { birth }),
    ...(sex && { sex }),
    ...(phones.length > 0 && { phones }),
    ...(emails.length > 0 && { emails }),
    ...(place.length > 0 && { place }),
    ...(organisation.length > 0 && { organisation }),
  };
}

/** Of a whole name what the given name or the surname beside it does not say already. */
function besides(whole: readonly NumberedPart[], ...known: readonly (readonly NumberedPart[])[]): NumberedPart[] {
  const letters = new Set(known.flat().map((part) => part.letters));
  return whole.filter((part) => !letters.has(part.letters));
}

/** International and domestic ways to begin are taken off: the rest is the number. */
const digitsOf = (typed: string): string => typed.replace(/\D/gu, '').replace(/^0+/u, '');

function sexOf(typed: string): 'f' | 'm' | undefined {
  const word = typed.toLowerCase();
  if (['f', 'female', 'w', 'woman', 'ž', 'z', 'ženski', 'zenski', 'ж', 'weiblich', '2'].includes(word)) return 'f';
  return ['m', 'male', 'man', 'muški', 'muski', 'м', 'männlich', '1'].includes(word) ? 'm' : undefined;
}

export interface TruthRow {
  readonly id1: string;
  readonly id2: string;
  readonly same: boolean;
}

const YES = ['1', 'true', 'yes', 'y', 'same', 'match', 'da', '1.0', 't'];
const NO = ['0', 'false', 'no', 'n', 'different', 'not same', 'ne', '0.0', 'f', 'not_same', 'nomatch'];

/** @param known whether an id is in one of the files */
export function readTruth(text: string, known: (id: string) => boolean): TruthRow[] {
  const table: CsvTable = readTable(text);
  const at = ['id1', 'id2', 'same'].map((column) => table.columns.indexOf(column)) as [number, number, number];
  for (const [n, column] of ['id1', 'id2'].entries())
    if ((at[n] as number) < 0) throw new WrongFile('the column is missing', 1, column);
  return table.rows.map((row) => {
    const cell = (n: 0 | 1 | 2): string => (at[n] < 0 ? '' : (row.cells[at[n]] ?? '').trim());
    for (const n of [0, 1] as const) {
      const column = n === 0 ? 'id1' : 'id2';
      if (cell(n) === '') throw new WrongFile('the id is empty', row.at, column);
      if (!known(cell(n))) throw new WrongFile('the id is in no file of records', row.at, column);
    }
    const word = cell(2).toLowerCase();
    // a truth without the column names pairs that are the same
    if (at[2] >= 0 && !YES.includes(word) && !NO.includes(word))
      throw new WrongFile('1 or 0 is expected', row.at, 'same');
    return { id1: cell(0), id2: cell(1), same: at[2] < 0 || YES.includes(word) };
  });
}
