import type { FastifyInstance } from 'fastify';
import { furniture } from '../src/app/modules.ts';
import { csrfToken } from '../src/platform/access/index.ts';
import { doors } from '../src/platform/accounts/index.ts';
import { addApi, addWebhooks, makeServer, type Patience } from '../src/platform/http/index.ts';
import { createWords, type UiLanguage, type Words } from '../src/platform/i18n/index.ts';
import type { Endpoint } from '../src/platform/kernel/index.ts';
import { aHouse, type SomebodyAtWork, type TestHouse } from './house.ts';

/**
 * A house behind its real server on a free port of loopback: for tests of addresses, cookies, headers and the door. People
 * of `house.signedIn()` bring their session along; whoever signs in here with a password hashes for real.
 */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** the JSON body, or null */
  readonly body: unknown;
  /** code of a refusal, or null */
  readonly code: string | null;
}

export interface Asking {
  readonly as?: Pick<SomebodyAtWork, 'token'> | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** the raw body, instead of JSON */
  readonly raw?: string;
  /** false: without the token of the session */
  readonly csrf?: boolean;
}

export interface ServedHouse {
  readonly house: TestHouse;
  readonly server: FastifyInstance;
  readonly address: string;
  /** every line of the server's log */
  readonly lines: Readonly<Record<string, unknown>>[];
  ask(method: string, path: string, asking?: Asking): Promise<Answer>;
  /** an operation or door by its face: path parameters, query and body are made of the input */
  call(face: Endpoint, input: Readonly<Record<string, unknown>>, asking?: Asking): Promise<Answer>;
  close(): Promise<void>;
}

const wordsOf = (): ((language: UiLanguage) => Words) => {
  const catalogues = furniture(() => null as never).modules.map((module) => ({ name: module.name, ...module.locales }));
  const words = createWords({ catalogues: catalogues as never, language: 'en', strict: false });
  return () => words;
};

export async function aServedHouse(
  options: Parameters<typeof aHouse>[0] & {
    https?: boolean;
    patience?: Patience;
    extra?: (server: FastifyInstance) => void;
  } = {},
): Promise<ServedHouse> {
  const house = await aHouse(options);
  const lines: Record<string, unknown>[] = [];
  const words = wordsOf();
  const server = makeServer({
    https: options.https ?? false,
    log: (line) => void lines.push(line),
    wordsFor: () => words('en'),
    ...(options.patience ? { patience: options.patience } : {}),
  });
  const cookies = { secure: options.https ?? false };
  const known = { operations: house.house.furniture.operations, doors, cookies };
  addApi(server, () => ({ door: house.house.ground, ...known }), known);
  addWebhooks(server, () => house.house.ground, house.house.furniture.webhooks);
  options.extra?.(server);
  const address = await server.listen({ host: '127.0.0.1', port: 0 });

  async function ask(method: string, path: string, asking: Asking = {}): Promise<Answer> {
    const { as, csrf = true } = asking;
    const headers: Record<string, string> = {};
    if (as) headers.cookie = `${cookies.secure ? '__Host-wayout' : 'wayout'}=${as.token.toString('base64url')}`;
    if (as && csrf && method !== 'GET') headers['x-csrf-token'] = csrfToken(as.token);
    const sent = asking.raw ?? (asking.body === undefined ? undefined : JSON.stringify(asking.body));
    if (sent !== undefined) headers['content-type'] = 'application/json';
    const response = await fetch(`${address}${path}`, {
      method,
      headers: { ...headers, ...asking.headers },
      redirect: 'manual',
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    let body: unknown = null;
    try {
      body = JSON.parse(text);
    } catch {
      // a page or a file
    }
    const code = (body as { error?: { code?: string } } | null)?.error?.code ?? null;
    return { status: response.status, headers: response.headers, text, body, code };
  }

  return {
    house,
    server,
    address,
    lines,
    ask,
    call(face, input, asking = {}) {
      const rest: Record<string, unknown> = { ...input };
      const path = face.path.replace(/:(\w+)/g, (_all, name: string) => {
        const value = rest[name];
        delete rest[name];
        return encodeURIComponent(String(value));
      });
      const inAddress = face.method === 'GET' || face.upload !== undefined;
      const query = inAddress ? `?${new URLSearchParams(rest as Record<string, string>)}` : '';
      const upload = face.upload ? { raw: 'external_id\n', headers: { 'content-type': face.upload.type } } : {};
      // as the desk does: what is taken away needs no body unless something is said
      const isBare = face.method === 'DELETE' && Object.keys(rest).length === 0;
      const body = inAddress || isBare ? {} : { body: rest };
      return ask(face.method, `/api${path}${query}`, { ...body, ...upload, ...asking });
    },
    async close() {
      await server.close();
      await house.close();
    },
  };
}
