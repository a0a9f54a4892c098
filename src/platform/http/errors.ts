import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Words } from '../i18n/index.ts';
import { Refusal } from '../kernel/index.ts';
import type { InputIssue } from '../operations/index.ts';

/**
 * The one place where refusals and bugs become answers. A refusal has a code, a sentence in the reader's language and
 * the path of the field; anything else is 500 with a request id, and its cause stays in the process.
 */
export interface ErrorAnswer {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly issues?: readonly { path: readonly (string | number)[]; code: string; message: string }[];
    readonly data?: Readonly<Record<string, unknown>>;
    readonly requestId: string;
  };
}

export function answerOf(error: unknown, words: Words, requestId: string): { status: number; body: ErrorAnswer } {
  const refusal = asRefusal(error);
  if (!refusal) {
    return {
      status: 500,
      body: { error: { code: 'http.internal', message: words.t('errors.http.internal'), requestId } },
    };
  }
  const { issues, ...data } = (refusal.data ?? {}) as { issues?: InputIssue[] } & Record<string, unknown>;
  return {
    status: refusal.status,
    body: {
      error: {
        code: refusal.code,
        message: words.refusal(refusal.code, refusal.params),
        ...(refusal.path ? { path: refusal.path } : {}),
        ...(issues
          ? {
              issues: issues.map((issue) => ({
                path: issue.path,
                code: issue.code,
                message: sentenceOf(words, issue),
              })),
            }
          : {}),
        ...(Object.keys(data).length > 0 ? { data } : {}),
        requestId,
      },
    },
  };
}

function sentenceOf(words: Words, issue: InputIssue): string {
  const key = `errors.input.${issue.code}`;
  return words.t(words.has(key) ? key : 'errors.input.wrong_type', issue.params);
}

/** What the server itself refuses before any operation (Fastify's own codes), in our shape. */
function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  const code = (error as { code?: unknown }).code;
  const status = (error as { statusCode?: unknown }).statusCode;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refusal('http.body-too-large', 413, { cause: error });
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Refusal('http.not-json', 415, { cause: error });
  if (status === 400 || code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY') {
    return new Refusal('http.bad-request', 400, { cause: error });
  }
  return null;
}

export interface BugReport {
  readonly requestId: string;
  readonly route: string;
  /** name of the error class and its stack without the message: messages of drivers may repeat values */
  readonly error: string;
}

export function bugReport(request: FastifyRequest, error: unknown): BugReport {
  // a database's five characters say what kind of trouble, never with which value
  const state = String((error as { code?: unknown } | null)?.code ?? '');
  const kind = error instanceof Error ? error.name : typeof error;
  const name = /^[0-9A-Z]{5}$/.test(state) ? `${kind} ${state}` : kind;
  const stack = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  return {
    requestId: request.id,
    route: request.routeOptions.url ?? '?',
    error: [name, ...stack.slice(0, 12)].join('\n'),
  };
}

export const send = (reply: FastifyReply, answer: { status: number; body: unknown }) =>
  reply.code(answer.status).type('application/json; charset=utf-8').send(JSON.stringify(answer.body));
