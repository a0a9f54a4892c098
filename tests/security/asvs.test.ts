import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';

/**
 * docs/asvs.csv says of each requirement of the OWASP ASVS 5.0, level 2 (and of those of level 3 that we took), whether it is met,
 * where, and which test says so. A test that is named and not there fails here.
 */
interface Row {
  readonly requirement: string;
  readonly what: string;
  readonly state: string;
  readonly where: string;
  readonly tests: string;
}

const root = `${import.meta.dirname}/../..`;
const rows = parse(readFileSync(`${root}/docs/asvs.csv`, 'utf8'), { columns: true }) as Row[];
const testsOf = (row: Row) => row.tests.split(' ').filter((name) => name !== '');

/** security.md section 15, the tests that are core and whose subject exists. */
const CORE = [
  'canary-dump',
  'access-matrix',
  'key-matrix',
  'ciphertext-tamper',
  'key-substitution',
  'rls-fence',
  'mass-assignment',
  'csrf',
  'sessions',
  'enumeration',
  'guessing',
  'hash-gate',
  'uploads',
  'stored-xss',
  'spreadsheet-injection',
  'sql-injection',
  'unicode',
  'hostile-bodies',
  'headers-and-leaks',
  'audit-chain',
  'leaver',
];

describe('the list of requirements', () => {
  it('names each once, with a state that is one of four', () => {
    const ids = rows.map((row) => row.requirement);
    expect(new Set(ids).size).toBe(ids.length);
    for (const row of rows) {
      expect(['met', 'not met', 'not applicable', 'later'], row.requirement).toContain(row.state);
      expect(row.what.length * row.where.length, row.requirement).toBeGreaterThan(0);
    }
  });

  it('leaves out no chapter', () => {
    const chapters = new Set(rows.map((row) => Number.parseInt(row.requirement, 10)));
    for (let chapter = 1; chapter <= 17; chapter++) expect(chapters, `V${chapter}`).toContain(chapter);
  });

  it('names only tests that are there', () => {
    const missing = rows.flatMap((row) =>
      testsOf(row)
        .filter((path) => !existsSync(`${root}/${path}`))
        .map((path) => `${row.requirement}: ${path}`),
    );
    expect(missing).toEqual([]);
  });

  it('names only places that are there', () => {
    const missing = rows.flatMap((row) =>
      [...row.where.matchAll(/(?:^|[\s:;])((?:src|docs|tests)\/[\w./-]*[\w/])/g)]
        .map(([, path]) => path as string)
        .filter((path) => !existsSync(`${root}/${path}`))
        .map((path) => `${row.requirement}: ${path}`),
    );
    expect(missing).toEqual([]);
  });

  it('is honest where nothing is built: what is met is not said to be later', () => {
    const states = new Map(rows.map((row) => [row.requirement, row.state]));
    expect(states.get('6.3.3')).toBe('not met');
    expect(states.get('backups')).toBe('not met');
    expect(rows.filter((row) => row.state === 'met' && /not built|\blater$/.test(row.where))).toEqual([]);
  });
});

describe('the core tests of the design', () => {
  it('are there by their names, and the list leads to each', () => {
    const named = new Set(rows.flatMap(testsOf));
    for (const name of CORE) expect(named, name).toContain(`tests/security/${name}.test.ts`);
    expect(named).toContain('tests/faults/crash-points.test.ts');
    for (const path of named) expect(existsSync(`${root}/${path}`), path).toBe(true);
  });
});
