/**
 * The columns of contacts.csv (hotline.md section 11), the same for import and export, and how a cell is kept from being
 * a formula in a spreadsheet: an apostrophe goes before it, and comes off again when the file is read.
 */
import type { Day } from '../../platform/kernel/index.ts';

export const csvColumns = [
  'external_id',
  'day',
  'hour',
  'line',
  'channel',
  'direction',
  'kind',
  'non_data_kind',
  'category',
  'subcategory',
  'caller_role',
  'how_heard',
  'language',
  'number_state',
  'minutes',
  'client_ref',
  'client_since',
  'concerns_refs',
  'sex',
  'age_band',
  'citizenship',
  'forms',
  'country',
  'district',
  'assistance',
  'signpost_types',
  'reached',
  'consultant',
  'phone',
  'note',
] as const;

export type CsvColumn = (typeof csvColumns)[number];
export type CsvRow = Readonly<Record<CsvColumn, string>>;

export const maxRows = 1_000_000;

// the wide signs are formulas where a spreadsheet is set to an East Asian language; blanks and signs without width before one
// are stripped by some readers
const STARTS = '[\\s\\p{Cf}\\p{Cc}]*[=+\\-@＝＋－＠]|[\\t\\r\\n]';
const FORMULA = new RegExp(`^'*(?:${STARTS})`, 'u');
const NEUTRALISED = new RegExp(`^'+(?:${STARTS})`, 'u');

/** So that a spreadsheet shows the text and does not work it out (OWASP, CSV injection). */
export const neutralised = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

/** The text behind a neutralised cell; every other text is itself. */
export const restored = (cell: string): string => (NEUTRALISED.test(cell) ? cell.slice(1) : cell);

/**
 * The mark of what never happened (demo-data.md section 1). A file of a synthetic organisation carries it before every
 * reference, so that no real one takes its rows for its own; within a synthetic one it comes off again.
 */
const SYNTHETIC = '◇';
export const marked = (reference: string): string =>
  reference === '' || isMarked(reference) ? reference : `${SYNTHETIC}${reference}`;
export const isMarked = (reference: string): boolean => reference.trimStart().startsWith(SYNTHETIC);
export const unmarked = (reference: string): string =>
  isMarked(reference) ? reference.trimStart().slice(SYNTHETIC.length) : reference;

/** RFC 4180 */
export const quoted = (cell: string): string =>
  /[",;\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

export const csvLine = (cells: readonly string[], separator: Separator = ','): string =>
  `${cells.map((cell) => quoted(neutralised(cell))).join(separator)}\r\n`;

export type Separator = ',' | ';';

/**
 * What a spreadsheet set to the reader's language splits at. Serbian has the decimal comma and splits at semicolons: a file
 * with commas would be cut at the semicolon inside a text, and what stands behind it read as a cell of its own.
 */
export const separatorFor = (language: string): Separator => (language.startsWith('sr') ? ';' : ',');

/**
 * The watermark of an export (security.md section 14) stands in its name and in its last line: who took it out, and on
 * which day. The name is lost when somebody renames the file, the line is not.
 * @param by the user name in Latin letters
 */
export const exportName = (scope: { from: Day; to: Day }, by: string, on: Day): string =>
  `contacts-${scope.from}-${scope.to}-by-${inAscii(by)}-on-${on}.csv`;

/**
 * The last line of an export: one cell, so it is no row of the table, and an import passes over it (decision 0017). It says
 * how many rows went before it: a file without it was cut off.
 */
export const watermark = (scope: { from: Day; to: Day }, by: string, on: Day, rows: number): string =>
  `# exported by ${inAscii(by)} on ${on}: ${rows} contacts from ${scope.from} to ${scope.to}\r\n`;

export const isWatermark = (record: readonly string[]): boolean =>
  record.length === 1 && (record[0] as string).startsWith('# exported by ');

/** Letters that every file system and every header keeps. */
const inAscii = (name: string): string =>
  name
    .replaceAll(/[đĐ]/g, 'dj')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9._-]/g, '-');

/** Position of each column, or null when a name is missing, double or unknown. */
export function columnOrder(header: readonly string[]): readonly number[] | null {
  const names = header.map((name) => name.trim());
  if (names.length !== csvColumns.length || new Set(names).size !== names.length) return null;
  const order = csvColumns.map((column) => names.indexOf(column));
  return order.includes(-1) ? null : order;
}

/** Comma or semicolon: whichever the header has more of. */
export const delimiterOf = (firstLine: string): Separator =>
  firstLine.split(';').length > firstLine.split(',').length ? ';' : ',';

/** The same two marks on a list that was taken out as it was shown. */
export const listExportName = (by: string, on: Day): string => `contact-list-by-${inAscii(by)}-on-${on}.csv`;

export const listWatermark = (by: string, on: Day, rows: number): string =>
  `# exported by ${inAscii(by)} on ${on}: a list of ${rows} contacts\r\n`;
