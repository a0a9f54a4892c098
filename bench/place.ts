import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

/** Where the benchmarks find the program and keep what they make: all below .runtime/, which may go at any time. */
const built = process.env.WAYOUT_TEST_BUILD;
if (!built) throw new Error('benchmarks are started by `npm run bench`');

export const build = built;
export const root = resolve(build, '../../..');
export const program = join(build, 'server', 'cli.js');
export const homes = join(root, '.runtime', 'bench');
export const results = join(root, 'bench', 'results');
/** of the sources: a home made by other sources is not taken up again */
export const sources = basename(build).slice(0, 12);

export function commit(): string {
  try {
    const head = readFileSync(join(root, '.git', 'HEAD'), 'utf8').trim();
    const branch = /^ref: (.+)$/.exec(head)?.[1];
    return branch ? readFileSync(join(root, '.git', branch), 'utf8').trim() : head;
  } catch {
    return 'unknown';
  }
}
