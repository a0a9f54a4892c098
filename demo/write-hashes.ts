import { writeFileSync } from 'node:fs';
import { allHashes } from './chunks.ts';
import { syntheticOrganisation } from './synthetic-organisation.ts';

/** `node demo/write-hashes.ts`: writes hashes.json anew, after a deliberate change of what the generator makes. */
const organisation = syntheticOrganisation({ scale: 1, seed: 2002 });
const content = { seed: 2002, scale: 1, ...allHashes(organisation) };
writeFileSync(new URL('./hashes.json', import.meta.url), `${JSON.stringify(content, null, 2)}\n`);
