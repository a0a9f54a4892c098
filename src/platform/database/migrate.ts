import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { withPrefix } from './roles.ts';

/**
 * Migrations: .sql files, each once, in the order given, each in its own transaction, under one advisory lock. A file
 * that changed after it ran stops everything: history is not edited.
 */
export interface Migration {
  /** `room/0001-what.sql` */
  readonly name: string;
  readonly sql: string;
}

const LOCK = 7_726_031;

/** From `import.meta.glob('…/*.sql', { query: '?raw', import: 'default', eager: true })`, sorted by file name. */
export function migrationsOf(room: string, files: Record<string, string>): Migration[] {
  return Object.entries(files)
    .map(([path, sql]) => ({ name: `${room}/${path.split('/').at(-1)}`, sql }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * @param owner a connection as the owner's role
 * @param everyTime idempotent SQL that runs at the end of each call (views of facts, code lists)
 * @returns the names that ran now
 */
export async function migrate(
  owner: Client,
  migrations: readonly Migration[],
  prefix = 'wayout_',
  everyTime: readonly Migration[] = [],
): Promise<string[]> {
  await owner.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    await owner.query(`create schema if not exists platform`);
    await owner.query(
      `create table if not exists platform.migration (name text primary key, checksum text not null, applied_on date not null default current_date)`,
    );
    const rows = (
      await owner.query<{ name: string; checksum: string }>('select name, checksum from platform.migration')
    ).rows;
    const applied = new Map(rows.map((row) => [row.name, row.checksum]));
    const ran: string[] = [];
    for (const migration of migrations) {
      const checksum = createHash('sha256').update(migration.sql).digest('hex');
      const before = applied.get(migration.name);
      if (before === checksum) continue;
      if (before) throw new Error(`migration ${migration.name} was changed after it ran; write a new one`);
      await inTransaction(owner, async () => {
        await owner.query(withPrefix(migration.sql, prefix));
        await owner.query('insert into platform.migration (name, checksum) values ($1, $2)', [
          migration.name,
          checksum,
        ]);
      });
      ran.push(migration.name);
    }
    const everyChecksum = checksumOfAll(everyTime);
    if (applied.get('every-time') !== everyChecksum) {
      await inTransaction(owner, async () => {
        for (const { sql } of everyTime) await owner.query(withPrefix(sql, prefix));
        await owner.query(
          `insert into platform.migration (name, checksum) values ('every-time', $1)
           on conflict (name) do update set checksum = excluded.checksum, applied_on = current_date`,
          [everyChecksum],
        );
      });
    }
    return ran;
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [LOCK]);
  }
}

const checksumOfAll = (everyTime: readonly Migration[]): string =>
  createHash('sha256')
    .update(everyTime.map((one) => one.sql).join('\0'))
    .digest('hex');

/** Would `migrate` find nothing to do? For who may not change the ground under others. */
export async function isMigrated(
  owner: Client,
  migrations: readonly Migration[],
  everyTime: readonly Migration[],
): Promise<boolean> {
  const there = await owner.query("select 1 from pg_class where oid = to_regclass('platform.migration')");
  if (there.rowCount === 0) return false;
  const { rows } = await owner.query<{ name: string; checksum: string }>(
    'select name, checksum from platform.migration',
  );
  const applied = new Map(rows.map((row) => [row.name, row.checksum]));
  return migrations.every((one) => applied.has(one.name)) && applied.get('every-time') === checksumOfAll(everyTime);
}

async function inTransaction(owner: Client, run: () => Promise<void>): Promise<void> {
  await owner.query('begin');
  try {
    await run();
    await owner.query('commit');
  } catch (cause) {
    await owner.query('rollback');
    throw cause;
  }
}
