import type { Features } from '../matching/features.ts';
import { type Column, columnsIn } from './columns.ts';
import { readTable, type Source, WrongFile } from './csv-table.ts';
import { countryNamed, languagesNamed } from './named-codes.ts';
import type { NumberedPart, PartsMemory } from './parts-memory.ts';
import { organisationWords, plainWords } from './plain-words.ts';
import { readDate } from './read-date.ts';

/** One row of a file of records (matching.md section 10). */
export interface RecordRow extends Features {
  readonly id: string;
  readonly names: readonly NumberedPart[];
  /** the same person under other whole names: what meets best counts */
  readonly others?: readonly RecordRow[];
}

export interface Records {
  readonly rows: readonly RecordRow[];
  /** what could not be read and is compared as missing */
  readonly unread: number;
  /** columns that say nothing to the comparison, by the names they have in the file */
  readonly ignored: readonly string[];
  readonly readAs: readonly (readonly [typed: string, column: string])[];
}

export function readRecords(files: readonly Source[], parts: PartsMemory): Records {
  const ids = new Set<string>();
  const rows: RecordRow[] = [];
  const [ignored, readAs] = [new Set<string>(), new Map<string, string>()];
  let unread = 0;
  for (const file of files)
    readTable(file, (typed) => {
      const columns = columnsIn(typed);
      for (const name of columns.ignored) ignored.add(name);
      for (const [name, column] of columns.readAs) readAs.set(name, column);
      return (cells, line) => {
        const cell = (column: Column): string => {
          const at = columns.at[column];
          if (at.length === 0) return '';
          if (at.length === 1) return (cells[at[0] as number] ?? '').trim();
          const several = at.map((n) => (cells[n] ?? '').trim()).filter((text) => text !== '');
          return several.join(column === 'place' || column === 'middle' ? ' ' : ';');
        };
        const id = cell('id');
        if (id === '') throw new WrongFile('the id is empty', line, 'id');
        if (ids.has(id)) throw new WrongFile('the id is there twice', line, 'id');
        ids.add(id);
        const typedDate =
          cell('birth_date') || [cell('by'), two(cell('bm')), two(cell('bd'))].join('-').replace(/-+$/u, '');
        const birth = readDate(typedDate);
        if (!birth && typedDate !== '') unread++;
        rows.push(rowOf(id, cell, birth, parts));
      };
    });
  if (rows.length === 0) throw new WrongFile('there is no row under the head', 2);
  return { rows, unread, ignored: [...ignored], readAs: [...readAs] };
}

const two = (digits: string): string => (/^\d$/u.test(digits) ? `0${digits}` : digits);

const listOf = (typed: string, separators: RegExp): string[] =>
  typed === ''
    ? []
    : typed
        .split(separators)
        .map((one) => one.trim())
        .filter((one) => one !== '');

function rowOf(id: string, cell: (column: Column) => string, birth: Features['birth'], parts: PartsMemory): RecordRow {
  const given = join(cell('given'), cell('middle'));
  const surname = join(cell('surname'), cell('second_surname'));
  // several whole names in one cell are one person's
  const [name = '', ...further] = listOf(cell('name'), /[;|]/u);
  const aliases = [...further, ...listOf(cell('aliases'), /[;|]/u)].slice(0, MOST_ALIASES);
  // where the parts are there the whole says nothing new
  const names = [
    ...parts.of(given, 'given'),
    ...parts.of(surname, 'surname'),
    ...(given === '' || surname === ''
      ? besides(parts.of(name, 'any'), parts.of(given, 'given'), parts.of(surname, 'surname'))
      : []),
  ];
  const sex = sexOf(cell('sex'));
  const phones = listOf(cell('phone'), /[;,|]/u)
    .map(digitsOf)
    .filter((digits) => digits.length >= 5);
  const emails = listOf(cell('email').toLowerCase(), /[;,|\s]+/u).filter((email) => email.includes('@'));
  const handles = listOf(cell('handle').toLowerCase().replaceAll('@', ''), /[;,|\s]+/u);
  const documents = listOf(cell('document').toUpperCase(), /[;,|]/u)
    .map((number) => number.replace(/[^\p{L}\d]/gu, ''))
    .filter((number) => number.length >= 4);
  const place = plainWords(cell('place'));
  const citizenship = countryNamed(cell('citizenship'));
  const languages = languagesNamed(cell('language'));
  const organisation = organisationWords(cell('organisation'));
  const row: RecordRow = {
    id,
    names,
    ...(birth && { birth }),
    ...(sex && { sex }),
    ...(phones.length > 0 && { phones }),
    ...(emails.length > 0 && { emails }),
    ...(handles.length > 0 && { handles }),
    ...(documents.length > 0 && { documents }),
    ...(place.length > 0 && { place }),
    ...(citizenship && { citizenship }),
    ...(languages.length > 0 && { languages }),
    ...(organisation.length > 0 && { organisation }),
  };
  const others = aliases
    .map((alias) => ({ ...row, names: parts.of(alias, 'any') }))
    .filter((one) => one.names.length > 0);
  return others.length > 0 ? { ...row, others } : row;
}

