/**
 * The PostgreSQL of a home: found running or started, shared by server and command line, stopped by the last who uses it.
 * It listens on a Unix socket only (on Windows on loopback), asks everybody for a password, and writes no statement and no
 * value into its log. It is not the pool and knows no tables.
 */
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { findBinaries } from './binaries.ts';
import { prepareDataFolder, SUPERUSER, superuserPassword } from './data-folder.ts';
import { databaseUser } from './database-user.ts';
import { refuseStart } from './errors.ts';
import { withFileLock } from './file-lock.ts';
import { listenAt } from './listen-at.ts';
import { findPostmaster, type Postmaster, settle, startPostmaster, stopPostmaster } from './postmaster.ts';
import { enlist, strikeOff } from './users-list.ts';

export interface EmbeddedOptions {
  /** PostgreSQL's own folder; log/, locks and the list of users stand beside it, in the home */
  readonly dataDir: string;
  readonly secretsDir: string;
  /** a sentence about what is going on, for the terminal */
  readonly onLine?: (line: string) => void;
  /** PostgreSQL settings over ours, for a database started by this call */
  readonly settings?: Readonly<Record<string, string>>;
  /** for a server that stays: look every second, and start a database that was killed again, at the same address */
  readonly watch?: boolean;
}

export interface RunningPostgres {
  /** folder of the Unix socket; an address on Windows. Goes into `host` of a connection. */
  readonly socketDir: string;
  readonly port: number;
  readonly superuser: string;
  readonly superuserPassword: string;
  /** started by this call, or taken over from a process that died; false where a living process had it running */
  readonly startedHere: boolean;
  /** Gives it back; stops the database unless another living process still uses it. May be called twice. */
  stop(): Promise<void>;
}

const SETTINGS: Readonly<Record<string, string>> = {
  cluster_name: 'wayout',
  shared_buffers: '128MB',
  max_connections: '60',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  wal_level: 'minimal',
  max_wal_senders: '0',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Who wrote which row when is the audit's to know, under its own rules.
  track_commit_timestamp: 'off',
  // Statements and values carry names and numbers: none of them may reach a log file.
  log_statement: 'none',
  log_checkpoints: 'off',
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
  // The process title is visible to everybody on the machine.
  update_process_title: 'off',
  unix_socket_permissions: '0700',
};

/** @throws embedded-database.* with a sentence for the terminal in `data.sentence` */
export async function startEmbedded(options: EmbeddedOptions): Promise<RunningPostgres> {
  const dataDir = resolve(options.dataDir);
  const home = dirname(dataDir);
  // Only on Linux can the database's user be let into a closed folder.
  await mkdir(home, { recursive: true, mode: process.platform === 'linux' ? 0o700 : 0o711 });
  await mkdir(join(home, 'log'), { recursive: true, mode: 0o700 });
  const locked = <Result>(work: () => Promise<Result>) =>
    withFileLock(
      join(home, 'postgres.lock'),
      120_000,
      (holder) =>
        refuseStart('busy', `Process ${holder} has been starting or stopping the database of ${home} for two minutes.`),
      work,
    );
  return locked(() => startLocked({ ...options, dataDir }, home, locked));
}

type Locked = <Result>(work: () => Promise<Result>) => Promise<Result>;

async function startLocked(options: EmbeddedOptions, home: string, locked: Locked): Promise<RunningPostgres> {
  const { dataDir, settings = {}, onLine } = options;
  const usersFile = join(home, 'postgres.users');
  const user = databaseUser(dataDir);
  const binaries = findBinaries(user, home);
  const password = await superuserPassword(options.secretsDir, dataDir);

  const runOrFind = async (before?: Postmaster): Promise<{ running: Postmaster; found: boolean }> => {
    const running = await settle(dataDir);
    if (running !== undefined) return { running, found: true };
    onLine?.('Starting the database');
    const made = await prepareDataFolder({ dataDir, binaries, user, password, durable: settings.fsync !== 'off' });
    if (made) onLine?.('A new database was made');
    const where = await listenAt(dataDir, user, before);
    const logFile = join(home, 'log', 'postgres.log');
    const all = { ...SETTINGS, ...where, ...settings };
    return { running: await startPostmaster({ dataDir, binaries, user, logFile, settings: all }), found: false };
  };
  const { running, found } = await runOrFind();
  const { id, others } = await enlist(usersFile);
  const { port, socketDir } = running;
  let stopped: Promise<void> | undefined;
  // Asked under the lock: a stop may have come in between.
  const startAgain = () => locked(async () => void (stopped || (await runOrFind(running))));
  const endWatch = options.watch ? watch(dataDir, startAgain, onLine) : () => {};
  const stop = () => {
    endWatch();
    return locked(async () => {
      if (await strikeOff(usersFile, id)) return;
      await stopPostmaster(dataDir, binaries);
      if (process.platform !== 'win32') await rm(socketDir, { recursive: true, force: true });
    });
  };
  return {
    socketDir: process.platform === 'win32' ? '127.0.0.1' : socketDir,
    port,
    superuser: SUPERUSER,
    superuserPassword: password,
    startedHere: !(found && others),
    stop: () => (stopped ??= stop()),
  };
}

/** A killed database (out of memory, kill -9) is started again; requests meanwhile are answered that it is away. */
function watch(dataDir: string, startAgain: () => Promise<unknown>, onLine?: (line: string) => void): () => void {
  let ended = false;
  let timer: NodeJS.Timeout;
  const look = async () => {
    try {
      if (!ended && (await findPostmaster(dataDir)) === undefined) await startAgain();
    } catch (error) {
      // A full disk, say: it is tried again, and the reason is in the database's log.
      onLine?.(`The database is away: ${(error as { code?: string }).code ?? 'unknown reason'}`);
    }
    if (!ended) timer = setTimeout(look, 1000).unref();
  };
  timer = setTimeout(look, 1000).unref();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
