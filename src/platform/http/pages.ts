import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { Endpoint } from '../kernel/index.ts';
import { Refusal } from '../kernel/index.ts';
import { deskPolicy, pagePolicy } from './headers.ts';

/** Pages and files that are the same for everybody: the desk's shell, its assets, the API's description, schemas. */
export interface PageOptions {
  /** folder of the desk's build */
  readonly deskFolder: string;
  readonly faces: readonly Endpoint[];
  readonly version: string;
  /** files without a secret that anybody may read: address → type and content */
  readonly publicFiles: Readonly<Record<string, { readonly type: string; readonly body: string }>>;
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
};

/** text packs; fonts and pictures are packed already */
const PACKS = /^text\/|svg/;

export function addPages(server: FastifyInstance, options: PageOptions): void {
  const files = new Map<string, { readonly type: string; readonly bytes: Buffer; packed?: Buffer }>();
  for (const name of readdirSync(options.deskFolder)) {
    const type = TYPES[extname(name)];
    if (type) files.set(name, { type, bytes: readFileSync(join(options.deskFolder, name)) });
  }
  const shell = readFileSync(join(options.deskFolder, 'index.html'), 'utf8');

  server.get('/desk-assets/:name', async (request, reply) => {
    const file = files.get((request.params as { name: string }).name);
    if (!file) throw new Refusal('http.not-found', 404);
    // the name holds a hash of the content, and the content is the same for everybody
    reply.type(file.type).header('cache-control', 'public, max-age=31536000, immutable');
    if (!PACKS.test(file.type)) return reply.send(file.bytes);
    reply.header('vary', 'accept-encoding');
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(file.bytes);
    // packed when first asked for and kept: a third of the bytes. Nothing in it is anybody's, so its length tells nothing
    file.packed ??= gzipSync(file.bytes, { level: 9 });
    return reply.header('content-encoding', 'gzip').send(file.packed);
  });

  const desk = async (_request: unknown, reply: import('fastify').FastifyReply) => {
    const nonce = randomBytes(16).toString('base64url');
    reply.header('content-security-policy', deskPolicy(nonce)).type('text/html; charset=utf-8');
    return reply.send(shell.replaceAll('{{nonce}}', nonce));
  };
  server.get('/', async (_request, reply) => reply.redirect('/desk', 303));
  server.get('/desk', desk);
  server.get('/desk/*', desk);

  const about = onceAsked(() => import('./about-api.ts').then((made) => made.aboutApi(options.faces, options.version)));
  server.get('/api/openapi.json', async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send((await about()).description),
  );
  server.get('/api', async (_request, reply) =>
    reply
      .header('content-security-policy', pagePolicy)
      .type('text/html; charset=utf-8')
      .send((await about()).page),
  );
  server.get('/api/page.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send((await about()).style),
  );
  for (const [address, file] of Object.entries(options.publicFiles)) {
    server.get(address, async (_request, reply) => reply.type(file.type).send(file.body));
  }
}

/** What few ask for is made when the first one does: most servers never describe themselves to anybody. */
function onceAsked<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Is the house ready? Nobody's name, no number: the step, and how far it is. */
export interface Readiness {
  readonly state: 'preparing' | 'ready' | 'failed';
  readonly step: string;
  readonly done?: number;
  readonly of?: number;
}

export function addHealth(server: FastifyInstance, readiness: () => Readiness, check: () => Promise<boolean>): void {
  server.get('/health', async (_request, reply) => {
    const now = readiness();
    if (now.state !== 'ready') return reply.code(503).header('retry-after', '1').send(now);
    if (!(await check()))
      return reply.code(503).header('retry-after', '2').send({ state: 'preparing', step: 'database' });
    return reply.send({ state: 'ready' });
  });
}
