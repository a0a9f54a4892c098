/**
 * A lock that survives nobody: a file that names its holder, and a holder that no longer runs holds nothing.
 * It keeps two first starts of one home apart. It is not for threads and not for network drives.
 */
import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, type ProcessIdentity, thisProcess } from './process-identity.ts';

/**
 * Runs `work` while holding `path`; waits up to `waitMs` for another holder.
 * @throws what `refuse` makes of the holder's process number, when the wait was too long
 */
export async function withFileLock<Result>(
  path: string,
  waitMs: number,
  refuse: (holder: number) => Error,
  work: () => Promise<Result>,
): Promise<Result> {
  await take(path, waitMs, refuse);
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function take(path: string, waitMs: number, refuse: (holder: number) => Error): Promise<void> {
  const mine = `${path}.${randomUUID()}`;
  const deadline = Date.now() + waitMs;
  // Written first and linked then: the lock is never there without its holder's name.
  await writeFile(mine, JSON.stringify(thisProcess()), { mode: 0o600 });
  try {
    for (;;) {
      try {
        return await link(mine, path);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const seen = await readHolder(path);
      if (seen === undefined) continue;
      if (!isRunning(seen.holder)) await removeStale(path, seen.text);
      else if (Date.now() > deadline) throw refuse(seen.holder.pid);
      else await sleep(50);
    }
  } finally {
    await rm(mine, { force: true });
  }
}

async function readHolder(path: string): Promise<{ holder: ProcessIdentity; text: string } | undefined> {
  try {
    const text = await readFile(path, 'utf8');
    return { holder: JSON.parse(text) as ProcessIdentity, text };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Two may find the same dead holder: moved aside first, so that the second cannot remove the first one's new lock. */
async function removeStale(path: string, seen: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
    if ((await readFile(aside, 'utf8')) !== seen) await link(aside, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
  } finally {
    await rm(aside, { force: true });
  }
}
