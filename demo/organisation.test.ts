import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allHashes, CHUNK, chunkHash, chunkLines, line, RECORD_KINDS, type RecordKind } from './chunks.ts';
import { syntheticOrganisation } from './synthetic-organisation.ts';

const organisation = syntheticOrganisation({ scale: 1, seed: 2002 });

describe('the same organisation everywhere', () => {
  it('same seed, same bytes: every chunk has the hash it had when it was first made', () => {
    const {
      seed,
      scale,
      scale10: _,
      ...expected
    } = JSON.parse(readFileSync(new URL('./hashes.json', import.meta.url), 'utf8'));
    expect(allHashes(syntheticOrganisation({ scale, seed }))).toEqual(expected);
  });

  it('at scale 10 too, each chunk made alone', { timeout: 60_000 }, () => {
    const { scale10 } = JSON.parse(readFileSync(new URL('./hashes.json', import.meta.url), 'utf8'));
    const larger = syntheticOrganisation({ scale: 10, seed: 2002 });
    for (const [place, hash] of Object.entries(scale10)) {
      const [kind, chunk] = place.split('/');
      expect(chunkHash(larger, kind as RecordKind, Number(chunk)), place).toBe(hash);
    }
  });

  it('a chunk made alone is the chunk of the whole run', () => {
    const whole = [...chunkLines(organisation, 'contacts', 0), ...chunkLines(organisation, 'contacts', 1)];
    const alone = [...chunkLines(syntheticOrganisation({ scale: 1, seed: 2002 }), 'contacts', 1)];
    expect(alone).toEqual(whole.slice(CHUNK));
  });

  it('the order in which records are made does not matter', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RECORD_KINDS),
        fc.array(fc.nat(), { maxLength: 12 }),
        fc.nat(),
        (kind, made, at) => {
          const fresh = syntheticOrganisation({ scale: 1, seed: 2002 });
          for (const i of made) line(fresh, kind, i % fresh[kind]);
          expect(line(fresh, kind, at % fresh[kind])).toBe(line(organisation, kind, at % organisation[kind]));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('another seed makes other people', () => {
    const other = syntheticOrganisation({ scale: 1, seed: 2003 });
    const same = Array.from({ length: 500 }, (_, i) => line(other, 'clients', i) === line(organisation, 'clients', i));
    expect(same.filter(Boolean).length).toBe(0);
  });

  it('sizes are those of the recipe at every scale, and a record can be made alone at scale 1000', () => {
    const large = syntheticOrganisation({ scale: 1000, seed: 2002 });
    expect([large.sos.contacts, large.sos.clients, large.victims]).toEqual([48_361_000, 7_400_000, 562_000]);
    const last = large.contact(large.contacts - 1);
    expect(last.day.startsWith('2020-12')).toBe(true);
    expect(large.victim(561_999).identifiedDay.startsWith('2021')).toBe(true);
  });

  it('at scale 1000 too a finding comes after the report and the first contact, and its report names the person', () => {
    const large = syntheticOrganisation({ scale: 1000, seed: 5 });
    fc.assert(
      fc.property(fc.nat(large.victims - 1), (v) => {
        const victim = large.victim(v);
        const client = large.client(victim.client);
        expect(client.victim).toBe(v);
        expect(client.firstDay <= victim.identifiedDay).toBe(true);
        expect(large.contact(client.firstContact).clients).toContain(client.index);
        if (victim.reportContact === null) return;
        const report = large.contact(victim.reportContact);
        expect([...report.clients, ...report.concerns]).toContain(client.index);
        expect(report.day <= victim.identifiedDay).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('a scale that is no whole number from 1 to 1000 is refused, and so is a record that does not exist', () => {
    expect(() => syntheticOrganisation({ scale: 0 })).toThrow(RangeError);
    expect(() => syntheticOrganisation({ scale: 1.5 })).toThrow(RangeError);
    expect(() => organisation.contact(organisation.contacts)).toThrow(RangeError);
  });
});
