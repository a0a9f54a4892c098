import { describe, expect, it } from 'vitest';
import { secondRecord } from './second-record.ts';
import { syntheticOrganisation } from './synthetic-organisation.ts';

describe('second records of persons', () => {
  const organisation = syntheticOrganisation();
  const all = Array.from({ length: organisation.clients }, (_, index) => secondRecord(organisation, index)).filter(
    (one) => one !== null,
  );

  it('are some hundred, of persons with a name, written down later than the first', () => {
    expect(all.length).toBeGreaterThan(150);
    expect(all.length).toBeLessThan(350);
    for (const second of all) {
      const client = organisation.client(second.index);
      expect(client.names.length).toBeGreaterThan(0);
      expect(second.names.length).toBeGreaterThan(0);
      expect(second.madeOn >= client.firstDay).toBe(true);
      expect(second.madeOn <= '2021-12-31').toBe(true);
    }
  });

  it('are written by another hand: most differ in a name, a few in nothing', () => {
    const same = all.filter(
      (second) =>
        JSON.stringify(second.names) ===
        JSON.stringify(organisation.client(second.index).names.map(({ kind, value }) => ({ kind, value }))),
    );
    expect(same.length).toBeGreaterThan(0);
    expect(same.length).toBeLessThan(all.length / 2 + 30);
  });

  it('are the same for the same seed, in any order', () => {
    const again = syntheticOrganisation();
    for (const second of [...all].reverse().slice(0, 20)) expect(secondRecord(again, second.index)).toEqual(second);
    expect(secondRecord(syntheticOrganisation({ seed: 2003 }), all[0]!.index)).not.toEqual(all[0]);
  });
});
