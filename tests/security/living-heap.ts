import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Every string that anything in a process still holds, after its collector has run: Node's own picture of the heap, asked for by
 * signal. The process was started with --heapsnapshot-signal=SIGUSR2 --diagnostic-dir=<folder>.
 */
export async function livingHeap(process: ChildProcess, folder: string): Promise<Buffer> {
  const before = new Set(readdirSync(folder));
  process.kill('SIGUSR2');
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    await sleep(500);
    const file = readdirSync(folder).find((name) => name.endsWith('.heapsnapshot') && !before.has(name));
    const bytes = file ? readFileSync(join(folder, file)) : Buffer.alloc(0);
    if (!bytes.subarray(-40).toString().trimEnd().endsWith('}')) continue;
    rmSync(join(folder, file as string));
    return bytes;
  }
  throw new Error('the heap was not written');
}
