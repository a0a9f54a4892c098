import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fastify } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addPages } from './pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'wayout-pages-'));
const script = 'export const words = "many words, many words, many words";\n'.repeat(100);
const server = fastify();

beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), '<html></html>');
  writeFileSync(join(folder, 'index-1.js'), script);
  writeFileSync(join(folder, 'letters.woff2'), 'packed already');
  addPages(server, { deskFolder: folder, faces: [], version: '0.0.0', publicFiles: {} });
  await server.ready();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const ask = (name: string, encoding?: string) =>
  server.inject({ url: `/desk-assets/${name}`, headers: encoding ? { 'accept-encoding': encoding } : {} });

it('a script travels packed to a browser that can unpack it, and unpacks to what was written', async () => {
  const answer = await ask('index-1.js', 'gzip, deflate, br');
  expect(answer.headers['content-encoding']).toBe('gzip');
  expect(answer.headers.vary).toBe('accept-encoding');
  expect(answer.rawPayload.length).toBeLessThan(script.length / 3);
  expect(gunzipSync(answer.rawPayload).toString()).toBe(script);
});

it('whoever cannot unpack gets it as it is, and fonts go as they are to everybody', async () => {
  expect((await ask('index-1.js')).body).toBe(script);
  const font = await ask('letters.woff2', 'gzip');
  expect(font.headers['content-encoding']).toBeUndefined();
  expect(font.body).toBe('packed already');
});
