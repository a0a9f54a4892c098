import { describe, expect, it } from 'vitest';
import { freshDatabase, type Template } from './fresh-database.ts';

describe("a test's own database", () => {
  it('has every migration and keeps what one file writes from the others', async () => {
    const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
    const mine = await one.asSuperuser();
    const theirs = await other.asSuperuser();
    await mine.query('create table only_here (id int)');
    expect((await mine.query('select count(*)::int as n from platform.migration')).rows[0].n).toBeGreaterThan(0);
    await expect(theirs.query('select 1 from only_here')).rejects.toThrow(/does not exist/);
    await mine.end();
    await theirs.end();
  });

  it('lets the roles in with their own rights only', async () => {
    const database = await freshDatabase();
    const desk = await database.asRole('desk');
    expect((await desk.query('select rolsuper, rolbypassrls from pg_roles where rolname = current_user')).rows).toEqual(
      [{ rolsuper: false, rolbypassrls: false }],
    );
    await expect(desk.query('create schema mine')).rejects.toThrow(/permission denied/);
    await desk.end();
  });

  it('can start from a template with something in it, made once', async () => {
    let made = 0;
    const filled: Template = {
      name: 'filled',
      async make(database) {
        made += 1;
        const owner = await database.asSuperuser();
        await owner.query('create table filled as select 7 as n');
        await owner.end();
      },
    };
    await freshDatabase(filled);
    const again = await (await freshDatabase(filled)).asSuperuser();
    expect((await again.query('select n from filled')).rows).toEqual([{ n: 7 }]);
    expect(made).toBe(1);
    await again.end();
    // templates are made one at a time, and another file's may take a minute
  }, 240_000);
});
