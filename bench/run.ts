import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { benchCards } from './cards.ts';
import { accept, compare } from './compare.ts';
import { benchDemo } from './demo.ts';
import { benchDesk } from './desk.ts';
import { benchDocuments } from './documents.ts';
import { type Figure, meets, tableOf } from './figures.ts';
import { gauge } from './gauge.ts';
import { benchHotline } from './hotline.ts';
import { benchImport } from './import.ts';
import { benchMemory } from './memory.ts';
import { benchNight } from './night.ts';
import { benchNotes } from './notes.ts';
import { benchPeople } from './people.ts';
import { commit, results } from './place.ts';
import { several } from './several.ts';
import { benchStatistics } from './statistics.ts';
import { benchSweep } from './sweep.ts';

/**
 * `npm run bench` — `npm run bench -- NAME [--quick] [--scale N] [--times 7] [--accept | --compare]`: how fast the house is. A
 * table on standard output, JSON in bench/results. Targets that are missed are said, not hidden, and the exit code stays 0; it
 * is 1 where a benchmark broke, and where `--compare` finds one that costs a fifth more than was accepted.
 */
const quick = process.argv.includes('--quick');
const optionOf = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const numberOf = (name: string, otherwise: number): number => {
  const given = Number(optionOf(name) ?? otherwise);
  if (Number.isInteger(given) && given >= 1 && given <= 1000) return given;
  process.stderr.write(`--${name} is a whole number from 1 to 1000\n`);
  process.exit(2);
};
const scale = numberOf('scale', 1);
const times = numberOf('times', 1);
const isScaled = optionOf('scale') !== undefined;
const home = optionOf('home');
const VALUES = ['--scale', '--times', '--home'];
const wanted = process.argv
  .slice(2)
  .find((word, at, all) => !word.startsWith('-') && !VALUES.includes(all[at - 1] ?? ''));

const benches: Readonly<Record<string, () => Promise<Figure[]>>> = {
  cards: benchCards,
  notes: () => benchNotes({ requests: quick ? 10 : 40 }),
  'hotline-1k': () => benchHotline({ contacts: 1_000, requests: quick ? 300 : 2000 }),
  'hotline-10k': () => benchHotline({ contacts: 10_000, requests: quick ? 300 : 2000 }),
  'hotline-100k': () => benchHotline({ contacts: 100_000, requests: 2000 }),
  /** --scale N: every contact of that scale, in the order of its name */
  ...(isScaled ? { hotline: () => benchHotline({ contacts: { scale }, requests: 2000 }) } : {}),
  /** --scale N: 12 are fifty thousand persons */
  people: () => benchPeople({ requests: quick ? 100 : 1000, ...(isScaled ? { scale } : {}) }),
  sweep: () => benchSweep(isScaled ? { scale } : {}),
  memory: () => benchMemory({ settle: quick ? 5_000 : 30_000 }),
  night: () => benchNight({ seconds: quick ? 20 : 60 }),
  demo: () => benchDemo({ scale }),
  desk: benchDesk,
  documents: benchDocuments,
  /** --scale N, --home DIR: one that was made with `demo create` */
  statistics: () => benchStatistics({ scale, ...(home ? { home } : {}) }),
  import: () => benchImport({ rows: quick ? 10_000 : 100_000 }),
};
const QUICK = ['cards', 'hotline-1k', 'hotline-10k', 'memory'];

const names = Object.keys(benches).filter((name) =>
  wanted && isScaled
    ? name === wanted
    : wanted
      ? name === wanted || name.startsWith(`${wanted}-`)
      : !quick || QUICK.includes(name),
);
if (names.length === 0) {
  process.stderr.write(`There is no benchmark ${wanted}: ${Object.keys(benches).join(', ')}\n`);
  process.exit(2);
}

const figures: Figure[] = [];
const gauges = [gauge()];
for (const name of names) {
  const begun = performance.now();
  process.stderr.write(`${name} …`);
  try {
    figures.push(...(await several(times, benches[name] as () => Promise<Figure[]>)));
    gauges.push(gauge());
    process.stderr.write(` ${((performance.now() - begun) / 1000).toFixed(0)} s\n`);
  } catch (problem) {
    process.stderr.write(` failed: ${(problem as Error).message}\n`);
    process.exitCode = 1;
  }
}

const gauged = gauges.reduce((sum, one) => sum + one, 0) / gauges.length;
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
  scale,
  times,
  quick,
  gauges,
  figures: figures.map((figure) => ({ ...figure, met: meets(figure) ?? null })),
};
mkdirSync(results, { recursive: true });
const file = join(results, `${report.at.replaceAll(/[:.]/g, '-')}.json`);
writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
process.stdout.write(`${tableOf(figures)}\n\n${file}\n`);
if (process.argv.includes('--accept')) process.stdout.write(`${accept(figures, gauged)} questions accepted\n`);
if (process.argv.includes('--compare')) {
  for (const { name, ratio, isWorse } of compare(figures, gauged)) {
    const said = ratio === null ? 'nothing accepted yet' : `${ratio.toFixed(2)} of what was accepted`;
    process.stdout.write(`${isWorse ? 'WORSE ' : ''}${name}: ${said}\n`);
    if (isWorse) process.exitCode = 1;
  }
}
process.exit();
