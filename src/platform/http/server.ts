import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Words } from '../i18n/index.ts';
import { Refusal } from '../kernel/index.ts';
import { answerOf, bugReport, send } from './errors.ts';
import { closedPolicy, everywhere, strictTransport } from './headers.ts';

/**
 * The server before it knows any route: bodies, headers, one error shape, one line a request in the log. The log holds
 * request id, route template, status and milliseconds; never an address, a query, a body or a person.
 */
export interface ServerOptions {
  readonly https: boolean;
  /** one line of JSON */
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
  readonly wordsFor: (acceptLanguage: string | undefined) => Words;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** the signed-in person's language; before that the browser's list decides */
    uiLanguage: string | undefined;
  }
}

export function makeServer(options: ServerOptions): FastifyInstance {
  const server = Fastify({
    bodyLimit: 256 * 1024,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    logger: false,
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
    connectionTimeout: 0,
    keepAliveTimeout: 20_000,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    routerOptions: { maxParamLength: 200, caseSensitive: true },
    exposeHeadRoutes: false,
  });

  server.addHook('onRequest', async (request, reply) => {
    for (const [name, value] of Object.entries(everywhere)) reply.header(name, value);
    reply.header('content-security-policy', closedPolicy);
    if (options.https) reply.header('strict-transport-security', strictTransport);
    // a compressed body can be larger than any limit says
    const encoding = request.headers['content-encoding'];
    if (encoding && encoding !== 'identity') throw new Refusal('http.not-json', 415);
    if (request.headers['x-http-method-override'] !== undefined) throw new Refusal('http.bad-request', 400);
  });

  server.decorateRequest('uiLanguage', undefined);
  const wordsFor = (request: FastifyRequest) =>
    options.wordsFor(request.uiLanguage ?? request.headers['accept-language']);

  server.removeContentTypeParser('text/plain');
  server.addContentTypeParser(['text/csv', 'application/octet-stream'], (request, payload, done) => {
    const upload = (request.routeOptions.config as { upload?: string }).upload;
    if (!upload) done(new Refusal('http.not-json', 415));
    else done(null, payload);
  });

  server.setErrorHandler((error, request, reply) => {
    const words = wordsFor(request);
    const answer = answerOf(error, words, request.id);
    if (answer.status === 500) options.log({ level: 'error', ...bugReport(request, error) });
    if (answer.status === 503) reply.header('retry-after', '2');
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
