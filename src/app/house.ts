import { openKeyHolder } from '../platform/access/index.ts';
import type { DoorGround } from '../platform/accounts/index.ts';
import { auditWriter, zoneReader } from '../platform/audit/index.ts';
import type { Secrets, Settings } from '../platform/config/index.ts';
import { type ConnectionFacts, openDatabase } from '../platform/database/index.ts';
import { writeEvents } from '../platform/events/index.ts';
import { type Clock, newId, systemClock } from '../platform/kernel/index.ts';
import { createHashGate, serverKey } from '../platform/vault/index.ts';
import { type Furniture, furniture } from './modules.ts';

/** The house standing on its database: what server, worker and command line share. */
export interface House {
  readonly ground: DoorGround;
  readonly furniture: Furniture;
  close(): Promise<void>;
}

export interface HouseParts {
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly facts: ConnectionFacts;
  readonly clock?: Clock;
  readonly makeDemonstration?: () => void;
  readonly startOver?: () => void;
}

export function openHouse(parts: HouseParts): House {
  const clock = parts.clock ?? systemClock;
  const database = openDatabase(parts.facts);
  const audit = auditWriter(clock, zoneReader(), (org, run) =>
    database.withActor({ kind: 'desk', org, user: null, groups: [] }, run),
  );
  database.registerWriters({ audit, events: writeEvents });
  const holder = openKeyHolder(clock);
  const all = furniture(() => ground);
  const ground: DoorGround = {
    settings: parts.settings,
    secrets: parts.secrets,
    database,
    clock,
    permissions: all.permissions,
    serverKey: serverKey(parts.secrets.pepper, parts.secrets.pepperNumber),
    holder,
    hashGate: createHashGate({ atOnce: parts.settings.loginsAtOnce, waiting: parts.settings.loginsWaiting }),
    process: newId(),
    furnish: all.furnish,
    makeDemonstration: parts.makeDemonstration ?? (() => undefined),
    startOver: parts.startOver ?? (() => undefined),
  };
  for (const module of all.modules) module.onOpen?.({ onGroupGone: holder.onGroupGone });
  return {
    ground,
    furniture: all,
    async close() {
      holder.dropAll();
      await database.close();
    },
  };
}
