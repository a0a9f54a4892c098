import { describe, expect, it } from 'vitest';
import { labelledFiles } from './labelled.ts';

describe('the labelled file', () => {
  const files = labelledFiles({ people: 2_000 });

  it('is the same for the same seed, and another for another', () => {
    expect(labelledFiles({ people: 2_000 })).toEqual(files);
    expect(labelledFiles({ people: 2_000, seed: 7 }).records).not.toBe(files.records);
  });

  it('has second records for six in a hundred, half as many strangers, and who is who', () => {
    const rows = (text: string) => text.trimEnd().split('\n').length - 1;
    expect([rows(files.records), rows(files.queries), rows(files.truth)]).toEqual([2_000, 180, 120]);
    expect(files.truth.startsWith('id1,id2,same\np0,q0,1\n')).toBe(true);
  });

  it('uses numbers that nobody has', () => {
    for (const [number] of files.records.matchAll(/\+381 \d\d/gu)) expect(number).toBe('+381 50');
  });
});
