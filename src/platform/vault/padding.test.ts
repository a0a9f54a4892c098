import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SealBroken } from './envelope.ts';
import { CARD_BYTES, padCard, padText, TEXT_UNIT, unpadCard, unpadText } from './padding.ts';

const bytes = (maxLength: number) => fc.uint8Array({ maxLength }).map((it) => Buffer.from(it));

describe('padding', () => {
  it('gives every text back exactly, also one that ends in zeros or in the mark itself', () => {
    const tail = fc.constantFrom(Buffer.alloc(0), Buffer.alloc(5), Buffer.from([0x80]), Buffer.from([0x80, 0, 0]));
    fc.assert(
      fc.property(bytes(1600), tail, (head, end) => {
        const text = Buffer.concat([head, end]);
        const padded = padText(text);
        expect(padded.byteLength % TEXT_UNIT).toBe(0);
        expect(padded.byteLength - text.byteLength).toBeGreaterThanOrEqual(1);
        expect(padded.byteLength - text.byteLength).toBeLessThanOrEqual(TEXT_UNIT);
        expect(unpadText(padded).equals(text)).toBe(true);
      }),
    );
  });

  it('makes every search card 320 bytes', () => {
    fc.assert(
      fc.property(bytes(319), (content) => {
        const card = padCard(content);
        expect(card?.byteLength).toBe(CARD_BYTES);
        expect(unpadCard(card!).equals(content)).toBe(true);
      }),
    );
  });

  it('says when a card is too long, instead of cutting a name', () => {
    expect(padCard(Buffer.alloc(319))).not.toBeNull();
    expect(padCard(Buffer.alloc(320))).toBeNull();
  });

  it('hides whether a note has one word or forty', () => {
    expect(padText(Buffer.alloc(0)).byteLength).toBe(512);
    expect(padText(Buffer.alloc(511)).byteLength).toBe(512);
    expect(padText(Buffer.alloc(512)).byteLength).toBe(1024);
  });

  it('refuses what it did not make', () => {
    const misplaced = Buffer.alloc(1024);
    misplaced[100] = 0x80;
    for (const wrong of [
      Buffer.alloc(0),
      Buffer.alloc(512),
      Buffer.alloc(512, 1),
      Buffer.alloc(511, 0x80),
      misplaced,
    ]) {
      expect(() => unpadText(wrong)).toThrow(SealBroken);
    }
    for (const wrong of [Buffer.alloc(0), Buffer.alloc(320), Buffer.alloc(640, 0x80)]) {
      expect(() => unpadCard(wrong)).toThrow(SealBroken);
    }
  });
});
