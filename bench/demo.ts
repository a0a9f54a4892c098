import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figures.ts';
import { cpuOf, cpuOfFamily, peakOf } from './processes.ts';
import { postmasterOf, runProgram } from './server.ts';

/** The demonstration in a new home, from the command to the printed accounts; and what each part took. */
export async function benchDemo({ scale }: { readonly scale: number }): Promise<Figure[]> {
  const home = mkdtempSync(join(tmpdir(), 'wayout-bench-'));
  try {
    const begun = performance.now();
    const child = runProgram(['demo', 'create', '--scale', String(scale), '--home', home, '--times']);
    let said = '';
    child.stderr?.on('data', (chunk) => (said += chunk));
    const spent = { app: 0, db: 0, peak: 0 };
    const look = setInterval(() => {
      try {
        const pid = child.pid as number;
        spent.app = Math.max(spent.app, cpuOf(pid) / 1000);
        spent.peak = Math.max(spent.peak, peakOf(pid));
        spent.db = Math.max(spent.db, cpuOfFamily(postmasterOf(home)) / 1000);
      } catch {
        // the database is not there yet, or no more
      }
    }, 250);
    const code = await new Promise((resolve) => child.once('exit', resolve));
    clearInterval(look);
    if (code !== 0) throw new Error(`demo create ended with ${code}:\n${said.slice(-2000)}`);
    const figure = (question: string, value: number, target?: number): Figure => ({
      bench: 'demo',
      question,
      among: 51_711 * scale,
      value,
      unit: 's',
      ...(target === undefined ? {} : { target }),
    });
    const parts = [...said.matchAll(/^([\w -]+): ([\d.]+) s, CPU/gm)];
    return [
      figure(
        `make the demonstration, scale ${scale}`,
        (performance.now() - begun) / 1000,
        scale === 1 ? 90 : undefined,
      ),
      ...parts.map(([, part, seconds]) => figure(`… ${part}`, Number(seconds))),
      figure('… CPU of the program', spent.app),
      figure('… CPU of the database', spent.db),
      { ...figure('… most memory of the program', spent.peak, 300), unit: 'MiB' },
    ];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
