import type { Features } from '../matching/features.ts';
import { type CsvTable, readTable, WrongFile } from './csv-table.ts';
import { countryNamed, languagesNamed } from './named-codes.ts';
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
  'citizenship',
  'language',
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
  const citizenship = countryNamed(cell('citizenship'));
  const languages = languagesNamed(cell('language'));
  const organisation = organisationWords(cell('organisation'));
  return {
    id,
    names,
    ...(birth && { birth }),
    ...(sex && { sex }),
    ...(phones.length > 0 && { phones }),
    ...(emails.length > 0 && { emails }),
    ...(place.length > 0 && { place }),
    ...(citizenship && { citizenship }),
    ...(languages.length > 0 && { languages }),
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

/** with the numbers of ISO 5218 */
const FEMALE: ReadonlySet<string> = new Set(
  'f female fem w woman girl ž z ženski zenski žensko zensko ж женски женско жен weiblich frau femme feminin mujer 2 2.0'.split(
    ' ',
  ),
);
const MALE: ReadonlySet<string> = new Set(
  'm male man boy muški muski muško musko м мушки мушко муж männlich mann homme masculin hombre 1 1.0'.split(' '),
);

function sexOf(typed: string): 'f' | 'm' | undefined {
  const word = typed.toLowerCase();
  if (FEMALE.has(word)) return 'f';
  return MALE.has(word) ? 'm' : undefined;
}

export interface TruthRow {
  readonly id1: string;
  readonly id2: string;
  readonly same: boolean;
}

const YES = new Set('1 true yes y same match matched positive duplicate link linked da t'.split(' '));
const NO = new Set(
  '0 -1 false no n f different distinct nonmatch nomatch notsame negative unmatched nonduplicate notmatch notduplicate unlinked ne'.split(
    ' ',
  ),
);

/** Columns that say whether a pair is one person, the first that is there. */
const SAME = ['same', 'label', 'match', 'is_match', 'is_same'];

/** 1 or 0, however it is written. */
function labelOf(typed: string): boolean | undefined {
  const word = typed
    .toLowerCase()
    .replace(/(?<=\d)\.0+$/u, '')
    .replace(/(?<=\p{L})[\s_-]+(?=\p{L})/gu, '');
  return YES.has(word) ? true : NO.has(word) ? false : undefined;
}

/** @param known whether an id is in one of the files */
export function readTruth(text: string, known: (id: string) => boolean): TruthRow[] {
  const table: CsvTable = readTable(text);
  const said = SAME.find((column) => table.columns.includes(column)) ?? 'same';
  const at = ['id1', 'id2', said].map((column) => table.columns.indexOf(column)) as [number, number, number];
  for (const [n, column] of ['id1', 'id2'].entries())
    if ((at[n] as number) < 0) throw new WrongFile('the column is missing', 1, column);
  return table.rows.map((row) => {
    const cell = (n: 0 | 1 | 2): string => (at[n] < 0 ? '' : (row.cells[at[n]] ?? '').trim());
    for (const n of [0, 1] as const) {
      const column = n === 0 ? 'id1' : 'id2';
      if (cell(n) === '') throw new WrongFile('the id is empty', row.at, column);
      if (!known(cell(n))) throw new WrongFile('the id is in no file of records', row.at, column);
    }
    // a truth without the column names pairs that are the same
    const same = at[2] < 0 ? true : labelOf(cell(2));
    if (same === undefined) throw new WrongFile('1 or 0 is expected', row.at, said);
    return { id1: cell(0), id2: cell(1), same };
  });
}
