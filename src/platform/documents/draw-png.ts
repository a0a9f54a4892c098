import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { fontFile } from './fonts.ts';
import { indexedPng } from './indexed-png.ts';

/** A drawing as a picture, with our own letters and none of the machine's, so that it is the same picture everywhere. */
const SHARP = 3;

let ready: Promise<void> | undefined;

const start = async (): Promise<void> => {
  const file = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  await initWasm(await readFile(file));
};

export async function drawPng(svg: string, width: number): Promise<Buffer> {
  ready ??= start();
  await ready;
  const picture = new Resvg(svg, {
    background: '#ffffff',
    fitTo: { mode: 'width', value: width * SHARP },
    font: { fontBuffers: [fontFile('regular'), fontFile('semibold')], defaultFontFamily: 'Inter' },
  });
  try {
    const rendered = picture.render();
    try {
      return indexedPng(rendered.pixels, rendered.width, rendered.height) ?? Buffer.from(rendered.asPng());
    } finally {
      rendered.free();
    }
  } finally {
    picture.free();
  }
}
