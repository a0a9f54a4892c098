import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/**
 * The memory of a running process of ours, piece by piece, as somebody with root on the machine reads it: the JavaScript heap, the
 * buffers outside it, the stacks and the secure memory of the crypto library. Linux only.
 */
const PIECE = 8 << 20;
/** what is looked for may lie across two pieces */
const OVERLAP = 256;

export function* memoryOf(pid: number): Generator<Buffer> {
  const maps = readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n');
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    for (const line of maps) {
      const found = /^([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ (\d+)\s*(.*)$/.exec(line);
      // what is mapped from a file and not written to is the program, not what it knows
      if (!found || /\[v(?:var|syscall|dso)/.test(found[5] as string)) continue;
      const [from, to] = [Number.parseInt(found[1] as string, 16), Number.parseInt(found[2] as string, 16)];
      if (found[4] !== '0' && !(found[3] as string).includes('w')) continue;
      for (let at = from; at < to; at += PIECE - OVERLAP) {
        const piece = Buffer.allocUnsafe(Math.min(PIECE, to - at));
        const read = readTolerant(memory, piece, at);
        if (read > 0) yield piece.subarray(0, read);
        if (at + PIECE >= to) break;
      }
    }
  } finally {
    closeSync(memory);
  }
}

/** Reserved and never used pages cannot be read. */
function readTolerant(file: number, into: Buffer, at: number): number {
  try {
    return readSync(file, into, 0, into.length, at);
  } catch {
    return 0;
  }
}
