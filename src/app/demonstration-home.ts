import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Day, Refusal } from '../platform/kernel/index.ts';

/**
 * How the demonstration of a home was made, so that going on with it makes the same, and that a check knows what to expect;
 * and whether the disk will hold it.
 */
export interface Making {
  readonly scale: number;
  readonly seed: number;
  readonly until: Day | null;
  readonly sealedEvery: number;
}

const fileOf = (home: string): string => join(home, 'demonstration.json');

/** undefined: no demonstration, or one of before this was written down */
export function readMaking(home: string): Making | undefined {
  if (!existsSync(fileOf(home))) return undefined;
  return JSON.parse(readFileSync(fileOf(home), 'utf8')) as Making;
}

export function writeMaking(home: string, making: Making): void {
  const beside = `${fileOf(home)}.new`;
  writeFileSync(beside, `${JSON.stringify(making, null, 2)}\n`, { mode: 0o600 });
  renameSync(beside, fileOf(home));
}

export const isSameMaking = (one: Making, other: Making): boolean =>
  one.scale === other.scale &&
  one.seed === other.seed &&
  one.until === other.until &&
  one.sealedEvery === other.sealedEvery;

export const wordsOf = ({ scale, seed, until, sealedEvery }: Making): string =>
  [
    `scale ${scale}`,
    `seed ${seed}`,
    ...(until === null ? [] : [`records until ${until}`]),
    ...(sealedEvery === 1 ? [] : [`one person in ${sealedEvery} sealed`]),
  ].join(', ');

const CONTACTS = 48_361;
const GIB = 2 ** 30;
/** measured at scales 1, 10 and 100 (whole), with indexes, logs of the database and a tenth more */
const SEALED_BYTES = 6_500;
const FACT_BYTES = 1_200;
const FILE_BYTES = 1_400;
const HOUSE_BYTES = 400 * 2 ** 20;

export function spaceForHome({ scale, sealedEvery }: Making): number {
  const contacts = CONTACTS * scale;
  const sealed = contacts / sealedEvery;
  return HOUSE_BYTES + sealed * SEALED_BYTES + (contacts - sealed) * FACT_BYTES;
}

export const spaceForFiles = (scale: number): number => CONTACTS * scale * FILE_BYTES;

/** What lies in a folder, in bytes on the disk. */
function bytesIn(folder: string): number {
  if (!existsSync(folder)) return 0;
  let bytes = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    // a database that is at work may take a file away meanwhile
    const one = lstatSync(join(folder, name), { throwIfNoEntry: false });
    if (one?.isFile()) bytes += one.blocks * 512;
  }
  return bytes;
}

/** Says before the start what is needed beside what is there already; refuses with both numbers where it does not fit. */
export function checkSpace(folder: string, inAll: number): void {
  const needed = Math.max(0, inAll - bytesIn(folder));
  let there = resolve(folder);
  while (!existsSync(there)) there = dirname(there);
  const { bavail, bsize } = statfsSync(there);
  const free = bavail * bsize;
  const words = (bytes: number) => `${(bytes / GIB).toFixed(1)} GiB`;
  process.stderr.write(`About ${words(needed)} of disk are needed, ${words(free)} are free.\n`);
  if (needed > free) {
    throw new Refusal('cli.disk-too-small', 409, {
      data: {
        sentence: `This needs about ${words(needed)} of disk and ${words(free)} are free. Choose a smaller --scale, a smaller --sealed-share, or another disk.`,
      },
    });
  }
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new Refusal('cli.cannot-write', 409, {
      cause,
      data: { sentence: 'The folder cannot be made: a file is in its place, or it may not be written.' },
    });
  }
}
