import type { Client } from 'pg';

/** A table of ours as a move sees it: its name, its columns, and among them those that hold a transaction's number. */
export interface MovedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly stamps: readonly string[];
}

/** What the target has by itself, and what ends with the move: nobody is signed in on the other side. */
const NOT_MOVED = new Set([
  'platform.migration',
  'platform.moved',
  'codelists.code',
  'access.session',
  'access.session_directory',
]);

// parts of a partitioned table come and go with the table itself
const TABLES = `select c.oid::regclass::text as name,
    array(select quote_ident(a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' and a.atttypid <> 'xid8'::regtype order by a.attnum) as columns,
    array(select quote_ident(a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and a.atttypid = 'xid8'::regtype order by a.attnum) as stamps
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition and c.relowner = current_user::regrole
    and n.nspname not in ('pg_catalog', 'information_schema') and c.relpersistence = 'p' order by 1`;

export async function tablesOf(owner: Client): Promise<readonly MovedTable[]> {
  // with nothing on the path every name comes with its schema
  await owner.query("set search_path = ''");
  const { rows } = await owner.query<MovedTable>(TABLES);
  return rows.filter((table) => !NOT_MOVED.has(table.name));
}
