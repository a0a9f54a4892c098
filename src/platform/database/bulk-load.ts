import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { from } from 'pg-copy-streams';
import type { OrganisationId } from '../kernel/index.ts';
import { withConnection } from './connect.ts';
import type { ConnectionFacts } from './database.ts';

/**
 * COPY for the generator's records, as the owner of the tables: one transaction, every row behind the organisation's fence.
 * PostgreSQL copies into no table with row security, so the rows go through a temporary one. It knows no person and no
 * key, and writes no audit row: whoever loads by it does, with hash and count.
 */
export interface BulkLoad {
  /** @param lines of COPY's text format, in the order of the columns */
  copy(table: string, columns: readonly string[], lines: Iterable<string>): Promise<number>;
  run(text: string, values?: readonly unknown[]): Promise<void>;
}

export async function bulkLoad<T>(
  facts: ConnectionFacts,
  org: OrganisationId,
  load: (it: BulkLoad) => Promise<T>,
): Promise<T> {
  const { host, port, database, rolePrefix } = facts;
  const login = { host, port, database, user: `${rolePrefix}owner`, password: facts.passwordOf('owner') };
  return withConnection(login, async (client) => {
    await client.query('begin');
    await client.query("select set_config('app.org', $1, true)", [org]);
    let stages = 0;
    const done = await load({
      async copy(table, columns, lines) {
        stages += 1;
        const stage = `pg_temp.stage_${stages}`;
        const named = columns.join(', ');
        await client.query(
          `create temporary table stage_${stages} on commit drop as select ${named} from ${table} limit 0`,
        );
        await write(client.query(from(`copy ${stage} (${named}) from stdin`)) as unknown as Writable, lines);
        const { rowCount } = await client.query(`insert into ${table} (${named}) select ${named} from ${stage}`);
        await client.query(`drop table ${stage}`);
        return rowCount ?? 0;
      },
      async run(text, values = []) {
        await client.query(text, values as unknown[]);
      },
    });
    await client.query('commit');
    return done;
  });
}

const PIECE = 1 << 16;

/** In pieces of some size, as fast as the database takes them and no faster. */
async function write(stream: Writable, lines: Iterable<string>): Promise<void> {
  const ended = new Promise<void>((done, failed) => {
    stream.once('finish', done);
    stream.once('error', failed);
  });
  ended.catch(() => undefined);
  let piece = '';
  for (const line of lines) {
    piece += line;
    if (piece.length < PIECE) continue;
    if (!stream.write(piece)) await Promise.race([once(stream, 'drain'), ended]);
    piece = '';
  }
  stream.end(piece);
  await ended;
}

/** A row of COPY's text format. Values are codes, days, numbers, keys and lists of these. */
export function copyLine(values: readonly unknown[]): string {
  let line = '';
  for (let i = 0; i < values.length; i++) line += (i === 0 ? '' : '\t') + field(values[i]);
  return `${line}\n`;
}

function field(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return plain(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  if (Array.isArray(value)) return value.length === 0 ? '{}' : `{${value.map(element).join(',')}}`;
  throw new TypeError('no value of a bulk load');
}

const element = (value: unknown): string => (value === null ? 'NULL' : field(value));

const ODD = /[\\\t\n\r{},"]/;
function plain(value: string): string {
  if (ODD.test(value) && !value.startsWith('\\x')) throw new TypeError('a bulk load takes codes, not words');
  return value.startsWith('\\x') ? `\\${value}` : value;
}
