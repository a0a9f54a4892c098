import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aHouse, type TestHouse } from '../house.ts';

/** Every table of our schemas stands behind the organisation's fence; whoever asks without one sees nothing. */
interface Table {
  readonly name: string;
  readonly key: readonly string[];
  readonly enabled: boolean;
  readonly forced: boolean;
  readonly restrictive: readonly string[];
  readonly permissive: readonly string[];
}

/** Tables without a fence, each with its reason; no role but the owner may touch them. */
const OPEN: Readonly<Record<string, string>> = {
  'access.login_directory': 'before anybody is known: user name to account, read by a definer function',
  'access.session_directory': 'before anybody is known: hash of a token to organisation, read by a definer function',
  'access.join_directory': 'before anybody is known: hash of a link’s secret to its person, read by a definer function',
  'access.guess': 'hash of who was guessed at and how often, counted by a definer function',
  'platform.migration': 'names and checksums of migrations',
  'platform.moved': 'where everything went, if it went',
};
const SCHEMAS_WITHOUT = ['codelists', 'graphile_worker'];
const ROLES = ['desk', 'public', 'jobs', 'stats', 'audit'] as const;

let one: TestHouse;
let other: TestHouse;
let superuser: Client;
let tables: Table[];
let fenced: Table[];

beforeAll(async () => {
  one = await aHouse();
  other = await aHouse({ database: one.database });
  for (const house of [one, other]) await house.signedIn('supervisor');
  superuser = await one.database.asSuperuser();
  tables = (
    await superuser.query<Table>(
      `select n.nspname || '.' || c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
         array(select a.attname::text from pg_index i, unnest(i.indkey) with ordinality k (col, at)
           join pg_attribute a on a.attrelid = c.oid and a.attnum = k.col
           where i.indrelid = c.oid and i.indisprimary order by k.at) as key,
         array(select p.polname || ' ' || p.polcmd::text || ' ' || pg_get_expr(p.polqual, c.oid) || ' ' || coalesce(pg_get_expr(p.polwithcheck, c.oid), '')
           from pg_policy p where p.polrelid = c.oid and not p.polpermissive and p.polroles = '{0}') as restrictive,
         array(select p.polname::text from pg_policy p where p.polrelid = c.oid and p.polpermissive) as permissive
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)' and not n.nspname = any ($1)
       order by 1`,
      [SCHEMAS_WITHOUT],
    )
  ).rows;
  fenced = tables.filter((table) => !(table.name in OPEN));
});
afterAll(async () => {
  await superuser.end();
  await other.close();
  await one.close();
});

