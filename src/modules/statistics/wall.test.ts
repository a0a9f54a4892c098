import { afterAll, beforeAll, expect, it } from 'vitest';
import { aHouse, type TestHouse } from '../../../tests/house.ts';

// statistics.md section 1: anonymity is a wall. The role logs in and tries every table of the house.
let house: TestHouse;
beforeAll(async () => {
  house = await aHouse();
});
afterAll(() => house.close());

/** The one thing outside facts that a figure prints: whose it is. */
const ALLOWED = ['access.organisation'];

it('the role of statistics reads facts and code lists, and no table or view of any other schema', async () => {
  const admin = await house.database.asSuperuser();
  const { rows } = await admin.query<{ name: string; schema: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name, n.nspname as schema
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'v', 'm', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'`,
  );
  await admin.end();
  expect(rows.length).toBeGreaterThan(40);
  const stats = await house.database.asRole('stats');
  const readable: string[] = [];
  for (const { name, schema } of rows) {
    if (schema === 'facts' || schema === 'codelists' || schema === 'statistics') continue;
    const got = await stats.query(`select 1 from ${name} limit 1`).then(
      () => true,
      () => false,
    );
    if (got) readable.push(name);
  }
  await stats.end();
  expect(readable.filter((name) => !ALLOWED.includes(name))).toEqual([]);
});

/** Whole numbers that a view may show beside its count: of a closed range, each with the view it is for. */
const SMALL_NUMBERS = [
  'hotline_clock.weekday',
  'hotline_clock.hour',
  'hotline_line_calls.weekday',
  'hotline_line_calls.hour',
  // a setting of the line, of nobody's call
  'hotline_measured_lines.service_seconds',
];

it('no view of facts shows an id, a text, a time, a coordinate or a free number', async () => {
  const admin = await house.database.asSuperuser();
  const { rows } = await admin.query<{ view: string; name: string; type: string }>(
    `select c.relname as view, a.attname as name, t.typname as type
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 join pg_type t on t.oid = a.atttypid
     where c.relnamespace = 'facts'::regnamespace and has_table_privilege($1, c.oid, 'select')`,
    [`${house.database.facts.rolePrefix}stats`],
  );
  await admin.end();
  expect(new Set(rows.map((row) => row.view)).size).toBeGreaterThanOrEqual(9);
  const wrong = rows.filter(({ view, name, type }) => {
    if (name === 'org_id') return type !== 'uuid';
    if (['subject_key', 'absorbed', 'survivor'].includes(name)) return type !== 'bytea';
    if (['recorded_day', 'replaced_day', 'from_day', 'to_day'].includes(name)) return type !== 'date';
    if (name === 'day') return type !== 'date' || !view.endsWith('_daily');
    // statistics.md section 1: free numbers fail; a count is called n (or persons), everything else is a code
    if (type === 'int4') return name !== 'n' && `${view}.${name}` !== 'reports_identified.persons';
    if (type === 'int2') return !SMALL_NUMBERS.includes(`${view}.${name}`);
    return !['text', '_text', 'bool'].includes(type);
  });
  expect(wrong).toEqual([]);
  // a view that tells the day is a count, and tells no hour beside it
  const daily = [...new Set(rows.flatMap((row) => (row.name === 'day' ? [row.view] : [])))];
  const columnsOf = (view: string) => rows.filter((row) => row.view === view).map((row) => row.name);
  expect(daily.length).toBeGreaterThanOrEqual(5);
  expect(daily.filter((view) => !columnsOf(view).includes('n') || columnsOf(view).includes('hour'))).toEqual([]);
});

it('statistics cannot write, nor look into another organisation', async () => {
  const stats = await house.database.asRole('stats');
  await stats.query("select set_config('app.org', gen_random_uuid()::text, false)");
  for (const view of ['hotline_contacts', 'hotline_contact_clients', 'victims']) {
    expect((await stats.query(`select 1 from facts.${view} limit 1`)).rows).toEqual([]);
    await expect(stats.query(`delete from facts.${view}`)).rejects.toThrow(/permission denied|cannot delete/);
  }
  await stats.end();
});

it('a report that is the first act of a month is on record all the same', async () => {
  house.clock.set('2022-01-03T10:00:00Z');
  await house.as('stats', async (tx) =>
    tx.record({ kind: 'statistics.compute-report', payload: { report: 'hotline' } }),
  );
  const admin = await house.database.asSuperuser();
  const { rows } = await admin.query("select kind from audit.entry where org_id = $1 and month = '2022-01'", [
    house.org,
  ]);
  await admin.end();
  expect(rows).toEqual([{ kind: 'statistics.compute-report' }]);
});