const MOST_ALIASES = 12;
const join = (one: string, two: string): string => (two === '' ? one : one === '' ? two : `${one} ${two}`);

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
  /** line of the file */
  readonly at: number;
}

const YES = new Set('1 true yes y same match matched positive duplicate link linked da t'.split(' '));
const NO = new Set(
  '0 -1 false no n f different distinct nonmatch nomatch notsame negative unmatched nonduplicate notmatch notduplicate unlinked ne'.split(
    ' ',
  ),
);

/** Columns that say whether a pair is one person, the first that is there. */
const SAME = 'same label match is_match is_same matched is_duplicate duplicate judgement judgment truth'.split(' ');
const PAIR = [
  'id1 id_1 id_l id_a ida left_id left id_left ltable_id unique_id_l record_id record record1 first source_id',
  'id2 id_2 id_r id_b idb right_id right id_right rtable_id unique_id_r query_id query record2 second target_id',
].map((names) => names.split(' '));
const CLUSTER = 'cluster cluster_id cluster_number group group_id entity entity_id person_id true_id'.split(' ');
const ONE = 'id record_id rec_id unique_id uid'.split(' ');

/** 1 or 0, however it is written. */
function labelOf(typed: string): boolean | undefined {
  const word = typed
    .toLowerCase()
    .replace(/(?<=\d)\.0+$/u, '')
    .replace(/(?<=\p{L})[\s_-]+(?=\p{L})/gu, '');
  return YES.has(word) ? true : NO.has(word) ? false : undefined;
}

/**
 * Pairs (id1, id2, same), or who belongs to whom (id, cluster).
 * @param known in how many of the files an id is
 */
export function readTruth(source: Source, known: (id: string) => 0 | 1 | 2): TruthRow[] {
  const rows: TruthRow[] = [];
  readTable(source, (columns) => {
    const where = (names: readonly string[]) => names.map((name) => columns.indexOf(name)).find((at) => at >= 0) ?? -1;
    const idOf = (cells: readonly string[], at: number, line: number, column: string): string => {
      const id = (cells[at] ?? '').trim();
      if (id === '') throw new WrongFile('the id is empty', line, column);
      if (known(id) === 0) throw new WrongFile('the id is in no file of records', line, column);
      return id;
    };
    const [one, two] = [where(PAIR[0] as string[]), where(PAIR[1] as string[])];
    const [id, cluster] = [where(ONE), where(CLUSTER)];
    if (id >= 0 && cluster >= 0 && !(one >= 0 && two >= 0)) {
      const firsts = new Map<string, string>();
      return (cells, line) => {
        const member = idOf(cells, id, line, 'id');
        if (known(member) > 1)
          throw new WrongFile('the id is in both files: pairs are needed, or other ids', line, 'id');
        const of = (cells[cluster] ?? '').trim();
        // who belongs to nobody is alone
        if (of === '') return;
        const first = firsts.get(of);
        if (first === undefined) firsts.set(of, member);
        else if (first !== member) rows.push({ id1: first, id2: member, same: true, at: line });
      };
    }
    for (const [at, column] of [
      [one, 'id1'],
      [two, 'id2'],
    ] as const)
      if (at < 0)
        throw new WrongFile('the column is missing (pairs are id1, id2, same; groups are id, cluster)', 1, column);
    const said = where(SAME);
    return (cells, line) => {
      const [id1, id2] = [idOf(cells, one, line, 'id1'), idOf(cells, two, line, 'id2')];
      // a truth without the column names pairs that are the same
      const same = said < 0 ? true : labelOf((cells[said] ?? '').trim());
      if (same === undefined) throw new WrongFile('1 or 0 is expected', line, columns[said]);
      rows.push({ id1, id2, same, at: line });
    };
  });
  return rows;
}
