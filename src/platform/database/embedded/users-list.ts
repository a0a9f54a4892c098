/**
 * Who uses the home's database now. Whoever started it stops it; where others are still at work, the last one does.
 * After a crash the dead are struck off, so the next start takes the running database over and stops it in its turn.
 */
import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { isRunning, type ProcessIdentity, thisProcess } from './process-identity.ts';

interface Entry extends ProcessIdentity {
  readonly id: string;
}

/** Call only under the start lock. @returns the new entry's id, and whether a living user was there before */
export async function enlist(path: string): Promise<{ id: string; others: boolean }> {
  const living = await readLiving(path);
  const id = randomUUID();
  await write(path, [...living, { ...thisProcess(), id }]);
  return { id, others: living.length > 0 };
}

/** Call only under the start lock. @returns whether others remain */
export async function strikeOff(path: string, id: string): Promise<boolean> {
  const rest = (await readLiving(path)).filter((entry) => entry.id !== id);
  await write(path, rest);
  return rest.length > 0;
}

async function readLiving(path: string): Promise<Entry[]> {
  try {
    return (JSON.parse(await readFile(path, 'utf8')) as Entry[]).filter(isRunning);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function write(path: string, entries: readonly Entry[]): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(entries), { mode: 0o600 });
  await rename(`${path}.new`, path);
}
