/**
 * Any CSV (RFC 4180) that somebody brings: comma, semicolon or tab, with or without a mark of its encoding. What is wrong
 * with it is said with row and column; cells are never part of a message.
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

export interface CsvTable {
  /** names of the columns, lower case */
  readonly columns: readonly string[];
  /** 1-based number of the row in the file where it begins, and its cells */
  readonly rows: readonly { readonly at: number; readonly cells: readonly string[] }[];
}

export function readTable(text: string): CsvTable {
  const rows = cellsOf(text.replace(/^\ufeff/u, ''));
  const head = rows[0];
  if (!head) throw new WrongFile('the file is empty', 1);
  const columns = head.cells.map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/gu, '_'),
  );
  const twice = columns.find((name, n) => name !== '' && columns.indexOf(name) !== n);
  if (twice !== undefined) throw new WrongFile('the column is there twice', 1, twice);
  // a sign too many at the end of a row is no cell
  for (const row of rows.slice(1))
    if (row.cells.slice(columns.length).some((cell) => cell.trim() !== ''))
      throw new WrongFile(
        `${row.cells.length} cells where the head has ${columns.length}`,
        row.at,
        columns.at(-1) ?? '',
      );
  return { columns, rows: rows.slice(1) };
}

function cellsOf(text: string): { at: number; cells: string[] }[] {
  const head = text.slice(0, Math.max(0, text.search(/[\r\n]/u)) || text.length);
  const count = (sign: string) => head.split(sign).length;
  const sign = [',', ';', '\t'].sort((a, b) => count(b) - count(a))[0] as string;
  const rows: { at: number; cells: string[] }[] = [];
  let [at, line] = [0, 1];
  while (at < text.length) {
    const cells: string[] = [];
    const begins = line;
    for (;;) {
      if (text[at] === '"') {
        let cell = '';
        at++;
        for (;;) {
          const end = text.indexOf('"', at);
          if (end < 0) throw new WrongFile('a quotation mark is never closed', begins, String(cells.length + 1));
          const piece = text.slice(at, end);
          cell += piece;
          at = end + 1;
          if (text[at] !== '"') break;
          cell += '"';
          at++;
        }
        for (let n = cell.indexOf('\n'); n >= 0; n = cell.indexOf('\n', n + 1)) line++;
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
      // a line ends with LF, CR LF, or CR alone
      const carriage = text[at] === '\r';
      if (carriage) at++;
      if (carriage && text[at] !== '\n') at--;
      else if (at < text.length && text[at] !== '\n')
        throw new WrongFile('a sign stands after the closing quotation mark', begins, String(cells.length));
      at++;
      line++;
      break;
    }
    if (cells.length > 1 || (cells[0] as string).trim() !== '') rows.push({ at: begins, cells });
  }
  return rows;
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
