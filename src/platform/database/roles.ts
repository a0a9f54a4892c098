import type { Client } from 'pg';

/**
 * The database roles of security.md section 12. Each kind of actor logs in as its own role; `owner` makes the tables
 * and is no superuser, so that forced row-level security holds for it too; `facts` owns the anonymous views and logs in never.
 */
const LOGINS = ['owner', 'desk', 'public', 'jobs', 'stats', 'audit'] as const;

/** SQL in files says wayout_desk; an install with another prefix gets its own names. */
export const withPrefix = (sql: string, prefix: string): string =>
  prefix === 'wayout_' ? sql : sql.replace(/\bwayout_(?=(owner|desk|public|jobs|facts|stats|audit)\b)/g, prefix);

export async function makeRoles(
  superuser: Client,
  prefix: string,
  passwordOf: (role: string) => string,
): Promise<void> {
  const have = await superuser.query<{ rolname: string }>(
    'select rolname from pg_roles where starts_with(rolname, $1)',
    [prefix],
  );
  const known = new Set(have.rows.map((row) => row.rolname));
  for (const role of LOGINS) {
    const verb = known.has(prefix + role) ? 'alter' : 'create';
    const options = 'login nosuperuser nocreatedb nocreaterole nobypassrls noreplication noinherit';
    await superuser.query(
      `${verb} role ${prefix}${role} ${options} password ${superuser.escapeLiteral(passwordOf(role))}`,
    );
  }
  if (!known.has(`${prefix}facts`)) await superuser.query(`create role ${prefix}facts nologin nosuperuser nobypassrls`);
  // the owner hands views over to facts, and makes the queue's schema, which belongs to jobs; it inherits neither's rights:
  // the role itself is "noinherit", and from PostgreSQL 16 on each grant says so too
  const { rows } = await superuser.query<{ v: string }>("select current_setting('server_version_num') as v");
  const how = Number(rows[0]?.v) >= 160_000 ? ' with inherit false, set true' : '';
  for (const role of ['facts', 'jobs']) await superuser.query(`grant ${prefix}${role} to ${prefix}owner${how}`);
}

/** Makes the database, owned by the owner's role, closed to everybody else but our logins. */
export async function makeDatabase(superuser: Client, name: string, prefix: string): Promise<void> {
  const there = await superuser.query('select 1 from pg_database where datname = $1', [name]);
  if (there.rowCount === 0)
    await superuser.query(`create database ${superuser.escapeIdentifier(name)} owner ${prefix}owner`);
  const database = superuser.escapeIdentifier(name);
  await superuser.query(`revoke all on database ${database} from public`);
  // a database that was made for us beforehand belongs to whoever made it
  await superuser.query(`grant create, temporary on database ${database} to ${prefix}owner`);
  await superuser.query(`grant connect on database ${database} to ${LOGINS.map((role) => prefix + role).join(', ')}`);
}

/** Everything that this role made, gone: for an organisation that begins anew. */
export async function dropOwnSchemas(role: Client): Promise<void> {
  const { rows } = await role.query<{ name: string }>(
    "select nspname as name from pg_namespace where nspowner = current_user::regrole and nspname <> 'public'",
  );
  for (const { name } of rows) await role.query(`drop schema ${role.escapeIdentifier(name)} cascade`);
}
