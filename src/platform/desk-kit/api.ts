/**
 * The desk's only way to the server: a typed call of a contract. It fills the path, sends the session's token, turns
 * refusals into one shape, waits for the password when the keys are gone and says when the connection is. It keeps
 * nothing: no text, no token outside this module's memory.
 */
import type { Endpoint, InputOf, OutputOf } from '../kernel/endpoint.ts';
import { door } from './door.ts';

export interface Issue {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
}

/** What the server refused, or that it could not be reached (status 0). `message` is in the reader's language. */
export interface Failure extends Error {
  readonly code: string;
  readonly status: number;
  readonly path?: readonly (string | number)[] | undefined;
  readonly issues: readonly Issue[];
  readonly data: Readonly<Record<string, unknown>>;
  readonly requestId?: string | undefined;
}

interface ErrorBody {
  code?: string;
  message?: string;
  path?: (string | number)[];
  issues?: Issue[];
  data?: Record<string, unknown>;
  requestId?: string;
}

const failure = (status: number, body: ErrorBody): Failure =>
  Object.assign(new Error(body.message ?? ''), {
    name: 'Failure',
    status,
    code: body.code ?? 'desk.unknown',
    path: body.path,
    issues: body.issues ?? [],
    data: body.data ?? {},
    requestId: body.requestId,
  });

export const isFailure = (error: unknown): error is Failure => error instanceof Error && error.name === 'Failure';

/** The server is not there or is being prepared: the same call may simply be sent again. */
export const isGone = (error: unknown): boolean => isFailure(error) && (error.status === 0 || error.status === 503);

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** the raw stream of an upload endpoint */
  readonly upload?: Blob | undefined;
  /** a random id under which one looks how far the act has come: useWork() */
  readonly work?: string | undefined;
  /** the door's own calls: 401 and 423 come back as they are */
  readonly atDoor?: boolean;
}

/** Path and the rest of the input: `:name` parameters are taken out of the input and written into the path. */
export function fillPath(
  path: string,
  input: Readonly<Record<string, unknown>>,
): { path: string; rest: Record<string, unknown> } {
  const rest: Record<string, unknown> = { ...input };
  const filled = path.replace(/:([A-Za-z]\w*)/g, (_, name: string) => {
    const value = rest[name];
    if (value === undefined || value === null || value === '') throw new TypeError(`the path needs ${name}`);
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  return { path: filled, rest };
}

/** Fields as a query: lists repeat their name, what is undefined or null is left out. */
export function queryOf(fields: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) query.append(name, String(one));
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

async function send(face: Endpoint, input: Readonly<Record<string, unknown>>, options: CallOptions): Promise<Response> {
  const { path, rest } = fillPath(face.path, input);
  const inAddress = face.method === 'GET' || options.upload !== undefined;
  const headers: Record<string, string> = { accept: face.download ? '*/*' : 'application/json' };
  if (face.method !== 'GET') headers['x-csrf-token'] = door.token();
  if (options.work) headers['x-work'] = options.work;
  if (options.upload) headers['content-type'] = face.upload?.type ?? options.upload.type;
  else if (!inAddress && (face.method !== 'DELETE' || Object.keys(rest).length > 0))
    headers['content-type'] = 'application/json';
  const body = options.upload ?? (headers['content-type'] === 'application/json' ? JSON.stringify(rest) : null);
  try {
    return await fetch(`/api${path}${inAddress ? queryOf(rest) : ''}`, {
      method: face.method,
      headers,
      body,
      credentials: 'same-origin',
      signal: options.signal ?? null,
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    door.connection(false);
    throw failure(0, { code: 'desk.no-connection' });
  }
}

async function refusalOf(response: Response): Promise<Failure> {
  const body: unknown = await response.json().catch(() => undefined);
  const error = (body as { error?: ErrorBody } | undefined)?.error;
  return failure(response.status, typeof error === 'object' && error !== null ? error : {});
}

/**
 * Calls an operation. Throws a Failure. 423 shows the lock and the call goes on when the password was given; 401 shows
 * the sign-in page over the same address; no connection or 503 raises the strip and the caller may try again.
 */
export async function call<E extends Endpoint>(
  face: E,
  input: InputOf<E>,
  options: CallOptions = {},
): Promise<OutputOf<E>> {
  for (;;) {
    const response = await send(face, (input ?? {}) as Record<string, unknown>, options);
    door.connection(response.status !== 503);
    if (response.ok) return (await answerOf(face, response)) as OutputOf<E>;
    if (response.status === 423 && !options.atDoor) {
      await door.opened();
      continue;
    }
    const refused = await refusalOf(response);
    // the session lives, only the act wants the password once more: its page asks for it
    const isEnded = response.status === 401 && refused.code !== 'access.confirm-needed';
    if (isEnded && !options.atDoor) door.close();
    throw refused;
  }
}

async function answerOf(face: Endpoint, response: Response): Promise<unknown> {
  if (face.download) return response.blob();
  const text = await response.text();
  return text === '' ? null : JSON.parse(text);
}
