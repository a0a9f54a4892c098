import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A clone with the real launcher and a program of a few lines in place of ours. */
let clone: string;

const program = (word: string) => `
  const files = import.meta.glob('./words/*.sql', { query: '?raw', import: 'default', eager: true });
  if (process.argv.includes('stay')) {
    const timer = setInterval(() => {}, 1000);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => { clearInterval(timer); console.log(signal); process.exitCode = 7; });
  } else process.exitCode = 3;
  console.log(JSON.stringify({ word: '${word}', args: process.argv.slice(2), pid: process.pid, sql: Object.values(files), proto: '__proto__' in {} }));`;

function write(word: string): void {
  writeFileSync(join(clone, 'src/app/cli.ts'), program(word));
}

function wayout(args: string[], flags: string[] = []) {
  const child = spawn(process.execPath, [...flags, join(clone, 'bin/wayout'), ...args], {
    env: { ...process.env, NODE_ENV: '' },
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    said.out += data;
  });
  child.stderr.on('data', (data) => {
    said.err += data;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number, ...said }));
  return { child, said, ended };
}

beforeAll(() => {
  clone = mkdtempSync(join(tmpdir(), 'wayout-clone-'));
  for (const path of [
    'bin',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'vite.server.config.ts',
    'vite.desk.config.ts',
  ]) {
    cpSync(path, join(clone, path), { recursive: true });
  }
  symlinkSync(join(process.cwd(), 'node_modules'), join(clone, 'node_modules'));
  mkdirSync(join(clone, 'src/app/words'), { recursive: true });
  writeFileSync(join(clone, 'src/app/words/one.sql'), 'select 1');
  write('first');
});

afterAll(() => rmSync(clone, { recursive: true, force: true }));

describe('bin/wayout', () => {
  it('two first starts at once build once; standard output is the program alone, the exit code its own', async () => {
    const both = await Promise.all([wayout(['a', '--b=c']).ended, wayout(['a', '--b=c']).ended]);
    for (const { code, out } of both) {
      expect(JSON.parse(out)).toMatchObject({ word: 'first', args: ['a', '--b=c'], sql: ['select 1'], proto: false });
      expect(code).toBe(3);
    }
    expect(both.filter(({ err }) => err.includes('Building'))).toHaveLength(1);
    expect(readdirSync(join(clone, '.runtime/build'))).toHaveLength(1);
  });

  it('starts again without building', async () => {
    const { err } = await wayout([]).ended;
    expect(err).toBe('');
  });

  it('builds anew when a source changed, even to the same length, and not when only its time did', async () => {
    write('again');
    expect(JSON.parse((await wayout([]).ended).out).word).toBe('again');
    utimesSync(join(clone, 'src/app/cli.ts'), 1, 1);
    expect((await wayout([]).ended).err).toBe('');
  });

  it('keeps two builds, and one more where a program still runs from it', async () => {
    const staying = wayout(['stay']);
    await once(staying.child.stdout, 'data');
    for (const word of ['third', 'forth', 'fifth']) {
      write(word);
      await wayout([]).ended;
    }
    expect(readdirSync(join(clone, '.runtime/build'))).toHaveLength(3);
    staying.child.kill('SIGTERM');
    expect(await staying.ended).toMatchObject({ code: 7, out: expect.stringContaining('SIGTERM') });
    write('sixth');
    await wayout([]).ended;
    expect(readdirSync(join(clone, '.runtime/build'))).toHaveLength(2);
  });

  it('becomes the program: same process, so that a signal cannot be lost between two', async () => {
    const { child, said, ended } = wayout(['stay']);
    await once(child.stdout, 'data');
    expect(JSON.parse(said.out).pid).toBe(child.pid);
    child.kill('SIGINT');
    expect((await ended).code).toBe(7);
  });

  it('a Node that cannot become another program passes signals on and gives the exit code back', async () => {
    writeFileSync(join(clone, 'older.cjs'), 'delete process.execve;');
    const { child, said, ended } = wayout(['stay'], ['--require', join(clone, 'older.cjs')]);
    await once(child.stdout, 'data');
    expect(JSON.parse(said.out).pid).not.toBe(child.pid);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 7, out: expect.stringContaining('SIGTERM') });
  });

  it('says what is wrong with a source that does not build, and runs nothing', async () => {
    writeFileSync(join(clone, 'src/app/cli.ts'), 'const = ;');
    const { code, out, err } = await wayout([]).ended;
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/The build failed/);
    write('whole');
    expect((await wayout([]).ended).code).toBe(3);
  });
});
