import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DEMO_PASSWORD } from '../src/platform/vault/index.ts';
import { program } from './place.ts';

/** The built server on a home, as `npm start` runs it; limits are raised by their settings, as an administrator would. */
export interface Served {
  readonly address: string;
  readonly pid: number;
  readonly postmaster: number;
  signIn(username: string): Promise<Signed>;
  stop(): Promise<void>;
}

export interface Signed {
  readonly headers: Readonly<Record<string, string>>;
  call<Answer>(method: string, path: string, body?: object): Promise<Answer>;
}

const NO_LIMITS = {
  WAYOUT_LOOK_UPS_PER_HOUR: '100000000',
  WAYOUT_AUTOSAVES_PER_MINUTE: '100000000',
  WAYOUT_REQUESTS_PER_MINUTE: '100000000',
  WAYOUT_OPEN_DRAFTS: '100000000',
};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

export function runProgram(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  // as bin/launcher/program.js starts it
  const flags = ['--disable-proto=delete', '--disable-sigusr1', '--max-semi-space-size=8', '--expose-gc'];
  return spawn(process.execPath, [...flags, program, ...args], {
    env: { ...process.env, ...NO_LIMITS, ...env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export async function serve(home: string, options: { readonly worker?: boolean } = {}): Promise<Served> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const worker = options.worker ? [] : ['--no-worker'];
  const child = runProgram(['serve', '--home', home, '--port', String(port), ...worker]);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => (said = (said + chunk).slice(-4000)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await untilReady(address, ended, () => said);
  return {
    address,
    pid: child.pid as number,
    postmaster: postmasterOf(home),
    signIn: (username) => signIn(address, username),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export const postmasterOf = (home: string): number =>
  Number(readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

async function untilReady(address: string, ended: Promise<number | null>, said: () => string): Promise<void> {
  let gone = false;
  ended.then(() => {
    gone = true;
  });
  for (let tries = 0; tries < 1200; tries++) {
    if (gone) throw new Error(`the server ended:\n${said()}`);
    const health = await fetch(`${address}/health`).catch(() => null);
    if (health?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the server is not ready:\n${said()}`);
}

async function signIn(address: string, username: string): Promise<Signed> {
  const answer = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: DEMO_PASSWORD }),
  });
  if (!answer.ok) throw new Error(`signing in: ${answer.status}`);
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const headers = { cookie, 'x-csrf-token': csrfToken, 'content-type': 'application/json' };
  return {
    headers,
    async call(method, path, body) {
      const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
      const got = await fetch(`${address}/api${path}`, init);
      if (!got.ok)
        throw new Error(`${method} ${path.split('?')[0]}: ${got.status} ${(await got.text()).slice(0, 300)}`);
      return (await got.json()) as never;
    },
  };
}
