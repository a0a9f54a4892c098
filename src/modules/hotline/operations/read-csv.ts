import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { type CsvRow, columnOrder, csvColumns, delimiterOf, isWatermark, maxRows, restored } from '../contacts-csv.ts';
import { refuse } from '../errors.ts';

/**
 * A contacts.csv as a stream of rows. Only one row is held at a time; the hash is over the bytes as they came.
 * @throws hotline.header-wrong (also: not UTF-8), file-empty, file-too-big
 */
export interface CsvRecord {
  /** row of the sheet as a spreadsheet numbers it: the header is 1, a line break inside a cell does not count */
  readonly line: number;
  /** null: the row has more or fewer cells than the header, or a quote that does not end */
  readonly row: CsvRow | null;
}

export async function* readCsv(
  upload: AsyncIterable<Buffer>,
  hash: Hash = createHash('sha256'),
): AsyncGenerator<CsvRecord> {
  const chunks = decoded(upload, hash);
  const first = await chunks.next();
  if (first.done) throw refuse('file-empty');
  let start = first.value;
  while (!start.includes('\n') && start.length < 100_000) {
    const more = await chunks.next();
    if (more.done) break;
    start += more.value;
  }
  let broken = 0;
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(start.slice(0, start.search(/\r|\n|$/))),
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: 200_000,
    info: true,
  });
  parser.on('skip', () => {
    broken += 1;
  });
  const source = Readable.from(withStart(start, chunks), { objectMode: false, encoding: 'utf8' });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);

  let order: readonly number[] | null = null;
  let rows = 0;
  let at = 1;
  let heldBack = 0;
  for await (const entry of parser as AsyncIterable<{ record: string[]; info: { empty_lines: number } }>) {
    const { record, info } = entry;
    if (!order) {
      order = columnOrder(record);
      if (!order) throw refuse('header-wrong');
      continue;
    }
    // only at the end is it one: with a row behind it, it is a row that is too short
    if (heldBack) yield { line: heldBack, row: null };
    heldBack = isWatermark(record) ? at + info.empty_lines + 1 : 0;
    if (heldBack) {
      at += 1;
      continue;
    }
    rows += 1;
    if (rows > maxRows) throw refuse('file-too-big', { params: { rows: maxRows } });
    for (; broken > 0; broken -= 1) yield { line: ++at + info.empty_lines, row: null };
    at += 1;
    const isWhole = record.length === csvColumns.length;
    yield { line: at + info.empty_lines, row: isWhole ? asRow(record, order) : null };
  }
  if (!order) throw refuse(broken > 0 ? 'header-wrong' : 'file-empty');
  for (; broken > 0; broken -= 1) yield { line: ++at, row: null };
}

function asRow(record: readonly string[], order: readonly number[]): CsvRow {
  const row: Record<string, string> = {};
  for (const [i, column] of csvColumns.entries()) row[column] = restored(record[order[i] as number] as string);
  return row as CsvRow;
}

async function* withStart(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield start;
  yield* rest;
}

/** Another encoding than UTF-8 is refused, not guessed. */
async function* decoded(upload: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const read = (bytes: Buffer | undefined): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch (cause) {
      throw refuse('header-wrong', { params: { why: 'encoding' }, cause });
    }
  };
  for await (const chunk of upload) {
    hash.update(chunk);
    const text = read(chunk);
    if (text !== '') yield text;
  }
  const rest = read(undefined);
  if (rest !== '') yield rest;
}
