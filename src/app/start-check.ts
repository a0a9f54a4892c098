import { readFileSync, writeFileSync } from 'node:fs';

/**
 * What the machine may do with our memory behind our back (security.md section 14): write it into a core file, or into swap.
 * The first we can hinder ourselves; of the second we can only warn. Linux tells; elsewhere nothing is said.
 */
const FILTER = '/proc/self/coredump_filter';

/**
 * From here on a core file of this process and of its children holds no page of memory: opened texts lie in the JavaScript
 * heap, which no library keeps out (keys are, by sodium). The launcher sets the limit to 0 beside it, which a crash handler
 * behind a pipe need not obey.
 */
export function keepOutOfCoreFiles(): void {
  try {
    writeFileSync(FILTER, '0');
  } catch {
    // not Linux, or a kernel without it: the start check says what is so
  }
}

/** What the start check reads; the text of each file, or undefined where there is none. */
export interface Machine {
  readonly swaps: string | undefined;
  readonly limits: string | undefined;
  readonly coreFilter: string | undefined;
  /** uuid of a mapped device, by its name under /dev */
  readonly mapperUuid: (device: string) => string | undefined;
}

const textOf = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

export const thisMachine = (): Machine => ({
  swaps: textOf('/proc/swaps'),
  limits: textOf('/proc/self/limits'),
  coreFilter: textOf(FILTER),
  mapperUuid: (device) => textOf(`/sys/block/${device}/dm/uuid`),
});

/** One sentence a finding: what is so, and what to do. */
export function startWarnings(machine: Machine): readonly string[] {
  const open = openSwap(machine);
  const warnings: string[] = [];
  if (open.length > 0)
    warnings.push(
      `Swap is on and not known to be encrypted (${open.join(', ')}): opened texts may come to lie there. Turn it off or encrypt it.`,
    );
  if (writesCores(machine))
    warnings.push('A crash may write memory into a core file. Start with bin/wayout, or set `ulimit -c 0` before it.');
  return warnings;
}

/** Memory (zram) and encrypted mappings (dm-crypt) are no finding; of a file nobody knows what lies below it. */
function openSwap({ swaps, mapperUuid }: Machine): string[] {
  const places = (swaps ?? '')
    .split('\n')
    .slice(1)
    .flatMap((line) => line.split(/\s+/)[0] || []);
  return places.filter((place) => {
    const device = place.replace(/^\/dev\//, '');
    return !device.startsWith('zram') && !mapperUuid(device)?.startsWith('CRYPT-');
  });
}

function writesCores({ limits, coreFilter }: Machine): boolean {
  const soft = /^Max core file size\s+(\S+)/m.exec(limits ?? '')?.[1];
  if (soft === undefined || soft === '0') return false;
  return coreFilter === undefined || Number.parseInt(coreFilter, 16) !== 0;
}
