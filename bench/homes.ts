import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDemonstration } from '../src/app/demonstration.ts';
import { openHome } from '../src/app/home.ts';
import { openHouse } from '../src/app/house.ts';
import { furniture } from '../src/app/modules.ts';
import { readSettings } from '../src/platform/config/index.ts';
import { homes, sources } from './place.ts';

/** A home with part of a synthetic organisation, made by the generator, never from a dump; kept for these sources. */
export interface HomeWish {
  readonly scale: number;
  /** all of that scale, if left out */
  readonly contacts?: number;
  /** every so many-th person is sealed; 1 if left out */
  readonly sealedEvery?: number;
}

export async function homeWith(wish: HomeWish): Promise<string> {
  const folder = join(homes, `${sources}-${wish.scale}-${wish.contacts ?? 'all'}-${wish.sealedEvery ?? 1}`);
  const made = join(folder, 'made');
  if (existsSync(made)) return folder;
  removeOld();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const settings = readSettings({ home: folder }, {});
  const home = await openHome({ settings, furniture: furniture(() => null as never), onLine: () => undefined });
  const house = openHouse({ settings, secrets: home.secrets, facts: home.facts });
  try {
    await createDemonstration(house, { ...wish, typed: 0 });
  } finally {
    await house.close();
    await home.close();
  }
  writeFileSync(made, '');
  return folder;
}

/** Homes of other sources. */
function removeOld(): void {
  if (!existsSync(homes)) return;
  for (const name of readdirSync(homes)) {
    if (!name.startsWith(sources)) rmSync(join(homes, name), { recursive: true, force: true });
  }
}
