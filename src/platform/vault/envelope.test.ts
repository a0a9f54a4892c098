import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomBytes } from './crypto.ts';
import { portable } from './crypto-portable.testing.ts';
import {
  ENVELOPE_BYTES,
  epochOf,
  open,
  openMany,
  SealBroken,
  type SealContext,
  type Sealing,
  seal,
  sealedPlace,
  subkey,
} from './envelope.ts';

const context: SealContext = {
  org: '0a1b2c3d-0000-4000-8000-000000000001',
  table: 'hotline.contact_text',
  row: '0a1b2c3d-0000-4000-8000-000000000002',
  column: 'body',
  version: 3,
};
const key = randomBytes(32);
const sealing: Sealing = { key, epoch: 7, context };
const bytes = fc.uint8Array({ maxLength: 2000 }).map((it) => Buffer.from(it));

const otherPlaces: [string, Sealing][] = [
  ['another organisation', { ...sealing, context: { ...context, org: '0a1b2c3d-0000-4000-8000-000000000009' } }],
  ['another table', { ...sealing, context: { ...context, table: 'hotline.contact_note' } }],
  ['another row', { ...sealing, context: { ...context, row: '0a1b2c3d-0000-4000-8000-000000000003' } }],
  ['another column', { ...sealing, context: { ...context, column: 'title' } }],
  ['an earlier version of the row', { ...sealing, context: { ...context, version: 2 } }],
  ['another epoch', { ...sealing, epoch: 6 }],
  [
    'letters moved between table and column',
    { ...sealing, context: { ...context, table: 'hotline.contact_tex', column: 'tbody' } },
  ],
  ['another key', { ...sealing, key: randomBytes(32) }],
];

describe('a sealed text', () => {
  it('comes back exactly, whatever its bytes, in 46 bytes more', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.nat({ max: 0xffffffff }), (text, version, epoch) => {
        const here = { key, epoch, context: { ...context, version } };
        const envelope = seal(here, text);
        expect(envelope.byteLength).toBe(text.byteLength + ENVELOPE_BYTES);
        expect(epochOf(envelope)).toBe(epoch);
        expect(open(here, envelope).equals(text)).toBe(true);
      }),
    );
  });

  it('never looks the same twice', () => {
    const text = Buffer.from('◇ synthetic');
    expect(seal(sealing, text).equals(seal(sealing, text))).toBe(false);
  });

  it('does not open with any single bit flipped', () => {
    const envelope = seal(sealing, Buffer.from('◇ synthetic narrative'));
    for (let bit = 0; bit < envelope.byteLength * 8; bit++) {
      const flipped = Buffer.from(envelope);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => open(sealing, flipped)).toThrow(SealBroken);
    }
  });

  it('does not open cut at any length, nor with anything added', () => {
    const envelope = seal(sealing, Buffer.from('◇ synthetic narrative'));
    for (let length = 0; length < envelope.byteLength; length++) {
      expect(() => open(sealing, envelope.subarray(0, length))).toThrow(SealBroken);
    }
    expect(() => open(sealing, Buffer.concat([envelope, Buffer.alloc(1)]))).toThrow(SealBroken);
    expect(() => epochOf(envelope.subarray(0, 45))).toThrow(SealBroken);
  });

  it.each(otherPlaces)('does not open in %s', (_where, elsewhere) => {
    expect(() => open(elsewhere, seal(sealing, Buffer.from('◇ synthetic')))).toThrow(SealBroken);
  });

  it('does not open under another epoch even when header and expectation are both changed', () => {
    const envelope = seal(sealing, Buffer.from('◇ synthetic'));
    envelope.writeUInt32BE(6, 2);
    expect(() => open({ ...sealing, epoch: 6 }, envelope)).toThrow(SealBroken);
  });

  it('says nothing about why it did not open', () => {
    const causes = [Buffer.alloc(3), Buffer.alloc(100), seal({ ...sealing, epoch: 1 }, Buffer.from('◇'))];
    for (const broken of causes) {
      const thrown = ((): unknown => {
        try {
          return open(sealing, broken);
        } catch (error) {
          return error;
        }
      })() as SealBroken;
      expect([thrown.name, thrown.message, thrown.cause]).toEqual([
        'SealBroken',
        'sealed data does not open',
        undefined,
      ]);
    }
  });

  it('opens by hand with the second backend: the format is what the page says', () => {
    const text = Buffer.from('◇ synthetic: šđčćž');
    const envelope = seal(sealing, text);
    const opened = Buffer.alloc(text.byteLength);
    const item = (it: Buffer) => Buffer.concat([Buffer.from([it.byteLength >> 8, it.byteLength & 255]), it]);
    const number = (it: number) => Buffer.from(it.toString(16).padStart(16, '0'), 'hex');
    const names = ['wayout', context.org, context.table, context.row, context.column].map((it) => Buffer.from(it));
    const aad = Buffer.concat([...names, number(7), number(3)].map(item));
    expect(aad.equals(sealedPlace(context, 7))).toBe(true);
    expect([envelope[0], envelope[1], envelope.readUInt32BE(2)]).toEqual([1, 1, 7]);
    expect(portable.aeadOpen(opened, envelope.subarray(30), aad, envelope.subarray(6, 30), key)).toBe(true);
    expect(opened.equals(text)).toBe(true);
  });

  it('takes no place that is too long, not ASCII or not a whole number', () => {
    const at = (changed: Partial<SealContext>) => () =>
      seal({ ...sealing, context: { ...context, ...changed } }, Buffer.alloc(1));
    expect(at({ column: 'naslov š' })).toThrow(RangeError);
    expect(at({ row: 'x'.repeat(2000) })).toThrow(RangeError);
    expect(at({ version: 1.5 })).toThrow(RangeError);
    expect(at({ version: -1 })).toThrow(RangeError);
    expect(() => seal({ ...sealing, epoch: 2 ** 32 }, Buffer.alloc(1))).toThrow(RangeError);
  });
});

