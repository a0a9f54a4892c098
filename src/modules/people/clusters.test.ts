import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clusterOf,
  clustersOf,
  contradictionIn,
  type PersonLink,
  pairOf,
  survivorOf,
  withDecision,
} from './clusters.ts';
import { linkKinds } from './link-kinds.ts';
import type { PersonId } from './person.ts';

const person = (n: number) => `p${n}` as PersonId;
const decision = fc.record({
  one: fc.integer({ min: 0, max: 6 }),
  step: fc.integer({ min: 1, max: 6 }),
  kind: fc.constantFrom(...linkKinds.codes.map((one) => one.code), null),
});

/** What a person would work out on paper: who is reached from whom by `same`. */
function onPaper(links: readonly PersonLink[]): string[] {
  const label = new Map(Array.from({ length: 7 }, (_, n) => [person(n), person(n)]));
  for (let turn = 0; turn < 7; turn++)
    for (const { left, right, kind } of links) {
      if (kind !== 'same') continue;
      const least = [label.get(left) as PersonId, label.get(right) as PersonId].sort()[0] as PersonId;
      label.set(left, least).set(right, least);
    }
  const groups = new Map<string, PersonId[]>();
  for (const [id, of] of label) groups.set(of, [...(groups.get(of) ?? []), id]);
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => group.sort().join())
    .sort();
}

describe('clusters', () => {
  it('are the same whatever the order in which links came and went', () => {
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 25 }), fc.nat(), (decisions, seed) => {
        let links: PersonLink[] = [];
        for (const { one, step, kind } of decisions)
          links = withDecision(links, pairOf(person(one), person((one + step) % 7)), kind);
        const shuffled = [...links].sort((a, b) => ((a.left + b.right + seed).length % 3) - 1);
        expect(clustersOf(links).map((cluster) => cluster.join())).toEqual(onPaper(links));
        expect(clustersOf(shuffled)).toEqual(clustersOf(links));
      }),
    );
  });

  it('hold everybody once, and everybody in one says the same cluster', () => {
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 20 }), (decisions) => {
        let links: PersonLink[] = [];
        for (const { one, step, kind } of decisions)
          links = withDecision(links, pairOf(person(one), person((one + step) % 7)), kind);
        const all = clustersOf(links).flat();
        expect(new Set(all).size).toBe(all.length);
        for (const cluster of clustersOf(links))
          for (const member of cluster) expect(clusterOf(links, member)).toEqual(cluster);
      }),
    );
  });

  it('contradict where two who are not the same hang together through a third', () => {
    const same = (a: number, b: number): PersonLink => ({ ...pairOf(person(a), person(b)), kind: 'same' });
    const parted: PersonLink = { ...pairOf(person(1), person(3)), kind: 'not_same' };
    expect(contradictionIn([same(1, 2), parted])).toBeNull();
    expect(contradictionIn([same(1, 2), parted, same(2, 3)])).toMatchObject({ left: 'p1', right: 'p3' });
    expect(contradictionIn([same(1, 2), { ...parted, kind: 'unsure' }, same(2, 3)])).toBeNull();
  });

  it('count under the record of the duty desk, then under the oldest, whoever was linked first', () => {
    const member = (n: number, ofDutyDesk: boolean, madeOn: string) => ({
      id: person(n),
      ofDutyDesk,
      madeOn,
      code: `K00-0000${n}`,
    });
    const members = [member(1, false, '2009-01-01'), member(2, true, '2013-05-02'), member(3, true, '2012-07-01')];
    expect(survivorOf(members)).toBe('p3');
    expect(survivorOf([...members].reverse())).toBe('p3');
    expect(survivorOf([])).toBeNull();
  });
});
