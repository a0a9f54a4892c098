import { statSync } from 'node:fs';
import { join } from 'node:path';
import { organisations } from '../platform/access/index.ts';
import { type Settings, secretsFolder } from '../platform/config/index.ts';
import type { Database } from '../platform/database/index.ts';
import { Refusal } from '../platform/kernel/index.ts';
import { canLockMemory, countMembers } from '../platform/vault/index.ts';

/**
 * What a machine must give before it holds real people (security.md section 6, house.md section 8). Practice mode and the
 * demonstration start everywhere and are told; a real organisation out of practice mode starts only where its keys stay
 * out of swap.
 */
export interface Ground {
  readonly canLock: () => boolean;
  /** do pepper and data lie on one volume? null: the data lie on a server that we cannot ask */
  readonly sharesVolume: boolean | null;
}

/** Most of the 8 MiB that keys may take: under a limit of 8 MiB there is a little else that is locked. */
const BUDGET = 7 * 1024 * 1024;

export const thisGround = (settings: Pick<Settings, 'home' | 'pepperFile' | 'databaseUrl'>): Ground => ({
  canLock: () => canLockMemory(BUDGET),
  sharesVolume: settings.databaseUrl ? null : onOneVolume(settings),
});

function onOneVolume({ home, pepperFile }: Pick<Settings, 'home' | 'pepperFile'>): boolean {
  const pepper = pepperFile ?? join(secretsFolder({ home }), 'pepper');
  return statSync(pepper).dev === statSync(join(home, 'postgres')).dev;
}

const CANNOT_LOCK =
  'This process may lock too little memory, so that keys could come to lie in swap. Raise the limit to 8 MiB or more: `ulimit -l 8192` as root before bin/wayout, or LimitMEMLOCK=8M in the service’s unit.';

/** @returns warnings, one sentence each. @throws Refusal `serve.cannot-lock` where real data would be at stake */
export async function checkForRealData(database: Database, ground: Ground): Promise<readonly string[]> {
  const isReal = await holdsRealData(database);
  const warnings: string[] = [];
  if (!ground.canLock()) {
    if (isReal) throw new Refusal('serve.cannot-lock', 409, { data: { sentence: CANNOT_LOCK } });
    warnings.push(`${CANNOT_LOCK} A real organisation out of practice mode will not start like this.`);
  }
  if (isReal && ground.sharesVolume)
    warnings.push(
      'The pepper lies on the same volume as the data: whoever takes the disk has both. Move it to another one and name it in WAYOUT_PEPPER_FILE.',
    );
  return warnings;
}

/** A real organisation out of practice mode: every group has two members, so people are what it is for. */
async function holdsRealData(database: Database): Promise<boolean> {
  for (const { id, synthetic } of await organisations(database)) {
    if (synthetic) continue;
    const groups = await database.withActor({ kind: 'desk', org: id, user: null, groups: [] }, countMembers);
    if (groups.every((group) => group.members >= 2)) return true;
  }
  return false;
}
