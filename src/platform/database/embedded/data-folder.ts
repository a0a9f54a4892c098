/**
 * The data folder: made once with initdb, and never touched when another major version made it. It stays inside the home
 * even where only root may enter the home: see `enter`, and docs/decisions/0003-embedded-database-as-root.md.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { canReach, type DatabaseUser } from './database-user.ts';
import { refuseStart } from './errors.ts';

export const SUPERUSER = 'wayout_super';

/** A database process gets nothing of our environment: settings and secrets may stand there. */
export function childEnvironment(): NodeJS.ProcessEnv {
  const kept = process.platform === 'win32' ? ['PATH', 'SystemRoot', 'TEMP', 'TMP'] : ['PATH'];
  return { ...Object.fromEntries(kept.map((name) => [name, process.env[name]])), LC_ALL: 'C', TZ: 'UTC' };
}

/**
 * How the database's user gets into a folder. A child of root begins in its working directory before it gives up being
 * root; on Linux /proc/self/cwd then leads there without a look at the folders above. It has to be the data folder itself,
 * because PostgreSQL goes there and the name must mean the same before and after.
 */
export function enter(folder: string, user: DatabaseUser | undefined): { cwd: string; name: string } {
  const hidden = process.platform === 'linux' && !canReach(user, dirname(folder));
  return { cwd: folder, name: hidden ? '/proc/self/cwd' : folder };
}

/** The superuser's password, made with the data folder and kept beside the other secrets. */
export async function superuserPassword(secretsDir: string, dataDir: string): Promise<string> {
  const path = join(secretsDir, 'database-superuser');
  const kept = await readIfThere(path);
  if (kept !== undefined && kept.trim() !== '') return kept.trim();
  if ((await readIfThere(join(dataDir, 'PG_VERSION'))) !== undefined) {
    throw refuseStart(
      'password-missing',
      `There is a database in ${dataDir}, but its password is missing: ${path}. Bring the secrets folder back; nothing was changed.`,
    );
  }
  const password = randomBytes(32).toString('base64url');
  await mkdir(secretsDir, { recursive: true, mode: 0o700 });
  const file = await open(`${path}.new`, 'w', 0o600);
  await file.writeFile(`${password}\n`);
  await file.sync();
  await file.close();
  await rename(`${path}.new`, path);
  return password;
}

export interface FolderRequest {
  readonly dataDir: string;
  readonly binaries: Binaries;
  readonly user: DatabaseUser | undefined;
  readonly password: string;
  /** false where a crash may cost the data: tests */
  readonly durable: boolean;
}

/** @returns whether the folder was made now. @throws embedded-database.other-major-version, .start-failed */
export async function prepareDataFolder(request: FolderRequest): Promise<boolean> {
  const found = (await readIfThere(join(request.dataDir, 'PG_VERSION')))?.trim();
  if (found === undefined) {
    await makeDataFolder(request);
    return true;
  }
  const carried = request.binaries.majorVersion;
  if (found === String(carried)) return false;
  throw refuseStart(
    'other-major-version',
    `The database in ${request.dataDir} was made by PostgreSQL ${found}; this version carries PostgreSQL ${carried}. Nothing was changed. ` +
      `Either start the earlier version of the program, or carry the data over: start a PostgreSQL ${found} on that folder, ` +
      `write everything out with "pg_dumpall -U ${SUPERUSER} > all.sql", move the folder away, start this version once, ` +
      `and read it in with "psql -U ${SUPERUSER} -d postgres -f all.sql".`,
  );
}

/** Made in a folder beside and renamed: an interrupted initdb leaves nothing that looks like a database. */
async function makeDataFolder({ dataDir, binaries, user, password, durable }: FolderRequest): Promise<void> {
  const making = `${dataDir}.making`;
  await rm(making, { recursive: true, force: true });
  for (const path of [making, join(making, 'data')]) {
    await mkdir(path, { mode: 0o700 });
    if (user !== undefined) await chown(path, user.uid, user.gid);
  }
  await writeFile(join(making, 'password'), password, { mode: 0o600 });
  if (user !== undefined) await chown(join(making, 'password'), user.uid, user.gid);
  const { cwd, name } = enter(join(making, 'data'), user);
  const options = [
    `--pgdata=${name}`,
    `--pwfile=${name}/../password`,
    `--username=${SUPERUSER}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
  try {
    await promisify(execFile)(binaries.initdb, options, { cwd, env: childEnvironment(), ...user });
  } catch (cause) {
    const said = String((cause as { stderr?: string }).stderr ?? '').trim();
    throw refuseStart('start-failed', `The database could not be made in ${dataDir}: ${said}`, cause);
  }
  // An empty folder may be there already; anything in it is somebody's, and rename refuses.
  await rename(join(making, 'data'), dataDir);
  await rm(making, { recursive: true });
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
