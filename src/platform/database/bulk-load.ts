import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Client } from 'pg';
import { from } from 'pg-copy-streams';
import type { OrganisationId } from '../kernel/index.ts';
import { type Login, withConnection } from './connect.ts';
import { COPY_END, COPY_HEAD, rowWriter } from './copy-binary.ts';
import type { ConnectionFacts } from './database.ts';

/**
 * COPY for the generator's records, as the owner of the tables: one transaction, every row behind the organisation's fence.
 * PostgreSQL copies into no table whose row security holds for the owner too, so the rows go through a temporary one; into
 * a table that was laid bare (bare-tables.ts) they go at once, and each must name the organisation. It knows no person and
 * no key, and writes no audit row: whoever loads by it does, with hash and count.
 */
export interface BulkLoad {
  /** @param rows values in the order of the columns */
  copy(table: string, columns: readonly string[], rows: Iterable<readonly unknown[]>): Promise<number>;
  /** Rows that were made into bytes elsewhere, by a `rowWriter`. */
  copyBytes(table: string, columns: readonly string[], pieces: Iterable<Uint8Array>, rows: number): Promise<void>;
  run(text: string, values?: readonly unknown[]): Promise<void>;
}

/** column → its type, as `format_type` names it */
export type CopyTypes = Readonly<Record<string, string>>;

export const ownerLogin = ({ host, port, database, rolePrefix, passwordOf }: ConnectionFacts): Login => ({
  host,
  port,
  database,
  user: `${rolePrefix}owner`,
  password: passwordOf('owner'),
});

export function bulkLoad<T>(
  facts: ConnectionFacts,
  org: OrganisationId,
  load: (it: BulkLoad) => Promise<T>,
): Promise<T> {
  return withConnection(ownerLogin(facts), async (client) => {
    await client.query('begin');
    await client.query("select set_config('app.org', $1, true)", [org]);
    const done = await load({
      async copy(table, columns, rows) {
        const types = await typesOf(client, table);
        const writer = rowWriter(columns.map((column) => types[column] as string));
        let count = 0;
        const pieces = (function* () {
          for (const values of rows) {
            writer.add(values);
            count += 1;
            if (writer.full > 0) yield* writer.take().pieces;
          }
          yield* writer.take().pieces;
        })();
        await copyInto(client, org, table, columns, pieces, () => count);
        return count;
      },
      copyBytes: (table, columns, pieces, rows) => copyInto(client, org, table, columns, pieces, () => rows),
      async run(text, values = []) {
        await client.query(text, values as unknown[]);
      },
    });
    await client.query('commit');
    return done;
  });
}

export const columnTypes = (facts: ConnectionFacts, table: string): Promise<CopyTypes> =>
  withConnection(ownerLogin(facts), (client) => typesOf(client, table));

async function typesOf(client: Client, table: string): Promise<CopyTypes> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [table],
  );
  return Object.fromEntries(rows.map(({ name, type }) => [name, type]));
}

async function copyInto(
  client: Client,
  org: OrganisationId,
  table: string,
  columns: readonly string[],
  pieces: Iterable<Uint8Array>,
  expected: () => number,
): Promise<void> {
  const named = columns.join(', ');
  const { rows } = await client.query<{ fenced: boolean }>(
    'select relforcerowsecurity as fenced from pg_class where oid = $1::regclass',
    [table],
  );
  let rowCount: number | null;
  if (rows[0]?.fenced) {
    const stage = 'pg_temp.bulk_stage';
    await client.query(`create temporary table bulk_stage on commit drop as select ${named} from ${table} limit 0`);
    await write(client, `copy ${stage} (${named}) from stdin (format binary)`, pieces);
    ({ rowCount } = await client.query(`insert into ${table} (${named}) select ${named} from ${stage}`));
    await client.query(`drop table ${stage}`);
  } else {
    const own = `where org_id = ${client.escapeLiteral(org)}::uuid`;
    rowCount = await write(client, `copy ${table} (${named}) from stdin (format binary) ${own}`, pieces);
  }
  if (rowCount !== expected()) throw new Error(`${table}: not every row of a load was of its organisation`);
}

/** As fast as the database takes them and no faster. @returns rows that were taken */
async function write(client: Client, statement: string, pieces: Iterable<Uint8Array>): Promise<number> {
  const stream = client.query(from(statement)) as unknown as Writable & { rowCount: number };
  const ended = new Promise<void>((done, failed) => {
    stream.once('finish', done);
    stream.once('error', failed);
  });
  ended.catch(() => undefined);
  stream.write(COPY_HEAD);
  for (const piece of pieces) {
    if (!stream.write(piece)) await Promise.race([once(stream, 'drain'), ended]);
  }
  stream.end(COPY_END);
  await ended;
  return stream.rowCount;
}
