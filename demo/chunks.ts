import { createHash } from 'node:crypto';
import type { SyntheticOrganisation } from './synthetic-organisation.ts';

/**
 * Records of one kind in runs of 50,000: the unit of loading, of resuming after a break and of comparing two machines.
 */
export const CHUNK = 50_000;
export const RECORD_KINDS = ['contacts', 'clients', 'victims'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export const chunksOf = (organisation: SyntheticOrganisation, kind: RecordKind): number =>
  Math.ceil(organisation[kind] / CHUNK);

/** One record as it stands in NDJSON; a contact with its texts. */
export function line(organisation: SyntheticOrganisation, kind: RecordKind, index: number): string {
  if (kind === 'clients') return JSON.stringify(organisation.client(index));
  if (kind === 'victims') return JSON.stringify(organisation.victim(index));
  const contact = organisation.contact(index);
  return JSON.stringify({ ...contact, texts: organisation.texts(contact) });
}

/** The lines of a chunk, each with its line feed. */
export function* chunkLines(organisation: SyntheticOrganisation, kind: RecordKind, chunk: number): Generator<string> {
  const end = Math.min(organisation[kind], (chunk + 1) * CHUNK);
  for (let index = chunk * CHUNK; index < end; index++) yield `${line(organisation, kind, index)}\n`;
}

/** SHA-256 of a chunk's bytes, in hex. */
export function chunkHash(organisation: SyntheticOrganisation, kind: RecordKind, chunk: number): string {
  const hash = createHash('sha256');
  for (const text of chunkLines(organisation, kind, chunk)) hash.update(text);
  return hash.digest('hex');
}

/** All hashes, by kind; the file hashes.json holds those of seed 2002 at scale 1. */
export function allHashes(organisation: SyntheticOrganisation): Record<RecordKind, string[]> {
  const of = (kind: RecordKind) =>
    Array.from({ length: chunksOf(organisation, kind) }, (_, chunk) => chunkHash(organisation, kind, chunk));
  return { contacts: of('contacts'), clients: of('clients'), victims: of('victims') };
}
