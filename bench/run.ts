import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { benchCards } from './cards.ts';
import { benchDemo } from './demo.ts';
import { benchDocuments } from './documents.ts';
import { type Figure, meets, tableOf } from './figures.ts';
import { benchHotline } from './hotline.ts';
import { benchImport } from './import.ts';
import { benchMemory } from './memory.ts';
import { benchNight } from './night.ts';
import { benchNotes } from './notes.ts';
import { benchPeople } from './people.ts';
import { commit, results } from './place.ts';
import { benchStatistics } from './statistics.ts';
import { benchSweep } from './sweep.ts';

/**
 * `npm run bench` — `npm run bench -- NAME [--quick]`: how fast the house is (the first issue, "How fast"). A table on
 * standard output, JSON in bench/results. Targets that are missed are said, not hidden; the exit code stays 0.
 */
const quick = process.argv.includes('--quick');
const optionOf = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const scale = Number(optionOf('scale') ?? 1);
const home = optionOf('home');
const given = new Set([optionOf('scale'), home]);
const wanted = process.argv.slice(2).find((word) => !word.startsWith('-') && !given.has(word));

const benches: Readonly<Record<string, () => Promise<Figure[]>>> = {
  cards: benchCards,
  notes: () => benchNotes({ requests: quick ? 10 : 40 }),
  'hotline-1k': () => benchHotline({ contacts: 1_000, requests: quick ? 300 : 2000 }),
  'hotline-10k': () => benchHotline({ contacts: 10_000, requests: quick ? 300 : 2000 }),
  'hotline-100k': () => benchHotline({ contacts: 100_000, requests: 2000 }),
  people: () => benchPeople({ requests: quick ? 100 : 1000 }),
  /** --scale N: 12 are fifty thousand persons */
  sweep: () => benchSweep(optionOf('scale') ? { scale } : {}),
  memory: () => benchMemory({ settle: quick ? 5_000 : 30_000 }),
  night: () => benchNight({ seconds: quick ? 20 : 60 }),
  demo: benchDemo,
  documents: benchDocuments,
  /** --scale N, --home DIR: one that was made with `demo create` */
  statistics: () => benchStatistics({ scale, ...(home ? { home } : {}) }),
  import: () => benchImport({ rows: quick ? 10_000 : 100_000 }),
};
const QUICK = ['cards', 'hotline-1k', 'hotline-10k', 'memory'];

const names = Object.keys(benches).filter((name) =>
  wanted ? name === wanted || name.startsWith(`${wanted}-`) : !quick || QUICK.includes(name),
);
if (names.length === 0) {
  process.stderr.write(`There is no benchmark ${wanted}: ${Object.keys(benches).join(', ')}\n`);
  process.exit(2);
}

const figures: Figure[] = [];
for (const name of names) {
  const begun = performance.now();
  process.stderr.write(`${name} …`);
  try {
    figures.push(...(await (benches[name] as () => Promise<Figure[]>)()));
    process.stderr.write(` ${((performance.now() - begun) / 1000).toFixed(0)} s\n`);
  } catch (problem) {
    process.stderr.write(` failed: ${(problem as Error).message}\n`);
    process.exitCode = 1;
  }
}

const [cpu] = cpus();
const report = {
  at: new Date().toISOString(),
  commit: commit(),
  hardware: {
    cpu: cpu?.model.trim(),
    cores: cpus().length,
    memoryMiB: Math.round(totalmem() / 2 ** 20),
    system: release(),
  },
  node: process.version,
  seed: 2002,
  quick,
  figures: figures.map((figure) => ({ ...figure, met: meets(figure) ?? null })),
};
mkdirSync(results, { recursive: true });
const file = join(results, `${report.at.replaceAll(/[:.]/g, '-')}.json`);
writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
process.stdout.write(`${tableOf(figures)}\n\n${file}\n`);
process.exit();
