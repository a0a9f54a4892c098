import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDemonstration } from '../../src/app/demonstration.ts';
import { type House, openHouse } from '../../src/app/house.ts';
import { organisations } from '../../src/platform/access/index.ts';
import { readSettings, type Secrets } from '../../src/platform/config/index.ts';
import type { Actor, Tx } from '../../src/platform/database/index.ts';
import type { OrganisationId } from '../../src/platform/kernel/index.ts';
import { type FreshDatabase, freshDatabase, type Template } from './fresh-database.ts';
import { migrated } from './migrated.ts';

/**
 * The demonstration organisation at scale 1, made once a run and copied for whoever tells a story in it. Its passwords were
 * hashed with this pepper: a server over a copy needs the same one.
 */
export const demonstrationPepper = createHash('sha256').update('pepper of the demonstration in tests').digest();

export const demonstrationSecrets = (database: FreshDatabase): Secrets => ({
  pepper: demonstrationPepper,
  pepperNumber: 1,
  passwordOf: database.facts.passwordOf,
});

export const demonstration: Template = {
  name: 'demonstration',
  from: migrated,
  async make(database) {
    const house = houseOver(database);
    try {
      await createDemonstration(house, { scale: 1 });
    } finally {
      await house.close();
    }
  },
};

function houseOver(database: FreshDatabase, settings: Record<string, unknown> = {}): House {
  const home = mkdtempSync(join(tmpdir(), 'wayout-demonstration-'));
  return openHouse({
    settings: readSettings({ home, requestsPerMinute: 1_000_000, ...settings }, {}),
    secrets: demonstrationSecrets(database),
    facts: database.facts,
  });
}

export interface DemonstrationHouse {
  readonly house: House;
  readonly org: OrganisationId;
  readonly database: FreshDatabase;
  as<T>(kind: Actor['kind'], run: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A house of its own over a copy. The first who asks waits until the demonstration is made: give the hook two minutes. */
export async function aDemonstration(settings: Record<string, unknown> = {}): Promise<DemonstrationHouse> {
  const database = await freshDatabase(demonstration);
  const house = houseOver(database, settings);
  const [organisation] = await organisations(house.ground.database);
  if (!organisation) throw new Error('the demonstration is missing');
  return {
    house,
    org: organisation.id,
    database,
    as: (kind, run) => house.ground.database.withActor({ kind, org: organisation.id, user: null, groups: [] }, run),
    close: () => house.close(),
  };
}
