import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as access from '../access/index.ts';
import type { Door, DoorGround } from '../accounts/index.ts';
import type { Tx } from '../database/index.ts';
import type { Endpoint } from '../kernel/index.ts';
import { isId, Refusal } from '../kernel/index.ts';
import { checkInput, type Download, type Operation, runOperation } from '../operations/index.ts';
import * as cookies from './cookies.ts';
import { rateLimit } from './rate-limit.ts';
import { counted, listWork, showWork, workInProgress } from './work.ts';

/**
 * The API: one route for each operation and each door. Here a request becomes a call: cookie to session, address and
 * body to input, CSRF and rates before anything else. What an operation decides is not known here.
 */
export interface ApiGround {
  readonly door: DoorGround;
  readonly operations: readonly Operation[];
  readonly doors: readonly Door[];
  readonly cookies: cookies.CookieRules;
}

interface Visitor {
  readonly token: Buffer | null;
  readonly session: access.Session | null;
}

export function addApi(
  server: FastifyInstance,
  ground: () => ApiGround | null,
  known: Pick<ApiGround, 'operations' | 'doors' | 'cookies'>,
): void {
  const limits = new Map<string, ReturnType<typeof rateLimit>>();
  const limit = (name: string, allowed: number, seconds: number) => {
    let one = limits.get(name);
    if (!one) {
      one = rateLimit(ready(ground).door.clock, allowed, seconds);
      limits.set(name, one);
    }
    return one;
  };

  async function visitorOf(request: FastifyRequest): Promise<Visitor> {
    const { door, cookies: rules } = ready(ground);
    const token = tokenOf(request, rules);
    if (!token) return { token: null, session: null };
    const session = await access.findSession(door.database, access.hashOfToken(token));
    if (session) request.uiLanguage = session.language;
    return { token, session };
  }

  for (const one of known.doors) {
    route(server, one.face, async (request, reply) => {
      const { door, cookies: rules } = ready(ground);
      checkOrigin(request);
      const visitor = await visitorOf(request);
      if (isOpen(one.face, 'signed-in')) {
        if (!visitor.session || !visitor.token) throw new Refusal('access.not-signed-in', 401);
        checkCsrf(request, visitor.token);
      }
      let device = access.readToken(cookies.deviceCookie(rules, request.headers));
      if (!device && one.face.method !== 'GET') {
        device = randomBytes(32);
        reply.header('set-cookie', cookies.setDevice(rules, device));
      }
      const answer = await one.run(
        {
          ground: door,
          ...visitor,
          device: device ?? Buffer.alloc(32),
          setToken(token) {
            reply.header('set-cookie', token ? cookies.setSession(rules, token) : cookies.clearSession(rules));
            if (!token) reply.header('clear-site-data', '"cache", "storage"');
          },
        },
        checkInput(one.face.input, inputOf(one.face, request)) as never,
      );
      return reply.send(answer);
    });
  }

  const work = workInProgress();
  route(server, showWork, async (request, reply) => {
    checkOrigin(request);
    const { token, session } = await visitorOf(request);
    if (!session || !token) throw new Refusal('access.not-signed-in', 401);
    const { id } = checkInput(showWork.input, inputOf(showWork, request)) as { id: string };
    const found = JSON.stringify(work.find(session.tokenHash, id));
    return reply.type('application/json; charset=utf-8').send(found);
  });

  route(server, listWork, async (request, reply) => {
    checkOrigin(request);
    const { token, session } = await visitorOf(request);
    if (!session || !token) throw new Refusal('access.not-signed-in', 401);
    const running = JSON.stringify(work.all(session.tokenHash));
    return reply.type('application/json; charset=utf-8').send(running);
  });

  const seen = new Map<string, access.Session>();

  for (const one of known.operations) {
    // a stream is read once, and what asks for the password again wants the row's own clock
    const mayTrust = one.pool === 'desk' && !one.face.stepUp && !one.face.upload;

    async function answer(
      request: FastifyRequest,
      reply: FastifyReply,
      trusted: access.Session | undefined,
      isAgain = false,
    ) {
      const { door } = ready(ground);
      const { token, session } = trusted
        ? { token: tokenOf(request, ready(ground).cookies), session: trusted }
        : await visitorOf(request);
      if (!session || !token) throw new Refusal('access.not-signed-in', 401);
      request.uiLanguage = session.language;
      checkCsrf(request, token);
      const name = session.tokenHash.toString('base64url');
      const input = inputOf(one.face, request);
      // one request is one, also where it has to begin again; look-ups are counted with the operation itself
      if (!isAgain) limit('requests', door.settings.requestsPerMinute, 60).take(name);
      if (!isAgain && one.limited === 'autosaves' && (one.limitedIf?.(input) ?? true))
        limit('autosaves', door.settings.autosavesPerMinute, 60).take(session.user);
      const keys = door.holder.open(session.tokenHash, token);
      let read = 0;
      const size = Number(request.headers['content-length'] ?? 0);
      const progress = work.begin(session.tokenHash, workId(request), one.face.id, () =>
        size > 0 ? read / size : null,
      );
      try {
        const upload = one.face.upload
          ? counted(request.body as AsyncIterable<Buffer>, (bytes) => {
              read += bytes;
            })
          : undefined;
        const guard = trusted && (async (tx: Tx) => stillThere(tx, trusted));
        const done = await runOperation(door, one, {
          session,
          keys,
          input,
          progress: progress.tell,
          ...(upload ? { upload } : {}),
          ...(guard ? { guard } : {}),
          stays: (tx) => stillSignedIn(tx, session),
        });
        if (!trusted) remember(name, session);
        if (one.face.download) return await sendDownload(reply, done as Download);
        return await reply.type('application/json; charset=utf-8').send(JSON.stringify(done));
      } finally {
        progress.end();
        keys?.[Symbol.dispose]();
      }
    }

    route(server, one.face, async (request, reply) => {
      checkOrigin(request);
      const token = tokenOf(request, ready(ground).cookies);
      const name = token ? access.hashOfToken(token).toString('base64url') : '';
      const trusted = mayTrust ? seen.get(name) : undefined;
      try {
        return await answer(request, reply, trusted);
      } catch (cause) {
        if (!trusted) throw cause;
        // whatever was refused before the row was looked at: an ended session hears that it is ended, and nothing else
        seen.delete(name);
        if (cause instanceof SessionChanged) return answer(request, reply, undefined, true);
        const now = await access.findSession(ready(ground).door.database, trusted.tokenHash);
        if (!now) throw new Refusal('access.not-signed-in', 401);
        throw cause;
      }
    });
  }

  /** What the last look said of a session whose keys are here; the row is asked again in each transaction all the same. */
  function remember(name: string, session: access.Session): void {
    if (seen.size > 2000) seen.clear();
    seen.set(name, session);
  }
}

