/** Where the database listens: a Unix socket that only we reach, or on Windows loopback on a free port. */
import { createHash } from 'node:crypto';
import { chown, lstat, mkdir, mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canReach, type DatabaseUser } from './database-user.ts';

/**
 * PostgreSQL settings for the address.
 * @param before the address of one that was killed: connections look for it there
 */
export async function listenAt(
  dataDir: string,
  user: DatabaseUser | undefined,
  before?: { readonly socketDir: string; readonly port: number },
): Promise<Record<string, string>> {
  if (process.platform === 'win32') {
    const port = String(before?.port ?? (await freePort()));
    return { listen_addresses: '127.0.0.1', unix_socket_directories: '', port };
  }
  const socketDir = before !== undefined && (await isOurs(before.socketDir, user)) ? before.socketDir : undefined;
  return {
    listen_addresses: '',
    unix_socket_directories: socketDir ?? (await socketFolder(dataDir, user)),
    port: '5432',
  };
}

/** A socket's path holds some 100 bytes and a home's may be longer: it stands in the temporary folder, for us alone. */
async function socketFolder(dataDir: string, user: DatabaseUser | undefined): Promise<string> {
  const parent = tmpdir().length <= 60 && canReach(user, tmpdir()) ? tmpdir() : '/tmp';
  const path = join(parent, `wayout-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`);
  if (await isOurs(path, user)) return path;
  // Somebody else's, or none: mkdtemp never gives a folder that was there.
  const taken = (await lstat(path).catch(() => undefined)) !== undefined;
  const fresh = taken ? await mkdtemp(`${path}-`) : path;
  if (!taken) await mkdir(path, { mode: 0o700 });
  if (user !== undefined) await chown(fresh, user.uid, user.gid);
  return fresh;
}

async function isOurs(path: string, user: DatabaseUser | undefined): Promise<boolean> {
  const folder = await lstat(path).catch(() => undefined);
  const uid = user?.uid ?? process.getuid?.();
  return folder?.isDirectory() === true && folder.uid === uid && (folder.mode & 0o077) === 0;
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}