describe('the places of sealed texts', () => {
  it('are never equal for two different places', () => {
    const name = fc.stringMatching(/^[a-z._0-9-]{0,12}$/);
    const place = fc.record({ org: name, table: name, row: name, column: name, version: fc.nat({ max: 3 }) });
    fc.assert(
      fc.property(place, place, fc.nat({ max: 2 }), fc.nat({ max: 2 }), (a, b, epochA, epochB) => {
        const same = JSON.stringify([a, epochA]) === JSON.stringify([b, epochB]);
        expect(Buffer.from(sealedPlace(a, epochA)).equals(sealedPlace(b, epochB))).toBe(same);
      }),
    );
  });
});

describe('the subkeys of a compartment', () => {
  it('differ by purpose, so a text does not open as a card', () => {
    expect(subkey(key, 'text').equals(subkey(key, 'text'))).toBe(true);
    const envelope = seal({ ...sealing, key: subkey(key, 'text') }, Buffer.alloc(320));
    expect(() => open({ ...sealing, key: subkey(key, 'card') }, envelope)).toThrow(SealBroken);
  });
});

describe('many envelopes at once', () => {
  it('open side by side, and a broken one leaves zeros and its position, not an error', () => {
    const texts = [1, 2, 3].map((it) => Buffer.alloc(320, it));
    const items = texts.map((text, row) => {
      const here = { ...sealing, context: { ...context, row: `row-${row}` } };
      return { ...here, envelope: seal(here, text) };
    });
    items[1]!.envelope[100]! ^= 4;
    items.push({ ...items[0]!, envelope: seal(items[0]!, Buffer.alloc(319)) });
    const { plaintexts, broken } = openMany(items, 320);
    expect(broken).toEqual([1, 3]);
    expect(plaintexts.equals(Buffer.concat([texts[0]!, Buffer.alloc(320), texts[2]!, Buffer.alloc(320)]))).toBe(true);
  });
});
