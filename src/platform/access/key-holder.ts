import type { Clock, OrganisationId } from '../kernel/index.ts';
import {
  type DisposableKeys,
  dropKeyRing,
  openKeyRing,
  type RestingKeys,
  type RingFacts,
  sessionKeys,
} from '../vault/index.ts';
import { limits } from './session.ts';

/**
 * The keys of this process's sessions, at rest: encrypted under the cookie, dropped after 15 idle minutes, at the lock
 * and at the end. It knows sessions by the hash of their token and never sees a database.
 */
export interface KeyHolder {
  put(tokenHash: Buffer, resting: RestingKeys, facts: RingFacts): void;
  /** The keys for one request, or null when they are not (any more) in this process. */
  open(tokenHash: Buffer, token: Buffer): DisposableKeys | null;
  drop(tokenHash: Buffer): void;
  dropUser(user: string): void;
  dropAll(): void;
  /** Called when the last session that held a group is gone: caches over that group's content must go too. */
  onGroupGone(listener: (org: OrganisationId, groupId: string) => void): void;
  /** sessions with keys, for the health page */
  readonly count: number;
}

interface Held {
  readonly resting: RestingKeys;
  readonly facts: RingFacts;
  lastUsed: number;
}

export function openKeyHolder(clock: Clock): KeyHolder {
  const held = new Map<string, Held>();
  const listeners: ((org: OrganisationId, groupId: string) => void)[] = [];
  const nameOf = (tokenHash: Buffer) => tokenHash.toString('base64url');

  function drop(name: string): void {
    const one = held.get(name);
    if (!one) return;
    held.delete(name);
    dropKeyRing(one.resting);
    const still = new Set(
      [...held.values()].flatMap((other) =>
        other.facts.org === one.facts.org ? [...other.facts.groups.values()] : [],
      ),
    );
    for (const groupId of one.facts.groups.values()) {
      if (!still.has(groupId)) for (const listener of listeners) listener(one.facts.org, groupId);
    }
  }

  const isIdle = (one: Held) => clock.now().getTime() - one.lastUsed > limits.idleSeconds * 1000;

  const sweep = setInterval(() => {
    for (const [name, one] of held) if (isIdle(one)) drop(name);
  }, 20_000);
  sweep.unref();

  return {
    put(tokenHash, resting, facts) {
      drop(nameOf(tokenHash));
      held.set(nameOf(tokenHash), { resting, facts, lastUsed: clock.now().getTime() });
    },
    open(tokenHash, token) {
      const one = held.get(nameOf(tokenHash));
      if (!one) return null;
      if (isIdle(one)) {
        drop(nameOf(tokenHash));
        return null;
      }
      one.lastUsed = clock.now().getTime();
      return sessionKeys(one.facts, openKeyRing(one.resting, token));
    },
    drop: (tokenHash) => drop(nameOf(tokenHash)),
    dropUser(user) {
      for (const [name, one] of held) if (one.facts.user === user) drop(name);
    },
    dropAll() {
      for (const name of [...held.keys()]) drop(name);
      clearInterval(sweep);
    },
    onGroupGone: (listener) => void listeners.push(listener),
    get count() {
      return held.size;
    },
  };
}
