import { expect, it } from 'vitest';
import { freshDatabase } from '../../../tests/database/fresh-database.ts';
import { dressTables, forgetLoading, layBare } from './bare-tables.ts';

const TABLES = ['hotline.contact_version', 'hotline.contact_client'];

/** Everything that is known of indexes, constraints and fences, as the catalogue tells it. */
async function catalogue(database: Awaited<ReturnType<typeof freshDatabase>>): Promise<readonly string[]> {
  const superuser = await database.asSuperuser();
  const { rows } = await superuser.query<{ said: string }>(`
    select format('%s.%s %s', schemaname, indexname, indexdef) as said from pg_indexes where schemaname !~ '^pg_'
    union all select format('%s %s %s %s', conrelid::regclass, conname, contype, pg_get_constraintdef(oid))
      from pg_constraint where conrelid <> 0
    union all select format('%s %s %s%s', oid::regclass, relrowsecurity, relforcerowsecurity, reloptions)
      from pg_class where relkind = 'r'
    union all select format('%s %s %s %s', polrelid::regclass, polname, polcmd, polroles) from pg_policy
    union all select nspname from pg_namespace where nspname !~ '^pg_' order by 1`);
  await superuser.end();
  return rows.map((row) => row.said);
}

it('what was taken down for a load stands again as it stood, also when building it was broken off', async () => {
  const database = await freshDatabase();
  const before = await catalogue(database);
  expect(await layBare(database.facts, TABLES)).toBe(true);
  const bare = await catalogue(database);
  expect(bare.filter((said) => said.startsWith('hotline.contact_version_'))).toEqual([]);
  expect(bare).toContain('hotline.contact_version t f{autovacuum_enabled=false}');
  expect(bare).toContain('hotline.client_first t t');

  let steps = 0;
  const broken = dressTables(database.facts, () => {
    steps += 1;
    if (steps === 3) throw new Error('cut off');
  });
  await expect(broken).rejects.toThrow('cut off');
  expect(await catalogue(database)).not.toEqual(before);
  // gone on with: what stands already is not taken down again
  expect(await layBare(database.facts, TABLES)).toBe(true);
  const again: string[] = [];
  await dressTables(database.facts, (statement) => void again.push(statement));
  expect(again.length).toBeGreaterThan(0);
  await forgetLoading(database.facts);
  expect(await catalogue(database)).toEqual(before);
  // and nobody who was not in a load is touched
  await dressTables(database.facts);
  await forgetLoading(database.facts);
  expect(await catalogue(database)).toEqual(before);
});

it('a table that has rows keeps its indexes and its fence', async () => {
  const database = await freshDatabase();
  const before = await catalogue(database);
  const superuser = await database.asSuperuser();
  await superuser.query(`insert into hotline.client_first (org_id, line_group, subject_key, recorded_day, first_day, first_month)
    values (gen_random_uuid(), 'sos', '\\x00', '2012-01-01', '2012-01-01', '2012-01')`);
  await superuser.end();
  expect(await layBare(database.facts, [...TABLES, 'hotline.client_first'])).toBe(false);
  expect(await catalogue(database)).toEqual(before);
});
