import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placeOf } from './places.ts';
import { readSource, readSources } from './read-imports.ts';

const files = readSources(process.cwd());
const production = files.filter((file) => !['test', 'bench'].includes(placeOf(file.path).kind));

const DRAWER = /^(utils?|helpers?|commons?|shared|misc|types?|managers?|stuff)$|[-.](utils?|helpers?|managers?)$/;
const LONGEST = 400;

const isDrawer = (path: string): boolean =>
  path
    .replace(/\.[^/]*$/, '')
    .split('/')
    .some((part) => DRAWER.test(part));

describe('names', () => {
  it('nothing is called after a drawer: a thing without a subject has no home yet', () => {
    expect(files.map((file) => file.path).filter(isDrawer)).toEqual([]);
    for (const path of ['src/platform/utils/x.ts', 'src/modules/people/helpers.ts', 'demo/name-utils.ts']) {
      expect(isDrawer(path), path).toBe(true);
    }
    expect(isDrawer('src/modules/people/contact-point.ts')).toBe(false);
  });

  it('a file is called in kebab-case', () => {
    const odd = files
      .map((file) => file.path)
      .filter((path) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.tsx?$/.test(basename(path)));
    expect(odd).toEqual([]);
  });
});

describe('length', () => {
  it(`no file is longer than ${LONGEST} lines: that is two files`, () => {
    const scripts = globSync('{bin,src}/**/*.{js,mjs,sql,css}').map((path) => ({
      path,
      lines: readFileSync(path, 'utf8').split('\n').length - 1,
    }));
    const long = [...files, ...scripts].filter((file) => file.lines > LONGEST);
    expect(long.map((file) => `${file.path}: ${file.lines}`)).toEqual([]);
  });
});

/** `tx`, `it.tx`: a transaction that withActor handed out. */
const IN_TRANSACTION = /(^|\.)tx$/;
const isQuery = (call: { method: string }) => call.method === 'query' || call.method === 'queryBuilt';

const strayQueries = (source: ReturnType<typeof readSource>): string[] =>
  source.calls
    .filter((call) => isQuery(call) && !IN_TRANSACTION.test(call.on))
    .map((call) => `${source.path}:${call.line} asks ${call.on}, which withActor did not hand out`);

describe('queries', () => {
  const outside = production.filter((file) => {
    const place = placeOf(file.path);
    // the database's own room; the lock of the queue, on a connection of the jobs role; builders
    const own = place.kind === 'platform' && (place.room === 'database' || file.path === 'src/platform/jobs/queue.ts');
    return !own && !(place.kind === 'module' && place.part === 'testing');
  });

  it('go to a transaction that withActor handed out, which knows who asks', () => {
    expect(outside.flatMap(strayQueries)).toEqual([]);
    const planted = readSource(process.cwd(), 'src/app/x.ts', 'await pool.query("select 1")');
    expect(strayQueries(planted)).toHaveLength(1);
  });

  it('are whole in the source: what is built goes by queryBuilt, which is easy to find and to read', () => {
    const built = outside.flatMap((file) =>
      file.calls
        .filter((call) => call.method === 'query' && !call.constant)
        .map((call) => `${file.path}:${call.line} builds its SQL`),
    );
    expect(built).toEqual([]);
    const planted = readSource(process.cwd(), 'src/app/x.ts', 'await tx.query("select " + typed)');
    expect(planted.calls[0]?.constant).toBe(false);
  });

  it('before anybody is known go through access and audit only', () => {
    const asking = outside
      .filter((file) => file.calls.some((call) => call.method === 'ask' && /(^|\.)database$/.test(call.on)))
      .map((file) => file.path)
      .filter((path) => !/^src\/platform\/(access|audit)\//.test(path));
    // whether the database answers at all: the health page
    expect(asking).toEqual(['src/app/server.ts']);
  });

  it('of a module stand in its store', () => {
    const found = production
      .filter((file) => {
        const place = placeOf(file.path);
        return place.kind === 'module' && !['store', 'testing'].includes(place.part);
      })
      .flatMap((file) => file.calls.filter(isQuery).map((call) => `${file.path}:${call.line}`));
    expect(found).toEqual([]);
  });
});

describe('tables', () => {
  const schemas = globSync('src/modules/*').map((path) => basename(path).replaceAll('-', '_'));
  const NAMED = /\b(?:from|join|into|update|using|table|copy)\s+(?:only\s+)?"?([a-z_]+)"?\s*\./gi;
  const foreign = (text: string, own: string): string[] =>
    [...text.matchAll(NAMED)]
      .map((found) => found[1] as string)
      .filter((schema) => schemas.includes(schema) && schema !== own);

  it('of another module are in no query of a module', () => {
    const found = production.flatMap((file) => {
      const place = placeOf(file.path);
      if (place.kind !== 'module') return [];
      const own = place.module.replaceAll('-', '_');
      return file.sql
        .flatMap((sql) => foreign(sql, own))
        .map((schema) => `${file.path} reaches into the tables of ${schema}`);
    });
    expect(found).toEqual([]);
    expect(foreign('select 1 from people.person p join hotline.contact c on true', 'hotline')).toEqual(['people']);
  });

  it('of another module are in no migration and no anonymous view', () => {
    const found = globSync('src/modules/*/**/*.sql').flatMap((path) => {
      const own = (path.replaceAll('\\', '/').split('/')[2] as string).replaceAll('-', '_');
      const text = readFileSync(path, 'utf8').replace(/--.*$/gm, '');
      return foreign(text, own).map((schema) => `${path} reaches into the tables of ${schema}`);
    });
    expect(found).toEqual([]);
  });
});
