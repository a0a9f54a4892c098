import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkSpace } from './demonstration-home.ts';

const folder = mkdtempSync(join(tmpdir(), 'wayout-space-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('room for a demonstration', () => {
  const THERE = 256 * 2 ** 20;
  const free = () => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  };

  it('is refused before the start where the disk is too small', () => {
    expect(() => checkSpace(folder, free() * 2)).toThrow('cli.disk-too-small');
  });

  it('is asked only for what is not there yet, so that a load that was cut off goes on', () => {
    writeFileSync(join(folder, 'table'), Buffer.alloc(THERE, 1));
    // half of what is there more than is free: others write on this disk as well
    expect(() => checkSpace(folder, free() + THERE / 2)).not.toThrow();
    rmSync(join(folder, 'table'));
    expect(() => checkSpace(folder, free() + THERE)).toThrow('cli.disk-too-small');
  });
});
