/**
 * PostgreSQL refuses to run as root. Started by root it runs as an ordinary user without rights; started by anybody else
 * it runs as that person. This file says as whom, and what that user can reach.
 */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

export interface DatabaseUser {
  readonly uid: number;
  readonly gid: number;
}

/** A user of one's own is best; `nobody` is shared with other services and comes last. */
const CANDIDATES = ['wayout', 'postgres', 'nobody'];

/** undefined: run as we are. An existing data folder keeps its owner, whoever is added to the machine later. */
export function databaseUser(dataDir: string): DatabaseUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(dataDir, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of CANDIDATES) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
    // macOS writes its nobody as -2
    if (fields !== undefined) return { uid: Number(fields[2]) >>> 0, gid: Number(fields[3]) >>> 0 };
  }
  return { uid: 65534, gid: 65534 };
}

/** May this user walk down to the folder? (Access lists beyond the mode bits are not looked at.) */
export function canReach(user: DatabaseUser | undefined, folder: string): boolean {
  if (user === undefined) return true;
  for (let path = realpathSync(folder); ; path = dirname(path)) {
    if (!mayDo(user, path, 0o1)) return false;
    if (path === dirname(path)) return true;
  }
}

/** Reading and entering (0o5), entering (0o1) or reading (0o4) by the mode bits. */
export function mayDo(user: DatabaseUser, path: string, bits: number): boolean {
  const { uid, gid, mode } = statSync(path);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  return ((mode >> shift) & bits) === bits;
}
