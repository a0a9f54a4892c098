import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { type Machine, startWarnings } from './start-check.ts';

const HEAD = 'Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n';
const quiet: Machine = {
  swaps: HEAD,
  limits: 'Limit  Soft Limit  Hard Limit  Units\nMax core file size        0                    0          bytes\n',
  coreFilter: '00000033\n',
  mapperUuid: () => undefined,
};
const limitsOf = (soft: string) => `Max core file size        ${soft}            unlimited            bytes\n`;

describe('the start check', () => {
  it('says nothing of a machine without swap and without core files', () => {
    expect(startWarnings(quiet)).toEqual([]);
  });

  it('warns of swap on a bare disk or in a file, and names it', () => {
    const swaps = `${HEAD}/dev/sda2 partition 1 0 -2\n/swapfile file 1 0 -3\n`;
    const [warning] = startWarnings({ ...quiet, swaps });
    expect(warning).toContain('/dev/sda2, /swapfile');
  });

  it('is silent about swap in memory and on an encrypted mapping', () => {
    const swaps = `${HEAD}/dev/zram0 partition 1 0 100\n/dev/dm-1 partition 1 0 -2\n`;
    const mapperUuid = (device: string) => (device === 'dm-1' ? 'CRYPT-PLAIN-swap\n' : undefined);
    expect(startWarnings({ ...quiet, swaps, mapperUuid })).toEqual([]);
    expect(startWarnings({ ...quiet, swaps, mapperUuid: () => 'LVM-abc' })).toHaveLength(1);
  });

  it('warns of core files that would hold memory', () => {
    for (const soft of ['unlimited', '1048576'])
      expect(startWarnings({ ...quiet, limits: limitsOf(soft) })).toHaveLength(1);
    expect(startWarnings({ ...quiet, limits: limitsOf('unlimited'), coreFilter: '00000000\n' })).toEqual([]);
  });

  it('says nothing where the machine tells nothing', () => {
    expect(
      startWarnings({ swaps: undefined, limits: undefined, coreFilter: undefined, mapperUuid: () => undefined }),
    ).toEqual([]);
  });
});

it.runIf(process.platform === 'linux')(
  'a process that holds keys leaves no memory in a core file, nor do its children',
  () => {
    const script = `import { execFileSync } from 'node:child_process';
    import { keepOutOfCoreFiles } from ${JSON.stringify(`${import.meta.dirname}/start-check.ts`)};
    keepOutOfCoreFiles();
    process.stdout.write(execFileSync('cat', ['/proc/self/coredump_filter'], { encoding: 'utf8' }));`;
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(Number.parseInt(out, 16)).toBe(0);
  },
);
