import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type House, openHouse } from '../src/app/house.ts';
import * as access from '../src/platform/access/index.ts';
import * as accounts from '../src/platform/accounts/account-store.ts';
import { makeOrganisation } from '../src/platform/accounts/index.ts';
import { displayNamePlace } from '../src/platform/accounts/session-answer.ts';
import { spokenKey } from '../src/platform/accounts/spoken-key.ts';
import { readSettings, type Secrets } from '../src/platform/config/index.ts';
import type { Actor, Tx } from '../src/platform/database/index.ts';
import {
  type Clock,
  type Endpoint,
  type InputOf,
  localTime,
  newId,
  type OrganisationId,
  type OutputOf,
  type UserId,
} from '../src/platform/kernel/index.ts';
import { runOperation, whileTaken } from '../src/platform/operations/index.ts';
import {
  currentParams,
  loadRing,
  makeKeyPair,
  openKeyRing,
  sealForServer,
  sealKeyRing,
  sessionKeys,
  spokenBits,
} from '../src/platform/vault/index.ts';
import { type FreshDatabase, freshDatabase } from './database/fresh-database.ts';

/**
 * A whole house over a database of its own, and people in it who act through operations. Sessions are opened without
 * hashing a password; everything else is the real thing. Tests of the door itself go over HTTP and hash for real.
 */
export interface TestClock extends Clock {
  set(iso: string): void;
}

export interface SomebodyAtWork {
  readonly id: UserId;
  readonly username: string;
  readonly session: access.Session;
  readonly token: Buffer;
  call<E extends Endpoint>(
    face: E,
    input: InputOf<E>,
    extras?: { upload?: AsyncIterable<Buffer> },
  ): Promise<OutputOf<E>>;
  /** what an operation sees, for tests of a module's front door */
  inside<T>(run: (it: import('../src/platform/operations/index.ts').It) => Promise<T>): Promise<T>;
  readonly actor: Actor;
  /** the same person, signed in anew: after the clock was moved, the session of before is locked */
  again(): Promise<SomebodyAtWork>;
}

