import { writeFileSync } from 'node:fs';
import { allHashes, chunkHash, type RecordKind } from './chunks.ts';
import { syntheticOrganisation } from './synthetic-organisation.ts';

/** `node demo/write-hashes.ts`: writes hashes.json anew, after a deliberate change of what the generator makes. */
const SOME: readonly (readonly [RecordKind, number])[] = [
  ['contacts', 3],
  ['contacts', 9],
  ['clients', 1],
  ['victims', 0],
];
const larger = syntheticOrganisation({ scale: 10, seed: 2002 });
const content = {
  seed: 2002,
  scale: 1,
  ...allHashes(syntheticOrganisation({ scale: 1, seed: 2002 })),
  // of a larger organisation some chunks stand for all: each is made alone
  scale10: Object.fromEntries(SOME.map(([kind, chunk]) => [`${kind}/${chunk}`, chunkHash(larger, kind, chunk)])),
};
writeFileSync(new URL('./hashes.json', import.meta.url), `${JSON.stringify(content, null, 2)}\n`);
