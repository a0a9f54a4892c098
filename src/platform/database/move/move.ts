import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyIn, to as copyOut } from 'pg-copy-streams';
import { Refusal } from '../../kernel/index.ts';
import { type Login, withConnection } from '../connect.ts';
import type { MoveMark } from '../whose.ts';
import { type MovedTable, tablesOf } from './moved-tables.ts';

/**
 * Everything that an install holds, from one PostgreSQL into another: one snapshot of the source, one transaction of the
 * target, both compared row by row before the target commits. It moves sealed bytes and opens none.
 *
 * Never do two copies live. The target arrives with its mark in its own transaction, then the source says that it is gone, and
 * only then does the caller take the target's mark away (`arrived`). Cut short before the first of these, the target is as empty
 * as it was; after it, one of the two is served at most, and the same move made again finishes it.
 *
 * Both logins are the owner's, and forced row security holds for an owner: for the length of these transactions it is not
 * forced, which nobody else can see, because the tables are locked until they end.
 */
export interface Moved {
  readonly tables: number;
  readonly rows: number;
}

export interface MoveParts {
  readonly from: Login;
  readonly to: Login;
  /** both sides are marked with it */
  readonly move: string;
  /** how the source calls the target from now on: host and name, never a password */
  readonly place: string;
  readonly progress: (table: string, rows: number) => void;
}

const refuse = (code: string, sentence: string) => new Refusal(`database.${code}`, 409, { data: { sentence } });

export function moveEverything(parts: MoveParts): Promise<Moved> {
  return withConnection(parts.from, (source) =>
    withConnection(parts.to, async (target) => {
      const tables = await comparable(source, target);
      await mark(source, 'leaving', parts);
      await source.query('begin isolation level repeatable read');
      await target.query('begin');
      for (const client of [source, target]) {
        await client.query("set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'");
        for (const { name } of tables) await client.query(`alter table ${name} no force row level security`);
      }
      const held = await firstHeld(target, tables);
      if (held)
        throw refuse(
          'target-not-empty',
          `There is something in ${held} of the target already. Name an empty database.`,
        );
      let moved = 0;
      for (const table of tables) {
        const rows = await copy(source, target, table);
        moved += rows;
        parts.progress(table.name, rows);
      }
      for (const { name } of tables) await target.query(`alter table ${name} force row level security`);
      await mark(target, 'arriving', parts);
      await target.query('commit');
      // the source keeps its rows and is served no more; its forced row security comes back with the rollback
      await source.query('rollback');
      await mark(source, 'gone', parts);
      return { tables: tables.length, rows: moved };
    }),
  );
}

/** One row, in one statement: there is no moment without it. */
const mark = (client: Client, state: MoveMark['state'], { place, move }: Pick<MoveParts, 'place' | 'move'>) =>
  client.query(
    `with before as (delete from platform.moved where place <> $1)
     insert into platform.moved (place, state, move_id) values ($1, $2, $3)
     on conflict (place) do update set state = excluded.state, move_id = excluded.move_id, moved_on = current_date`,
    [place, state, move],
  );

/** The source is left: from now on the target is the copy that lives, and may be served. */
export const arrived = (target: Login, move: string): Promise<void> =>
  withConnection(target, async (client) => {
    await client.query("delete from platform.moved where state = 'arriving' and move_id = $1", [move]);
  });

/** Is there anything in this database that a move would take along? */
export const holdsSomething = (owner: Login): Promise<boolean> =>
  withConnection(owner, async (client) => {
    const tables = await tablesOf(client);
    await client.query('begin');
    for (const { name } of tables) await client.query(`alter table ${name} no force row level security`);
    const held = await firstHeld(client, tables);
    await client.query('rollback');
    return held !== undefined;
  });

async function firstHeld(client: Client, tables: readonly MovedTable[]): Promise<string | undefined> {
  for (const { name } of tables) {
    const { rows } = await client.query(`select 1 from ${name} limit 1`);
    if (rows.length > 0) return name;
  }
  return undefined;
}

/** Both sides have run the same migrations; what differs would differ silently. */
async function comparable(source: Client, target: Client): Promise<readonly MovedTable[]> {
  const state = async (client: Client) =>
    (await client.query('select name, checksum from platform.migration order by name')).rows
      .map((row) => `${row.name} ${row.checksum}`)
      .join('\n');
  if ((await state(source)) !== (await state(target)))
    throw refuse(
      'not-the-same-version',
      'The two databases are not of the same version: wayout migrate on the older one first.',
    );
  return tablesOf(source);
}

/** @returns how many rows; @throws where the two sides differ afterwards */
async function copy(source: Client, target: Client, { name, columns, stamps }: MovedTable): Promise<number> {
  const named = columns.join(', ');
  // COPY fills no column by itself: where one is left out, the rows go through a table of their own
  const into = stamps.length === 0 ? name : 'pg_temp.moved_rows';
  if (stamps.length > 0)
    await target.query(`create temporary table moved_rows on commit drop as select ${named} from ${name} limit 0`);
  await pipeline(
    source.query(copyOut(`copy (select ${named} from ${name}) to stdout`)),
    target.query(copyIn(`copy ${into} (${named}) from stdin`)),
  );
  if (stamps.length > 0) {
    // a transaction's number means nothing in another cluster: rows that carry one are as if written now
    const now = stamps.map(() => 'pg_catalog.pg_current_xact_id()').join(', ');
    await target.query(
      `insert into ${name} (${named}, ${stamps.join(', ')}) select ${named}, ${now} from pg_temp.moved_rows`,
    );
    await target.query('drop table pg_temp.moved_rows');
  }
  const [before, after] = await Promise.all([sumOf(source, name, named), sumOf(target, name, named)]);
  if (before.rows !== after.rows || before.sum !== after.sum) throw new Error(`${name} did not arrive as it left`);
  return after.rows;
}

/** Count and sum over the text of every row, whatever their order. */
async function sumOf(client: Client, table: string, columns: string): Promise<{ rows: number; sum: string }> {
  const { rows } = await client.query<{ n: number; sum: string }>(
    `select count(*)::integer as n, coalesce(sum(('x' || substr(md5(row(${columns})::text), 1, 16))::bit(64)::bigint::numeric), 0)::text as sum
     from ${table}`,
  );
  return { rows: rows[0]?.n ?? 0, sum: rows[0]?.sum ?? '' };
}
