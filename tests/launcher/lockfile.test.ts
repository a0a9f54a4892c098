import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Entry {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** An install on one machine may leave the entries of the others out, and `npm ci` then refuses a fresh clone. */
it('a fresh clone can be installed on every platform: the lockfile lists all native packages', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> };
  const missing = Object.entries(lock.packages).flatMap(([name, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((needed) => !isListed(lock.packages, name, needed))
      .map((needed) => `${name || 'the project'} needs ${needed}`),
  );
  expect(missing).toEqual([]);
});

/** Beside the package that needs it, or anywhere above, as Node looks for it. */
function isListed(packages: Record<string, Entry>, from: string, needed: string): boolean {
  for (let at = from; ; at = at.slice(0, Math.max(at.lastIndexOf('/node_modules/'), 0))) {
    if (packages[`${at === '' ? '' : `${at}/`}node_modules/${needed}`]) return true;
    if (at === '') return false;
  }
}
