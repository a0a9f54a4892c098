import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type Day, Refusal } from '../src/platform/kernel/index.ts';
import { CHUNK, chunksOf, line, RECORD_KINDS, type RecordKind } from './chunks.ts';
import { syntheticIds } from './ids.ts';
import { secondRecord } from './second-record.ts';
import { selection } from './selection.ts';
import { type SyntheticOrganisation, syntheticOrganisation } from './synthetic-organisation.ts';

/**
 * The records as NDJSON, 50,000 a file, with the hash of each in hashes.json. A file that is there under its name is whole:
 * it is written beside and renamed, so whoever was interrupted goes on with the next.
 */
export interface Wanted {
  readonly scale: number;
  readonly seed: number;
  readonly until: Day | null;
}

export async function writeRecords(
  folder: string,
  wanted: Wanted,
  progress: (done: number, of: number) => void = () => undefined,
): Promise<void> {
  const organisation = syntheticOrganisation(wanted);
  mkdirSync(folder, { recursive: true });
  const list = join(folder, 'hashes.json');
  const known = readKnown(list, wanted);
  const of = RECORD_KINDS.reduce((sum, kind) => sum + organisation[kind], 0);
  let done = 0;
  for (const kind of RECORD_KINDS) {
    for (let chunk = 0; chunk < chunksOf(organisation, kind); chunk++) {
      const name = `${kind}-${String(chunk).padStart(4, '0')}.ndjson`;
      const path = join(folder, name);
      if (!existsSync(path) || !known[name]) {
        known[name] = await writeChunk(path, organisation, kind, chunk, wanted.until);
        writeFileSync(`${list}.new`, `${JSON.stringify({ ...wanted, files: known }, null, 2)}\n`);
        renameSync(`${list}.new`, list);
      }
      done += Math.min(CHUNK, organisation[kind] - chunk * CHUNK);
      progress(done, of);
    }
  }
  await writeSeconds(folder, organisation, wanted);
}

/** Second records of some persons, and who is whom: the truth of a sweep, by the ids that the database has. */
async function writeSeconds(folder: string, organisation: SyntheticOrganisation, wanted: Wanted): Promise<void> {
  const ids = syntheticIds(wanted);
  const { hasContact } = selection(organisation, 1, wanted.until);
  const seconds = await open(join(folder, 'seconds.ndjson.part'), 'w');
  const truth = await open(join(folder, 'truth.csv.part'), 'w');
  try {
    await truth.write('id1,id2,same\n');
    for (let index = 0; index < organisation.clients; index++) {
      const second = secondRecord(organisation, index);
      if (!second || !hasContact({ day: second.madeOn })) continue;
      await seconds.write(`${JSON.stringify(second)}\n`);
      await truth.write(`${ids.person(index)},${ids.second(index)},1\n`);
    }
  } finally {
    await Promise.all([seconds.close(), truth.close()]);
  }
  for (const name of ['seconds.ndjson', 'truth.csv']) renameSync(join(folder, `${name}.part`), join(folder, name));
}

function readKnown(list: string, wanted: Wanted): Record<string, string> {
  if (!existsSync(list)) return {};
  const { files, ...made } = JSON.parse(readFileSync(list, 'utf8')) as Wanted & { files: Record<string, string> };
  if (JSON.stringify(made) === JSON.stringify(wanted)) return files;
  // files of two organisations beside each other could not be told apart
  throw new Refusal('cli.other-records', 409, {
    data: {
      sentence: `The folder holds the records of another organisation (scale ${made.scale}, seed ${made.seed}). Choose another one.`,
    },
  });
}

const PIECE = 1 << 18;

/** @returns SHA-256 of its bytes, in hex: that of hashes.json where nothing was left out */
async function writeChunk(
  path: string,
  organisation: SyntheticOrganisation,
  kind: RecordKind,
  chunk: number,
  until: Day | null,
): Promise<string> {
  const which = selection(organisation, 1, until);
  const isWanted = (index: number): boolean => {
    if (until === null) return true;
    if (kind === 'contacts') return which.hasContact(organisation.contact(index));
    return kind === 'clients'
      ? which.hasClient(organisation.client(index))
      : which.hasVictim(organisation.victim(index));
  };
  const hash = createHash('sha256');
  const file = await open(`${path}.part`, 'w');
  try {
    let piece = '';
    const end = Math.min(organisation[kind], (chunk + 1) * CHUNK);
    for (let index = chunk * CHUNK; index < end; index++) {
      if (!isWanted(index)) continue;
      piece += `${line(organisation, kind, index)}\n`;
      if (piece.length < PIECE && index + 1 < end) continue;
      hash.update(piece);
      await file.write(piece);
      piece = '';
    }
    if (piece !== '') {
      hash.update(piece);
      await file.write(piece);
    }
  } finally {
    await file.close();
  }
  renameSync(`${path}.part`, path);
  return hash.digest('hex');
}
