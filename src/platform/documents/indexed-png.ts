import { crc32 } from 'node:zlib';
import { zlibSync } from 'fflate';

/**
 * A picture of few colours as PNG (ISO/IEC 15948), a byte a pixel: a third of the size, for no more work, of the same in
 * full colour. Packed by fflate and not by the machine's zlib, whose bytes differ between processors.
 *
 * @param pixels RGBA, opaque
 * @returns null where there are more colours than a palette holds
 */
export function indexedPng(pixels: Uint8Array, width: number, height: number): Buffer | null {
  const colours = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
  const places = new Map<number, number>();
  // each line begins with its filter: none
  const lines = new Uint8Array((width + 1) * height);
  let last = -1;
  let place = 0;
  for (let y = 0, from = 0, to = 0; y < height; y += 1) {
    to += 1;
    for (let x = 0; x < width; x += 1, from += 1, to += 1) {
      const colour = colours[from] as number;
      if (colour !== last) {
        last = colour;
        place = places.get(colour) ?? places.size;
        if (place === 256) return null;
        places.set(colour, place);
      }
      lines[to] = place;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('PLTE', paletteOf([...places.keys()])),
    chunk('IDAT', Buffer.from(zlibSync(lines, { level: 4 }))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The numbers were read in the processor's order of bytes, and are written in it. */
function paletteOf(colours: readonly number[]): Buffer {
  const bytes = new Uint8Array(Uint32Array.from(colours).buffer);
  return Buffer.from(bytes.filter((_, i) => i % 4 !== 3));
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
