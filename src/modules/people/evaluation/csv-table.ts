/**
 * Any CSV (RFC 4180) that somebody brings, row by row: comma, semicolon or tab, with or without a mark of its encoding. What
 * is wrong with it is said with row and column; cells are never part of a message.
 */
export class WrongFile extends Error {
  readonly row: number;
  readonly column: string | undefined;
  /** which of the files: records, queries, truth */
  file: string | undefined;
  constructor(problem: string, row: number, column?: string) {
    super(`row ${row}${column ? `, column ${column}` : ''}: ${problem}`);
    this.row = row;
    this.column = column;
    this.file = undefined;
  }
}

/** A text, or the pieces of one: a large file is never whole in memory. */
export type Source = string | Iterable<string>;

/** @param at 1-based number of the line where the row begins */
export type ReadRow = (cells: readonly string[], at: number) => void;

/** Calls back with the names of the columns (lower case, blanks as _), and with each row that is not empty. */
export function readTable(source: Source, begin: (columns: readonly string[]) => ReadRow): void {
  let columns: readonly string[] | undefined;
  let read: ReadRow = () => undefined;
  eachRow(source, (cells, at) => {
    if (columns === undefined) {
      columns = columnsOf(cells);
      read = begin(columns);
      return;
    }
    // a sign too many at the end of a row is no cell
    if (cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== ''))
      throw new WrongFile(`${cells.length} cells where the head has ${columns.length}`, at, columns.at(-1) ?? '');
    read(cells, at);
  });
  if (columns === undefined) throw new WrongFile('the file is empty', 1);
}

function columnsOf(cells: readonly string[]): string[] {
  const columns = cells.map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/gu, '_'),
  );
  const twice = columns.find((name, n) => name !== '' && columns.indexOf(name) !== n);
  if (twice !== undefined) throw new WrongFile('the column is there twice', 1, twice);
  return columns;
}

/** nobody writes a longer row: there a quotation mark was forgotten */
const LONGEST_ROW = 2 ** 24;

function eachRow(source: Source, visit: ReadRow): void {
  const pieces = (typeof source === 'string' ? [source] : source)[Symbol.iterator]();
  let text = '';
  let ended = false;
  let [at, line] = [0, 1];
  const more = (): boolean => {
    if (ended) return false;
    const next = pieces.next();
    if (next.done) ended = true;
    else {
      if (text.length - at > LONGEST_ROW) return false;
      text = at === text.length ? next.value : text.slice(at) + next.value;
      at = 0;
    }
    return !ended;
  };
  while (text === '' && more());
  text = text.replace(/^\ufeff/u, '');
  while (!/[\r\n]/u.test(text) && more());
  const sign = signOf(text);
  for (;;) {
    while (at >= text.length) if (!more()) return;
    const begins = line;
    let row = rowAt(text, at, sign);
    // what goes on in the next piece is read again from its beginning
    while ((row.end >= text.length || row.open) && more()) row = rowAt(text, at, sign);
    if (row.open) throw new WrongFile('a quotation mark is never closed', begins, String(row.cells.length + 1));
    if (row.wrong)
      throw new WrongFile('a sign stands after the closing quotation mark', begins, String(row.cells.length));
    at = row.end;
    line += row.lines;
    if (row.cells.length > 1 || (row.cells[0] as string).trim() !== '') visit(row.cells, begins);
  }
}

function signOf(text: string): string {
  const end = text.search(/[\r\n]/u);
  const head = end < 0 ? text : text.slice(0, end);
  const count = (sign: string) => head.split(sign).length;
  return [',', ';', '\t', '|'].sort((a, b) => count(b) - count(a))[0] as string;
}

interface Row {
  readonly cells: string[];
  readonly end: number;
  readonly lines: number;
  /** a quotation mark is not closed before the text ends */
  readonly open: boolean;
  readonly wrong: boolean;
}

function rowAt(text: string, from: number, sign: string): Row {
  const cells: string[] = [];
  let [at, lines] = [from, 1];
  const row = (open: boolean, wrong = false): Row => ({ cells, end: at, lines, open, wrong });
  for (;;) {
    if (text[at] === '"') {
      let cell = '';
      at++;
      for (;;) {
        const end = text.indexOf('"', at);
        if (end < 0) return row(true);
        cell += text.slice(at, end);
        at = end + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at++;
      }
      for (let n = cell.indexOf('\n'); n >= 0; n = cell.indexOf('\n', n + 1)) lines++;
      cells.push(cell);
    } else {
      let end = at;
      while (end < text.length && text[end] !== sign && text[end] !== '\n' && text[end] !== '\r') end++;
      cells.push(text.slice(at, end));
      at = end;
    }
    if (text[at] === sign) {
      at++;
      continue;
    }
    if (at >= text.length) return row(false);
    // a line ends with LF, CR LF, or CR alone
    if (text[at] === '\r') at += text[at + 1] === '\n' ? 2 : 1;
    else if (text[at] === '\n') at++;
    else return row(false, true);
    return row(false);
  }
}

/** Says of which file a problem tells. */
export function inFile<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (problem) {
    if (problem instanceof WrongFile) problem.file = file;
    throw problem;
  }
}
