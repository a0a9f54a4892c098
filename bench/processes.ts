import { readdirSync, readFileSync } from 'node:fs';

/**
 * CPU and memory of processes as Linux tells them (/proc): user and system time of a process with all its threads, and of
 * the children it has waited for.
 */
const TICK = 10; // milliseconds: USER_HZ is 100 on every Linux we run on

interface Stat {
  readonly parent: number;
  readonly own: number;
  readonly waited: number;
}

function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the name may hold blanks and brackets: fields begin after its last bracket
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const at = (n: number) => fields[n] as number;
    return { parent: at(1), own: (at(11) + at(12)) * TICK, waited: (at(13) + at(14)) * TICK };
  } catch {
    return undefined;
  }
}

/** Milliseconds that one process has used, its threads included. */
export const cpuOf = (pid: number): number => statOf(pid)?.own ?? 0;

/** The postmaster, its backends and helpers, and the backends that have gone. */
export function cpuOfFamily(head: number): number {
  const top = statOf(head);
  if (!top) return 0;
  let sum = top.own + top.waited;
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const stat = statOf(pid);
    if (stat?.parent === head) sum += stat.own;
  }
  return sum;
}

export function childrenOf(head: number): number[] {
  return readdirSync('/proc').flatMap((name) => {
    const pid = Number(name);
    return Number.isInteger(pid) && statOf(pid)?.parent === head ? [pid] : [];
  });
}

/** Resident memory, MiB: now, and the most that it ever was. */
export const residentOf = (pid: number): number => memoryOf(pid, /^VmRSS:\s+(\d+) kB/m);
export const peakOf = (pid: number): number => memoryOf(pid, /^VmHWM:\s+(\d+) kB/m);

function memoryOf(pid: number, line: RegExp): number {
  try {
    return Number(line.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
