import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The built server as a process of its own on a home, and a person at its door: for killing it and looking what is left. */
export interface Serving {
  readonly address: string;
  readonly process: ChildProcess;
  /** process number of this home's PostgreSQL */
  postmaster(): number;
  /** everything it has said on standard error */
  said(): string;
  kill(): Promise<void>;
  stop(): Promise<number | null>;
}

/** @param build the folder of the build: WAYOUT_TEST_BUILD, or one made by `aBuild` */
export async function serveHome(
  build: string,
  home: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Serving> {
  const one = spawn(
    process.execPath,
    ['--disable-proto=delete', join(build, 'server/cli.js'), 'serve', '--home', home, '--port', '0', ...args],
    {
      env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', WAYOUT_REQUESTS_PER_MINUTE: '1000000', ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let said = '';
  one.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  const until = Date.now() + 60_000;
  while (!/is ready on (http\S+)/.test(said)) {
    if (one.exitCode !== null) throw new Error(`the server ended with ${one.exitCode}: ${said}`);
    if (Date.now() > until) throw new Error(`the server is not ready: ${said}`);
    await sleep(50);
  }
  const address = (/is ready on (http\S+)/.exec(said) as RegExpExecArray)[1] as string;
  const gone = async () => {
    if (one.exitCode === null && one.signalCode === null) await once(one, 'exit');
    return one.exitCode;
  };
  return {
    address: address.replace('localhost', '127.0.0.1'),
    process: one,
    postmaster: () => Number(readFileSync(join(home, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]),
    said: () => said,
    async kill() {
      one.kill('SIGKILL');
      await gone();
    },
    async stop() {
      one.kill('SIGTERM');
      return gone();
    },
  };
}

export interface Visitor {
  ask(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; text: string; body: Record<string, unknown> }>;
  /** a file, as the body of an upload */
  /** what the browser would send along, for a visit to another process */
  cookies(): string;
  upload(path: string, file: string): Promise<{ status: number; text: string; body: Record<string, unknown> }>;
}

/** Signs in with a password and keeps the cookie, as a browser does. */
export async function visit(address: string, door: 'session' | 'setup', body: unknown): Promise<Visitor> {
  let cookies: string[] = [];
  let csrf = '';
  const ask = async (method: string, path: string, sent?: unknown, type = 'application/json') => {
    const response = await fetch(`${address}${path}`, {
      method,
      headers: {
        ...(cookies.length > 0 ? { cookie: cookies.join('; ') } : {}),
        ...(csrf ? { 'x-csrf-token': csrf } : {}),
        ...(sent === undefined ? {} : { 'content-type': type }),
      },
      ...(sent === undefined ? {} : { body: type === 'application/json' ? JSON.stringify(sent) : String(sent) }),
    });
    const fresh = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] as string);
    if (fresh.length > 0) {
      const names = new Set(fresh.map((cookie) => cookie.split('=')[0]));
      cookies = [...cookies.filter((cookie) => !names.has(cookie.split('=')[0])), ...fresh];
    }
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, text, body: isJson ? (JSON.parse(text) as Record<string, unknown>) : {} };
  };
  const answer = await ask('POST', `/api/${door}`, body);
  if (answer.status !== 200) throw new Error(`the door answered ${answer.status}`);
  csrf = String(answer.body.csrfToken);
  return { ask, cookies: () => cookies.join('; '), upload: (path, file) => ask('POST', path, file, 'text/csv') };
}
