import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Settings } from '../platform/config/index.ts';
import { databasePlace } from './database-place.ts';
import { CHILD, type FromWorker, type ToWorker } from './worker-channel.ts';

/**
 * The worker's process beside the server: started with the home as its argument and nothing of our environment, told its
 * settings over the channel, started again when it dies, later each time it dies young.
 */
export interface WorkerProcess {
  /** the process at work now, for the health page and for tests; undefined between two */
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

export interface WorkerProcessOptions {
  readonly log?: (line: Readonly<Record<string, unknown>>) => void;
  /** the worker's bundle; beside ours in a build */
  readonly entry?: string;
  readonly firstDelay?: number;
}

const LONGEST_DELAY = 30_000;
/** A worker that lived this long died of something else than its start. */
const GROWN_UP = 60_000;

/** No inspector, no __proto__; and rather small than fast: it waits for the database (measured: a third less). */
const FLAGS = [
  '--disable-proto=delete',
  '--disable-sigusr1',
  '--lite-mode',
  '--v8-pool-size=1',
  '--max-old-space-size=48',
  '--max-semi-space-size=1',
  '--expose-gc',
];

/** glibc keeps an arena a thread and returns little of it; others do not read these. */
const SMALL = { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '131072', MALLOC_MMAP_THRESHOLD_: '131072' };

export function startWorkerProcess(settings: Settings, options: WorkerProcessOptions = {}): WorkerProcess {
  const {
    log = () => undefined,
    entry = join(import.meta.dirname, '../worker/worker.js'),
    firstDelay = 1000,
  } = options;
  let child: ChildProcess | undefined;
  let stopping = false;
  let delay = firstDelay;
  let timer: NodeJS.Timeout | undefined;

  function again(): void {
    if (stopping) return;
    timer = setTimeout(() => void begin(), delay);
    delay = Math.min(delay * 2, LONGEST_DELAY);
  }

  async function begin(): Promise<void> {
    let place: Awaited<ReturnType<typeof databasePlace>>;
    try {
      place = await databasePlace(settings);
    } catch {
      return again(); // the database is away for a moment
    }
    if (stopping) return;
    const { home, pepperFile, rolePrefix } = settings;
    const born = Date.now();
    const one = fork(entry, [CHILD, home], {
      env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', TZ: 'UTC', ...SMALL },
      execArgv: FLAGS,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child = one;
    one.on('error', () => undefined);
    one.on('message', (message: FromWorker) => {
      if ('log' in message) log(message.log);
      else log({ event: 'worker-ready', residentMiB: message.residentMiB });
    });
    one.once('exit', (code, signal) => {
      if (child === one) child = undefined;
      if (stopping) return;
      log({ level: 'error', event: 'worker-died', code, signal });
      if (Date.now() - born > GROWN_UP) delay = firstDelay;
      again();
    });
    one.send(
      { begin: { home, ...(pepperFile ? { pepperFile } : {}), rolePrefix, place } } satisfies ToWorker,
      () => undefined,
    );
  }

  void begin();
  return {
    get pid() {
      return child?.pid;
    },
    async stop() {
      stopping = true;
      clearTimeout(timer);
      const one = child;
      if (!one || one.exitCode !== null || one.signalCode !== null) return;
      const ended = new Promise<void>((done) => one.once('exit', () => done()));
      one.kill('SIGTERM');
      const late = setTimeout(() => one.kill('SIGKILL'), 15_000);
      await ended;
      clearTimeout(late);
    },
  };
}