/** The row does not say any more what it said at the last request: the request begins again with a fresh look. */
class SessionChanged extends Error {}

async function stillThere(tx: Tx, before: access.Session): Promise<void> {
  if (!access.isUnchanged(await access.findSessionIn(tx, before.tokenHash), before)) throw new SessionChanged();
}

/** Her session may go on under a new token while a file flows; what ends it is the end of all of hers. */
async function stillSignedIn(tx: Tx, { user }: access.Session): Promise<void> {
  if (!(await access.isSignedIn(tx, user))) throw new Refusal('access.not-signed-in', 401);
}

/** The name under which whoever asks will look how far it is: her own, random, and nothing else. */
function workId(request: FastifyRequest): string | undefined {
  const id = request.headers['x-work'];
  return typeof id === 'string' && isId(id) ? id : undefined;
}

const tokenOf = (request: FastifyRequest, rules: cookies.CookieRules): Buffer | null =>
  access.readToken(cookies.sessionCookie(rules, request.headers));

function ready(ground: () => ApiGround | null): ApiGround {
  const it = ground();
  if (!it) throw new Refusal('http.unavailable', 503);
  return it;
}

const isOpen = (face: Endpoint, kind: 'signed-in' | 'signed-out') =>
  typeof face.permission !== 'string' && face.permission.open === kind;

function route(
  server: FastifyInstance,
  face: Endpoint,
  handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
): void {
  server.route({
    method: face.method,
    url: `/api${face.path}`,
    ...(face.upload
      ? { bodyLimit: face.upload.maxBytes, config: { upload: face.upload.type, uploadBytes: face.upload.maxBytes } }
      : {}),
    handler,
  });
}

/** Path parameters, query and body, one field once: what stands in the address cannot be said again in the body. */
function inputOf(face: Endpoint, request: FastifyRequest): Record<string, unknown> {
  const params = request.params as Record<string, unknown>;
  const query = request.query as Record<string, unknown>;
  const body = face.upload ? {} : (request.body ?? {});
  if (typeof body !== 'object' || Array.isArray(body)) throw new Refusal('http.bad-request', 400);
  const input: Record<string, unknown> = { ...params };
  for (const [key, value] of [...Object.entries(query), ...Object.entries(body)]) {
    if (key in input || (key in query && key in body)) {
      throw new Refusal('input.invalid-input', 422, {
        path: [key],
        data: { issues: [{ path: [key], code: 'unknown_field' }] },
      });
    }
    input[key] = value;
  }
  return input;
}

/** A page of another origin may not even ask. A script without the header is none. */
function checkOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('http.bad-origin', 403);
}

function checkCsrf(request: FastifyRequest, token: Buffer): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  if (!access.isCsrfToken(token, request.headers['x-csrf-token'])) throw new Refusal('http.bad-origin', 403);
}

/** The answer is over when the file is taken, so the keys of the request stay open as long as it flows. */
async function sendDownload(reply: FastifyReply, file: Download): Promise<unknown> {
  const safe = file.fileName.replace(/[^A-Za-z0-9._-]/g, '-');
  // what is refused before the first piece is still a refusal, not half a file
  const pieces = typeof file.body === 'string' ? file.body : await begun(file.body);
  reply
    .type(file.type)
    .header('content-disposition', `attachment; filename="${safe}"`)
    .header('content-security-policy', "default-src 'none'; sandbox");
  if (typeof pieces === 'string') return reply.send(pieces);
  const body = Readable.from(pieces, { objectMode: false });
  const taken = new Promise((done) => body.once('close', done));
  reply.send(body);
  await taken;
  return reply;
}

async function begun(body: AsyncIterable<string | Buffer>): Promise<AsyncGenerator<string | Buffer>> {
  const pieces = body[Symbol.asyncIterator]();
  const first = await pieces.next();
  return (async function* () {
    try {
      for (let piece = first; !piece.done; piece = await pieces.next()) yield piece.value;
    } finally {
      await pieces.return?.();
    }
  })();
}
