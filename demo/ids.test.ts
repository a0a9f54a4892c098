import { describe, expect, it } from 'vitest';
import { isId } from '../src/platform/kernel/ids.ts';
import { syntheticIds } from './ids.ts';

describe('ids of the demonstration', () => {
  it('the same seed gives the same ids, another seed others', () => {
    const ids = syntheticIds({ seed: 2002, scale: 1 });
    expect(ids.contact(7)).toBe(syntheticIds({ seed: 2002, scale: 1 }).contact(7));
    expect(ids.contact(7)).not.toBe(syntheticIds({ seed: 7, scale: 1 }).contact(7));
  });

  it('no two records of an organisation share one, and each looks like a random UUID', () => {
    const ids = syntheticIds({ seed: 2002, scale: 1 });
    const all = new Set<string>();
    for (let i = 0; i < 60_000; i++) all.add(ids.contact(i));
    for (let i = 0; i < 9_000; i++) all.add(ids.person(i)).add(ids.subjectKey(i).toString('hex'));
    for (let i = 0; i < 600; i++) all.add(ids.finding(i));
    expect(all.size).toBe(60_000 + 2 * 9_000 + 600);
    expect([ids.contact(0), ids.person(1), ids.finding(2)].every(isId)).toBe(true);
  });
});
