import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Words } from '../i18n/index.ts';
import { Refusal } from '../kernel/index.ts';
import { answerOf, bugReport, send } from './errors.ts';
import { closedPolicy, everywhere, strictTransport } from './headers.ts';
import { isPlainJson } from './json-body.ts';
import { bodiesWithin, type Patience, patience } from './patience.ts';

/**
 * The server before it knows any route: bodies, headers, one error shape, one line a request in the log. The log holds
 * request id, route template, status and milliseconds; never an address, a query, a body or a person.
 */
export interface ServerOptions {
  readonly https: boolean;
  /** one line of JSON */
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
  readonly wordsFor: (acceptLanguage: string | undefined) => Words;
  /** how slow a client may be; tests are less patient */
  readonly patience?: Patience;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** the signed-in person's language; before that the browser's list decides */
    uiLanguage: string | undefined;
  }
}

/** Without TLS there are no other names than these; behind a named proxy the certificate says whose the page is. */
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** Inputs are checked by the runner: no route has a schema here, and the compilers for it are not loaded (190 files). */
const schemaOfRoute = () => {
  throw new Error('a route has no schema: the face of its operation checks');
};
const noSchemas = { buildValidator: () => schemaOfRoute, buildSerializer: () => schemaOfRoute };

export function makeServer(options: ServerOptions): FastifyInstance {
  const server = Fastify({
    bodyLimit: 256 * 1024,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    logger: false,
    forceCloseConnections: 'idle',
    // a body has its own time (patience.ts): one limit for all would cut a large file on a slow line
    requestTimeout: 0,
    connectionTimeout: 0,
    keepAliveTimeout: 20_000,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    routerOptions: { maxParamLength: 200, caseSensitive: true },
    exposeHeadRoutes: false,
    schemaController: { compilersFactory: noSchemas },
  });

  server.server.headersTimeout = 30_000;
  const bodies = bodiesWithin(options.patience ?? patience);

  server.addHook('onRequest', async (request, reply) => {
    bodies.watch(request, reply);
    for (const [name, value] of Object.entries(everywhere)) reply.header(name, value);
    reply.header('content-security-policy', closedPolicy);
    if (options.https) reply.header('strict-transport-security', strictTransport);
    // a foreign name that leads to this machine would make a foreign page one of our own (DNS rebinding)
    if (!options.https && !LOOPBACK.has(request.hostname)) throw new Refusal('http.bad-origin', 403);
    // a compressed body can be larger than any limit says
    const encoding = request.headers['content-encoding'];
    if (encoding && encoding !== 'identity') throw new Refusal('http.not-json', 415);
    if (request.headers['x-http-method-override'] !== undefined) throw new Refusal('http.bad-request', 400);
  });

  server.decorateRequest('uiLanguage', undefined);
  const wordsFor = (request: FastifyRequest) =>
    options.wordsFor(request.uiLanguage ?? request.headers['accept-language']);

  server.removeContentTypeParser('text/plain');
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeContentTypeParser('application/json');
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body: string, done) => {
    if (isPlainJson(body)) return parse(request, body, done);
    done(new Refusal('http.bad-request', 400));
  });
  server.addContentTypeParser(['text/csv', 'application/octet-stream'], (request, payload, done) => {
    const { upload, uploadBytes = 0 } = request.routeOptions.config as { upload?: string; uploadBytes?: number };
    if (!upload) done(new Refusal('http.not-json', 415));
    else if (Number(request.headers['content-length'] ?? 0) > uploadBytes)
      done(new Refusal('http.body-too-large', 413));
    else done(null, bodies.file(request, uploadBytes, payload));
  });

  server.setErrorHandler((error, request, reply) => {
    const words = wordsFor(request);
    const answer = answerOf(error, words, request.id);
    if (answer.status === 500) options.log({ level: 'error', ...bugReport(request, error) });
    if (answer.status === 503) reply.header('retry-after', '2');
    if (answer.status === 429) reply.header('retry-after', String(answer.body.error.data?.seconds ?? 1));
    // the rest of a body that nobody reads is not waited for
    if (answer.status === 413 || answer.status === 408) reply.header('connection', 'close');
    return send(reply, answer);
  });

  server.setNotFoundHandler((request, reply) => {
    const words = wordsFor(request);
    return send(reply, answerOf(new Refusal('http.not-found', 404), words, request.id));
  });

  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    if (route === '/health') return;
    options.log({
      requestId: request.id,
      route,
      method: request.method,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });

  return server;
}
