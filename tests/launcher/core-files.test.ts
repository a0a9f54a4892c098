import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** What the launcher becomes can leave no core file, and nothing of its arguments is ever read as a command. */
it('the program starts in the same process with a core limit of 0 and all the locked memory it may have, whatever the shell before it allowed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wayout-become-'));
  const run = join(import.meta.dirname, '../../bin/launcher/run.js');
  const program = join(folder, 'program.cjs');
  writeFileSync(
    program,
    `const limit = require('node:child_process').execFileSync('/bin/sh', ['-c', 'ulimit -Hc'], { encoding: 'utf8' });
     const lock = require('node:child_process').execFileSync('/bin/sh', ['-c', 'ulimit -Sl; ulimit -Hl'], { encoding: 'utf8' });
     console.log(JSON.stringify({ pid: process.pid, args: process.argv.slice(2), limit: limit.trim(), lock: lock.trim().split('\\n') }));`,
  );
  const launcher = join(folder, 'launcher.cjs');
  writeFileSync(
    launcher,
    `console.log(process.pid);
     require(${JSON.stringify(run)}).become(process.execPath, [${JSON.stringify(program)}, ...process.argv.slice(2)], process.env);`,
  );
  const args = ['a b', '$(touch broken)', '; exit 7', '--', "'"];
  // a small soft limit as a login shell may bring it
  const low = ['-c', 'ulimit -S -l 64; exec "$@"', 'sh', process.execPath, launcher, ...args];
  const out = execFileSync('/bin/sh', low, { encoding: 'utf8', cwd: folder });
  const [pid, told] = out.trim().split('\n') as [string, string];
  const { lock, ...is } = JSON.parse(told);
  expect(is).toEqual({ pid: Number(pid), args, limit: '0' });
  expect(lock[0]).toBe(lock[1]);
  expect(lock[0]).not.toBe('64');
});