describe('the catalogue', () => {
  it('shows tables, and every one that has no fence stands in the list with a reason', () => {
    expect(tables.length).toBeGreaterThan(12);
    for (const name of Object.keys(OPEN)) expect(tables.map((table) => table.name)).toContain(name);
  });

  it('has the organisation first in every key', () => {
    expect(fenced.filter((table) => table.key[0] !== 'org_id').map((table) => table.name)).toEqual([]);
  });

  it('has row security on every table, forced for its owner too', () => {
    expect(fenced.filter((table) => !table.enabled || !table.forced).map((table) => table.name)).toEqual([]);
  });

  it('has exactly one fence a table, and somebody who is let in', () => {
    const condition = '(org_id = ( SELECT platform.current_org() AS current_org))';
    for (const table of fenced) {
      expect(table.restrictive, table.name).toEqual([`fence * ${condition} ${condition}`]);
      expect(
        table.permissive.filter((name) => name !== 'upkeep').length,
        `${table.name} lets nobody in`,
      ).toBeGreaterThan(0);
    }
  });

  it('lets no role touch a table without a fence', async () => {
    const { rows } = await superuser.query<{ grant: string }>(
      `select table_schema || '.' || table_name || ' ' || privilege_type || ' to ' || grantee as grant
       from information_schema.role_table_grants
       where table_schema || '.' || table_name = any ($1) and grantee <> $2 and grantee not like 'pg\\_%'`,
      [Object.keys(OPEN), `${one.database.facts.rolePrefix}owner`],
    );
    expect(rows.map((row) => row.grant).filter((grant) => !/ to postgres$/.test(grant))).toEqual([]);
  });

  it('has no role that goes round row security, makes roles or owns what it reads', async () => {
    const { rows } = await superuser.query(
      'select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = any ($1)',
      [['owner', 'facts', ...ROLES].map((role) => one.database.facts.rolePrefix + role)],
    );
    expect(rows.length).toBe(7);
    for (const { rolname, ...rights } of rows)
      expect(
        Object.values(rights).every((right) => right === false),
        rolname,
      ).toBe(true);
    const owned = await superuser.query<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_roles r on r.oid = c.relowner
       where c.relkind in ('r', 'p') and n.nspname <> 'graphile_worker' and r.rolname = any ($1)`,
      [[...ROLES, 'facts'].map((role) => one.database.facts.rolePrefix + role)],
    );
    expect(owned.rows).toEqual([]);
  });

  it('has no function with its owner’s rights whose search path a caller may bend', async () => {
    const { rows } = await superuser.query<{ name: string }>(
      `select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where p.prosecdef and n.nspname !~ '^(pg_|information_schema|graphile_worker)'
         and not coalesce(p.proconfig::text, '') like '%search_path=pg_catalog%'`,
    );
    expect(rows.map((row) => row.name)).toEqual([]);
    const everybody = await superuser.query<{ name: string }>(
      `select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where p.prosecdef and n.nspname !~ '^(pg_|information_schema|graphile_worker)' and has_function_privilege('public', p.oid, 'execute')`,
    );
    expect(everybody.rows.map((row) => row.name)).toEqual([]);
  });

  it('has anonymous views behind a barrier, owned by the role that reads coded columns only', async () => {
    const { rows } = await superuser.query<{
      name: string;
      owner: string;
      options: string;
      sealed: string[];
      handed: boolean;
    }>(
      `select c.relname as name, r.rolname as owner, has_table_privilege($1, c.oid, 'select') as handed, coalesce(c.reloptions::text, '') as options,
         array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
           and a.atttypid in ('bytea'::regtype, 'json'::regtype, 'jsonb'::regtype)) as sealed
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = c.relowner
       where n.nspname = 'facts' and c.relkind = 'v'`,
      [`${one.database.facts.rolePrefix}stats`],
    );
    expect(rows.filter((view) => view.handed).length).toBeGreaterThan(5);
    const stats = await one.database.asRole('stats');
    for (const view of rows) {
      expect(view.owner, view.name).toBe(`${one.database.facts.rolePrefix}facts`);
      expect(view.options, view.name).toContain('security_barrier=true');
      expect(view.options, view.name).not.toContain('security_invoker');
      // subject keys count persons and lead nowhere (house.md section 8)
      const leaked = view.sealed.filter((column) => !/^(subject_key|absorbed|survivor)$/.test(column));
      expect(leaked, view.name).toEqual([]);
      // a view that others are built on is not handed out itself
      if (!view.handed) continue;
      await stats.query("select set_config('app.org', $1, false)", [one.org]);
      await stats.query(`select * from facts.${view.name} limit 1`);
    }
    await stats.end();
  });

  it('gives the role of the views no sealed column, and no number, name or word', async () => {
    const { rows } = await superuser.query<{ name: string }>(
      `select n.nspname || '.' || c.relname || '.' || a.attname as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
       where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema|codelists)' and not a.attisdropped
         and has_column_privilege($1, c.oid, a.attnum, 'select')
         and a.atttypid in ('bytea'::regtype, 'json'::regtype, 'jsonb'::regtype)`,
      [`${one.database.facts.rolePrefix}facts`],
    );
    expect(rows.map((row) => row.name).filter((name) => !/\.(subject_key|absorbed|survivor)$/.test(name))).toEqual([]);
  });
});

async function readable(role: string): Promise<string[]> {
  const { rows } = await superuser.query<{ name: string }>(
    "select name from unnest($1::text[]) name where has_any_column_privilege($2, name, 'select')",
    [fenced.map((table) => table.name), one.database.facts.rolePrefix + role],
  );
  return rows.map((row) => row.name);
}

const count = async (client: Client, name: string): Promise<number> =>
  (await client.query<{ n: number }>(`select count(*)::int as n from ${name}`)).rows[0]?.n ?? -1;

describe.each(ROLES)('the %s role', (role) => {
  it('sees no row while no organisation is set, nor after it was unset', async () => {
    const client = await one.database.asRole(role);
    for (const name of await readable(role)) {
      expect(await count(client, name), name).toBe(0);
      await client.query(`begin; select set_config('app.org', $$${one.org}$$, true)`);
      await count(client, name);
      await client.query('commit');
      expect(await count(client, name), `${name} after a commit`).toBe(0);
    }
    await client.end();
  });

  it('sees rows of its own organisation only, whatever it asks for', async () => {
    const client = await one.database.asRole(role);
    await client.query("select set_config('app.org', $1, false)", [other.org]);
    const { rows } = await superuser.query<{ id: string }>('select id from vault.key_group');
    await client.query("select set_config('app.groups', $1, false)", [`{${rows.map((row) => row.id).join(',')}}`]);
    for (const name of await readable(role)) {
      const mine = (await superuser.query(`select count(*)::int as n from ${name} where org_id = $1`, [other.org]))
        .rows[0].n;
      expect(await count(client, name), name).toBeLessThanOrEqual(mine);
    }
    await client.end();
  });
});

describe('the desk role of another organisation', () => {
  it('changes and removes no row that is not its own, and plants none', async () => {
    const client = await one.database.asRole('desk');
    await client.query("select set_config('app.org', $1, false)", [other.org]);
    const groups = (await superuser.query<{ id: string }>('select id from vault.key_group')).rows.map((row) => row.id);
    await client.query("select set_config('app.groups', $1, false)", [`{${groups.join(',')}}`]);
    const may = async (name: string, right: string) =>
      (
        await superuser.query('select has_table_privilege($1, $2, $3) as may', [
          `${one.database.facts.rolePrefix}desk`,
          name,
          right,
        ])
      ).rows[0].may;
    for (const { name } of fenced) {
      const before = await superuser.query(`select count(*)::int as n from ${name} where org_id = $1`, [one.org]);
      if (await may(name, 'delete')) {
        expect((await client.query(`delete from ${name} where org_id = $1`, [one.org])).rowCount, name).toBe(0);
      }
      if (await may(name, 'insert')) {
        // a row of the first organisation, written by the second: the fence looks before any key or check does
        const copy = client.query(`insert into ${name} (org_id) values ($1)`, [one.org]);
        await expect(copy, name).rejects.toThrow(/row-level security|null value|permission denied/);
      }
      const after = await superuser.query(`select count(*)::int as n from ${name} where org_id = $1`, [one.org]);
      expect(after.rows[0].n, name).toBe(before.rows[0].n);
    }
    await client.end();
  });

  it('cannot move its own row into the other organisation', async () => {
    const client = await one.database.asRole('desk');
    await client.query("select set_config('app.org', $1, false)", [other.org]);
    await expect(client.query('update access.account set org_id = $1', [one.org])).rejects.toThrow(
      /row-level security/,
    );
    await client.end();
  });
});

describe('a pooled connection', () => {
  it('that is used again knows nothing of whom it served before', async () => {
    const { database } = one.house.ground;
    const look = 'select count(*)::int as n from access.account';
    const inside = await database.withActor({ kind: 'desk', org: one.org, user: null, groups: [] }, (tx) =>
      tx.query<{ n: number }>(look),
    );
    expect(inside[0]?.n).toBeGreaterThan(0);
    for (let i = 0; i < 20; i++) expect(await database.ask<{ n: number }>('desk', look)).toEqual([{ n: 0 }]);
  });

  it('that served a transaction which failed knows nothing either', async () => {
    const { database } = one.house.ground;
    const failing = database.withActor({ kind: 'desk', org: one.org, user: null, groups: [] }, async () => {
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    const look = "select coalesce(current_setting('app.org', true), '') as org, count(*)::int as n from access.account";
    expect(await database.ask('desk', look)).toEqual([{ org: '', n: 0 }]);
  });
});
