import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Day } from '../src/platform/kernel/index.ts';
import { writeRecords } from './write-records.ts';

it('records as files are gone on with, never mixed with those of another organisation, and the same bytes again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wayout-records-'));
  const wanted = { scale: 1, seed: 2002, until: '2002-04-30' as Day };
  try {
    await writeRecords(folder, wanted);
    const list = readFileSync(join(folder, 'hashes.json'), 'utf8');
    await expect(writeRecords(folder, { ...wanted, seed: 2003 })).rejects.toMatchObject({ code: 'cli.other-records' });
    rmSync(join(folder, 'victims-0000.ndjson'));
    await writeRecords(folder, wanted);
    expect(existsSync(join(folder, 'victims-0000.ndjson'))).toBe(true);
    expect(readFileSync(join(folder, 'hashes.json'), 'utf8')).toBe(list);
    const truth = readFileSync(join(folder, 'truth.csv'), 'utf8').trim().split('\n');
    expect(truth[0]).toBe('id1,id2,same');
    expect(truth.length - 1).toBe(readFileSync(join(folder, 'seconds.ndjson'), 'utf8').split('\n').length - 1);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 120_000);
