/** One PostgreSQL process: start it, find a running one by its pid file, end it. Knows nothing of homes and who uses them. */
import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile, realpath, rm, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { childEnvironment, enter } from './data-folder.ts';
import type { DatabaseUser } from './database-user.ts';
import { refuseStart } from './errors.ts';
import { isAnybody, isPostmasterOf } from './process-identity.ts';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly socketDir: string;
  readonly status: 'ready' | 'starting' | 'stopping' | 'unknown';
}

/** Recovery after a crash replays the log; on a slow disk that takes its time. */
const LONGEST_RECOVERY_MS = 300_000;

/**
 * The living PostgreSQL of this folder. A pid file whose number now belongs to something else is removed, because
 * PostgreSQL would take that for its predecessor; one whose process is gone it deals with itself, and better.
 */
export async function findPostmaster(dataDir: string): Promise<Postmaster | undefined> {
  const path = join(dataDir, 'postmaster.pid');
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!isPostmasterOf(pid, await realpath(dataDir))) {
    if (isAnybody(pid)) await rm(path, { force: true });
    return undefined;
  }
  const words: Record<string, Postmaster['status']> = { ready: 'ready', starting: 'starting', stopping: 'stopping' };
  return { pid, port: Number(lines[3]), socketDir: lines[4] ?? '', status: words[lines[7] ?? ''] ?? 'unknown' };
}

/** Waits until a found PostgreSQL is ready, or gone (undefined). */
export async function settle(dataDir: string): Promise<Postmaster | undefined> {
  const deadline = Date.now() + LONGEST_RECOVERY_MS;
  for (;;) {
    const found = await findPostmaster(dataDir);
    // one that was just killed still stands in its file for a moment: ready is who answers
    if (found === undefined || (found.status === 'ready' && (await answers(found)))) return found;
    if (Date.now() > deadline) {
      throw refuseStart('busy', `The database (process ${found.pid}) neither becomes ready nor ends; see its log.`);
    }
    await sleep(20);
  }
}

/** The protocol's question whether TLS is spoken (SSLRequest): any living PostgreSQL answers it with one letter. */
const QUESTION = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/** Does somebody answer at its address? That a connection is taken says little: a dying one's queue still takes some. */
function answers({ socketDir, port }: Postmaster): Promise<boolean> {
  const socket = process.platform === 'win32' ? connect(port, socketDir) : connect(`${socketDir}/.s.PGSQL.${port}`);
  return new Promise((resolve) => {
    const end = (met: boolean) => {
      socket.destroy();
      resolve(met);
    };
    socket.once('connect', () => socket.write(QUESTION));
    socket.once('data', () => end(true));
    socket.once('error', () => end(false));
    socket.once('close', () => end(false));
  });
}

export interface StartRequest {
  readonly dataDir: string;
  readonly binaries: Binaries;
  readonly user: DatabaseUser | undefined;
  readonly logFile: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** Starts, and tries again for 10 s where remains of a killed one are still about to go. */
export async function startPostmaster(request: StartRequest): Promise<Postmaster> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const logStart = (await stat(request.logFile).catch(() => undefined))?.size ?? 0;
    const started = await startOnce(request);
    if (started !== undefined) return started;
    const said = (await readFile(request.logFile)).subarray(logStart).toString('utf8').trim();
    // The one place where PostgreSQL's own words are all there is to go by (its messages run in the C locale).
    const remains = /lock file .* already exists|pre-existing shared memory block/.test(said);
    if (!remains || Date.now() > deadline) throw refuseStart('start-failed', `PostgreSQL did not start: ${said}`);
    await sleep(200);
  }
}

async function startOnce({
  dataDir,
  binaries,
  user,
  logFile,
  settings,
}: StartRequest): Promise<Postmaster | undefined> {
  const { cwd, name } = enter(dataDir, user);
  const options = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const log = openSync(logFile, 'a', 0o600);
  // A group of its own: Ctrl-C at the terminal reaches us alone, and we stop it in order.
  const child = spawn(binaries.postgres, ['-D', name, ...options], {
    cwd,
    env: childEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
    windowsHide: true,
    ...user,
  });
  closeSync(log);
  child.unref();
  let failure: Error | undefined;
  child.once('error', (error) => {
    failure = error;
  });
  while (child.exitCode === null && child.signalCode === null) {
    if (failure !== undefined)
      throw refuseStart('start-failed', `PostgreSQL cannot be run: ${failure.message}`, failure);
    const found = await readOwn(dataDir, child.pid);
    if (found?.status === 'ready') return found;
    await sleep(10);
  }
  return undefined;
}

/** The pid file counts once our own child wrote it; before, it may be its predecessor's. */
async function readOwn(dataDir: string, pid: number | undefined): Promise<Postmaster | undefined> {
  const text = await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '');
  return pid !== undefined && Number.parseInt(text, 10) === pid ? findPostmaster(dataDir) : undefined;
}

/** "Fast": sessions are ended, what was committed is on disk. Without an answer for a minute, at once. */
export async function stopPostmaster(dataDir: string, binaries: Binaries): Promise<void> {
  const running = await findPostmaster(dataDir);
  if (running === undefined) return;
  const order = async (signal: NodeJS.Signals, mode: string) => {
    if (process.platform !== 'win32') return process.kill(running.pid, signal);
    return promisify(execFile)(binaries.pgCtl, ['stop', '-D', dataDir, '-m', mode, '-W'], { env: childEnvironment() });
  };
  for (const [signal, mode] of [
    ['SIGINT', 'fast'],
    ['SIGQUIT', 'immediate'],
  ] as const) {
    await order(signal, mode);
    const deadline = Date.now() + 60_000;
    while (Date.now() < deadline) {
      if ((await findPostmaster(dataDir))?.pid !== running.pid) return;
      await sleep(10);
    }
  }
}
