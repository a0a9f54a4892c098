import { globSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { circles, graphOf, wayTo } from './graph.ts';
import { packageWall } from './packages.ts';
import { levelOf, placeOf, storeys } from './places.ts';
import { readSource, readSources } from './read-imports.ts';
import { usesOf } from './uses.ts';
import { wallBetween } from './walls.ts';

const root = process.cwd();
const files = readSources(root);
const uses = usesOf(root);
const moduleOf = (path: string): string | null => {
  const place = placeOf(path);
  return place.kind === 'module' ? place.module : null;
};
const production = files.filter((file) => !['test', 'bench'].includes(placeOf(file.path).kind));

it('every source file is seen, and the reader sees imports', () => {
  const there = globSync('{src,demo,bench,tests}/**/*.{ts,tsx}').filter((path) => !path.endsWith('.d.ts'));
  expect(files.length).toBe(there.length);
  expect(files.length).toBeGreaterThan(250);
  const seen = files.reduce((sum, file) => sum + file.imports.length, 0);
  expect(seen).toBeGreaterThan(files.length * 2);
  // a compiler without an API would read nothing and find nothing wrong
  expect(ts.version).toMatch(/^6\./);
});

it('every import leads to a file, with its extension', () => {
  const lost = files.flatMap((file) =>
    file.imports.filter((one) => one.missing).map((one) => `${file.path} imports ${one.specifier}`),
  );
  expect(lost).toEqual([]);
});

describe('walls', () => {
  it('no file imports what is behind a wall', () => {
    const found = files.flatMap((file) =>
      file.imports
        .filter((one) => one.file !== null)
        .map((one) => [one.file as string, wallBetween(file.path, one.file as string, uses)] as const)
        .filter(([, why]) => why !== null)
        .map(([to, why]) => `${file.path} imports ${to}: ${why}`),
    );
    expect([...new Set(found)]).toEqual([]);
  });

  it('no file imports a package that belongs to another room', () => {
    const found = files.flatMap((file) =>
      file.imports
        .filter((one) => one.package !== null)
        .map((one) => [one.package as string, packageWall(file.path, one.package as string, one.names)] as const)
        .filter(([, why]) => why !== null)
        .map(([name, why]) => `${file.path} imports ${name}: ${why}`),
    );
    expect(found).toEqual([]);
  });

  it('a module names lower storeys only, and every module stands on a storey', () => {
    const modules = [...new Set(files.map((file) => moduleOf(file.path)).filter((one) => one !== null))];
    for (const module of modules) {
      expect(levelOf(storeys, module), `${module} stands on no storey of house.md section 2`).toBeGreaterThanOrEqual(0);
      for (const used of uses(module)) {
        const lower = levelOf(storeys, used) < levelOf(storeys, module) || used === 'statistics';
        expect(lower, `${module} names ${used} in its uses, which is no lower storey`).toBe(true);
      }
    }
  });

  it('statistics, advocacy and public-site never reach a person, not through others either', () => {
    const graph = graphOf(production);
    const persons = ['people', 'hotline', 'missing-children', 'cases', 'court'];
    const ways = production
      .filter((file) => ['statistics', 'advocacy', 'public-site'].includes(moduleOf(file.path) ?? ''))
      .map((file) => wayTo(graph, file.path, (to) => persons.includes(moduleOf(to) ?? '')))
      .filter((way) => way !== null)
      .map((way) => way.join(' → '));
    expect(ways).toEqual([]);
  });

  it('a screen never reaches the server, not through others either', () => {
    const graph = graphOf(production, (edge) => !edge.typeOnly);
    const server = [
      'config',
      'database',
      'vault',
      'audit',
      'events',
      'operations',
      'jobs',
      'tasks',
      'files',
      'mail',
      'intake',
      'http',
    ];
    const ways = production
      .filter(
        (file) =>
          file.path.startsWith('src/app/desk/') || /^src\/(modules\/[^/]+|platform)\/(desk|desk-kit)\//.test(file.path),
      )
      .map((file) =>
        wayTo(graph, file.path, (to) => {
          const place = placeOf(to);
          if (place.kind === 'platform') return server.includes(place.room);
          return place.kind === 'module' && ['operations', 'store', 'module', 'index'].includes(place.part);
        }),
      )
      .filter((way) => way !== null)
      .map((way) => way.join(' → '));
    expect(ways).toEqual([]);
  });

  it('no import comes back to where it began', () => {
    // a circle of types alone is erased before anything runs
    const graph = graphOf(files, (edge) => !edge.typeOnly);
    expect(circles(graph).map((way) => way.join(' → '))).toEqual([]);
  });
});

describe('the wall itself', () => {
  const planted = (from: string, specifier: string, statement = `import { x } from '${specifier}'; x();`) => {
    const source = readSource(root, from, statement);
    const [one] = source.imports;
    if (!one) return 'not seen';
    return one.file ? wallBetween(from, one.file, uses) : packageWall(from, one.package as string, one.names);
  };

  it.each([
    ['a noun that queries', 'src/modules/hotline/contact.ts', '../../platform/database/index.ts', /pure/],
    ['a store that asks another module', 'src/modules/cases/store/finding-store.ts', '../../hotline/index.ts', /store/],
    ['a neighbour', 'src/modules/people/person-code.ts', '../statistics/index.ts', /uses|storey/],
    ['an upper storey', 'src/modules/hotline/operations/x.ts', '../../cases/index.ts', /uses/],
    ['the inside of a lower storey', 'src/modules/cases/operations/x.ts', '../../people/person.ts', /reach into/],
    ['a screen that takes an operation', 'src/modules/cases/desk/x.tsx', '../operations/record-finding.ts', /screen/],
    ['a ground floor that knows a module', 'src/platform/tasks/x.ts', '../../modules/cases/index.ts', /ground floor/],
    ['a room that reaches up', 'src/platform/vault/x.ts', '../access/index.ts', /above/],
    ['two rooms of one floor', 'src/platform/tasks/x.ts', '../accounts/index.ts', /one floor/],
    ['a code list that knows a module', 'src/codelists/x.ts', '../modules/cases/index.ts', /code lists/],
    ['an application that goes deeper', 'src/app/x.ts', '../modules/cases/operations/record-finding.ts', /deeper/],
    ['a program that uses its tests', 'src/app/x.ts', '../../tests/house.ts', /tests/],
    ['a second file at the crypto library', 'src/platform/vault/x.ts', 'sodium-native', /crypto\.ts/],
    ['a module with a database driver', 'src/modules/cases/store/x.ts', 'pg', /platform\/database/],
    ['a noun that reads files', 'src/modules/cases/x.ts', 'node:fs', /no I\/O/],
  ])('finds %s', (_what, from, specifier, why) => {
    expect(planted(from, specifier)).toMatch(why);
  });

  it('finds an import whatever its shape', () => {
    const to = '../../platform/database/index.ts';
    for (const statement of [
      `import type { Tx } from '${to}';`,
      `import { type Tx } from '${to}';`,
      `export { openDatabase } from '${to}';`,
      `export * from '${to}';`,
      `const later = await import('${to}');`,
      `let tx: import('${to}').Tx;`,
      `import '${to}';`,
    ]) {
      expect(planted('src/modules/hotline/contact.ts', to, statement), statement).toMatch(/pure/);
    }
  });

  it('finds a cipher taken from node:crypto', () => {
    expect(planted('src/platform/vault/x.ts', '', "import { createCipheriv } from 'node:crypto';")).toMatch(/vault/);
    expect(planted('src/platform/vault/x.ts', '', "import { createHash } from 'node:crypto';")).toBeNull();
  });

  it('finds a circle and a way over others', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['a']],
      ['d', ['a']],
    ]);
    expect(circles(graph)).toEqual([['a', 'b', 'c', 'a']]);
    expect(wayTo(graph, 'd', (path) => path === 'c')).toEqual(['d', 'a', 'b', 'c']);
  });

  it('stops at what it cannot read', () => {
    expect(() => readSource(root, 'src/app/x.ts', 'import { from nowhere')).toThrow(/cannot be read/);
    expect(readSource(root, 'src/app/x.ts', "import './not-there.ts';").imports[0]?.missing).toBe(true);
    expect(() => placeOf('src/elsewhere/x.ts')).toThrow(/no room/);
  });
});
