import { unzlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { indexedPng } from './indexed-png.ts';

const red = [255, 0, 0, 255];
const teal = [15, 92, 99, 255];

const chunksOf = (png: Buffer): Map<string, Buffer> => {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return chunks;
};

describe('a picture of few colours', () => {
  it('holds each pixel as the place of its colour, line by line', () => {
    const chunks = chunksOf(indexedPng(Uint8Array.from([red, teal, teal, red].flat()), 2, 2) as Buffer);
    expect([...chunks.keys()]).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
    expect([...(chunks.get('IHDR') as Buffer)]).toEqual([0, 0, 0, 2, 0, 0, 0, 2, 8, 3, 0, 0, 0]);
    expect([...(chunks.get('PLTE') as Buffer)]).toEqual([255, 0, 0, 15, 92, 99]);
    expect([...unzlibSync(chunks.get('IDAT') as Buffer)]).toEqual([0, 0, 1, 0, 1, 0]);
  });

  it('is none where a palette is too small', () => {
    const pixels = (n: number) =>
      Uint8Array.from(Array.from({ length: n }, (_, i) => [i % 256, i >> 8, 0, 255]).flat());
    expect(indexedPng(pixels(256), 256, 1)).not.toBeNull();
    expect(indexedPng(pixels(257), 257, 1)).toBeNull();
  });
});
