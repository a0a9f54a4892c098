import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from './figures.ts';
import { root } from './place.ts';

/**
 * The last accepted result: CPU of each question in units of the gauge. Only CPU is compared, because what one waits depends on
 * who else uses the machine. `--accept` writes it down, `--compare` fails where a question costs a fifth more than accepted.
 */
const FILE = join(root, 'bench', 'accepted.json');
const MORE = 1.2;

type Accepted = Readonly<Record<string, number>>;

const nameOf = ({ bench, question, among }: Figure): string => `${bench}: ${question}, among ${among}`;

const isCpu = (figure: Figure): boolean => figure.unit === 'ms CPU' || figure.unit === 's CPU';

const inGauges = (figures: readonly Figure[], gauge: number): [string, number][] =>
  figures.filter(isCpu).map((one) => [nameOf(one), ((one.unit === 's CPU' ? 1000 : 1) * one.value) / gauge]);

function read(): Accepted {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8')) as Accepted;
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw problem;
  }
}

/** What other benchmarks were accepted with stays. @returns how many questions were written down */
export function accept(figures: readonly Figure[], gauge: number): number {
  const now = inGauges(figures, gauge).map(([name, cost]) => [name, Number(cost.toPrecision(3))] as const);
  const all = Object.entries({ ...read(), ...Object.fromEntries(now) }).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
  return now.length;
}

export interface Comparison {
  readonly name: string;
  /** 1 is as accepted; null: nothing was accepted for it yet */
  readonly ratio: number | null;
  readonly isWorse: boolean;
}

export function compare(figures: readonly Figure[], gauge: number): readonly Comparison[] {
  const accepted = read();
  return inGauges(figures, gauge).map(([name, cost]) => {
    const before = accepted[name];
    const ratio = before === undefined ? null : cost / before;
    return { name, ratio, isWorse: ratio !== null && ratio > MORE };
  });
}