export interface TestHouse {
  readonly house: House;
  readonly org: OrganisationId;
  readonly database: FreshDatabase;
  readonly clock: TestClock;
  /** a new user with these roles, admitted to the groups of the roles, with a session */
  signedIn(...roles: access.Role[]): Promise<SomebodyAtWork>;
  /** somebody with these roles who has joined and whom nobody has admitted yet, and the words that she reads aloud */
  waiting(...roles: access.Role[]): Promise<{ readonly id: UserId; readonly words: readonly string[] }>;
  /** a transaction as another kind of actor, e.g. the statistics role */
  as<T>(kind: Actor['kind'], run: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const fakeCredential = (userId: string) => {
  const pair = makeKeyPair();
  const password = { userId, salt: randomBytes(16), params: currentParams, commit: randomBytes(32) };
  return { pair, password, wrappedPrivate: randomBytes(72) };
};

export async function aHouse(
  options: { now?: string; synthetic?: boolean; settings?: Record<string, unknown>; database?: FreshDatabase } = {},
): Promise<TestHouse> {
  const database = options.database ?? (await freshDatabase());
  let now = new Date(options.now ?? '2021-12-14T10:00:00Z');
  const clock: TestClock = {
    now: () => now,
    set: (iso) => {
      now = new Date(iso);
    },
  };
  const pepper = randomBytes(32);
  const secrets: Secrets = { pepper, pepperNumber: 1, passwordOf: database.facts.passwordOf };
  const home = mkdtempSync(join(tmpdir(), 'wayout-house-'));
  const settings = readSettings(
    { home, lookUpsPerHour: 10_000, requestsPerMinute: 1_000_000, autosavesPerMinute: 100_000, ...options.settings },
    {},
  );
  const house = openHouse({ settings, secrets, facts: database.facts, clock });
  const { ground } = house;

  const org = newId<'organisation'>();
  const founder = newId<'user'>();
  const founding = fakeCredential(founder);
  const foundingPair = {
    publicKey: Buffer.from(founding.pair.publicKey),
    secretKey: Buffer.from(founding.pair.secretKey),
  };
  await makeOrganisation(ground, {
    org,
    user: founder,
    name: 'Test organisation ◇',
    zone: 'Europe/Belgrade',
    synthetic: options.synthetic ?? true,
    first: {
      username: `founder-${org.slice(0, 8)}`,
      displayName: 'Founder ◇',
      password: '',
      credential: founding,
      roles: ['administrator', 'supervisor'],
      language: 'en',
    },
  });

  async function open(
    user: UserId,
    pair: { publicKey: Buffer; secretKey: Buffer },
  ): Promise<{ token: Buffer; tokenHash: Buffer }> {
    const token = access.newToken();
    const tokenHash = access.hashOfToken(token);
    const ring = await ground.database.withActor({ kind: 'desk', org, user, groups: [] }, async (tx) => {
      const loaded = await loadRing(tx, user, {
        publicKey: Buffer.from(pair.publicKey),
        secretKey: Buffer.from(pair.secretKey),
      });
      await access.beginSession(tx, { tokenHash, user, process: ground.process });
      return loaded;
    });
    ground.holder.put(tokenHash, sealKeyRing(token, { user: pair, groups: ring.groups }), ring.facts);
    return { token, tokenHash };
  }

  let count = 0;
  async function joined(roles: readonly access.Role[]) {
    const id = newId<'user'>();
    count += 1;
    const username = `${roles[0] ?? 'nobody'}-${count}-${org.slice(0, 8)}`;
    const credential = fakeCredential(id);
    const pair = {
      publicKey: Buffer.from(credential.pair.publicKey),
      secretKey: Buffer.from(credential.pair.secretKey),
    };
    const { day } = localTime(clock.now(), 'Europe/Belgrade');
    await ground.database.withActor({ kind: 'desk', org, user: founder, groups: [] }, async (tx) => {
      await accounts.insertAccount(tx, {
        id,
        username,
        displayName: sealForServer(ground.serverKey, displayNamePlace(org, id), Buffer.from(`${username} ◇`)),
        roles,
        language: 'en',
        password: credential.password,
        pepperNumber: 1,
        publicKey: credential.pair.publicKey,
        wrappedPrivate: credential.wrappedPrivate,
        on: day,
      });
    });
    return { id, username, pair, day };
  }

  async function signedIn(...roles: access.Role[]): Promise<SomebodyAtWork> {
    const { id, username, pair, day } = await joined(roles);
    await ground.database.withActor({ kind: 'desk', org, user: founder, groups: [] }, async (tx) => {
      const { groups, facts } = await loadRing(tx, founder, foundingPair);
      const token = access.newToken();
      using keys = sessionKeys(facts, openKeyRing(sealKeyRing(token, { user: foundingPair, groups }), token));
      for (const code of access.groupsOfRoles(roles)) {
        const groupId = keys.groupOf(code);
        if (!groupId) continue;
        const known = await accounts.findMemberKeys(tx, groupId);
        await keys.admit(tx, { groupId, user: id, publicKey: pair.publicKey, known, by: founder, on: day });
      }
    });
    return atWork(id, username, roles, pair);
  }

  async function atWork(
    id: UserId,
    username: string,
    roles: readonly access.Role[],
    pair: { publicKey: Buffer; secretKey: Buffer },
  ): Promise<SomebodyAtWork> {
    const { token, tokenHash } = await open(id, pair);
    const session = (await access.findSession(ground.database, tokenHash)) as access.Session;
    const actor = { kind: 'desk', org, user: id, groups: session.groups } as const;

    return {
      id,
      username,
      session,
      token,
      actor,
      again: () => atWork(id, username, roles, pair),
      async call(face, input, extras = {}) {
        const operation = house.furniture.operations.find((one) => one.face.id === face.id);
        if (!operation) throw new Error(`no operation ${face.id}`);
        const now = (await access.findSession(ground.database, tokenHash)) as access.Session;
        const keys = ground.holder.open(tokenHash, token);
        const end = () => keys?.[Symbol.dispose]();
        try {
          const json = JSON.parse(JSON.stringify(input));
          const answer = await runOperation(ground, operation, { session: now, keys, input: json, ...extras });
          return whileTaken(answer, end) as never;
        } catch (cause) {
          end();
          throw cause;
        }
      },
      async inside(run) {
        const keys = ground.holder.open(tokenHash, token);
        if (!keys) throw new Error('the session is locked');
        try {
          const { day, hour } = localTime(clock.now(), 'Europe/Belgrade');
          return await ground.database.withActor(actor, (tx) =>
            run({
              actor,
              roles,
              may: (permission, held = roles) => access.mayDo(ground.permissions, held, permission),
              tx,
              keys,
              clock,
              session: tokenHash.toString('base64url'),
              today: day,
              hour,
              organisation: session.organisation,
              language: 'en',
              settings,
              serverKey: ground.serverKey,
              upload: (async function* () {})(),
              lookUp: async (act) => tx.record(act),
              progress: () => undefined,
            }),
          );
        } finally {
          keys[Symbol.dispose]();
        }
      },
    };
  }

  return {
    house,
    org,
    database,
    clock,
    signedIn,
    async waiting(...roles) {
      const { id, pair } = await joined(roles);
      return { id, words: spokenKey(spokenBits(pair.publicKey)) };
    },
    as: (kind, run) => ground.database.withActor({ kind, org, user: null, groups: [] }, run),
    async close() {
      await house.close();
    },
  };
}
