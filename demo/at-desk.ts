import { mayDo, type Session } from '../src/platform/access/index.ts';
import { type Clock, type Day, localTime } from '../src/platform/kernel/index.ts';
import { type Ground, type It, type Operation, runOperation } from '../src/platform/operations/index.ts';
import type { DisposableKeys } from '../src/platform/vault/index.ts';

/** Somebody of the demonstration who is signed in: what is done here is done in her name, with her keys. */
export interface Desk {
  readonly session: Session;
  /** null: locked */
  openKeys(): DisposableKeys | null;
}

/** Noon of that day, for an act that earlier records say was done on it. */
export const noonOf = (day: Day): Clock => {
  const noon = new Date(`${day}T11:00:00Z`);
  return { now: () => noon };
};

function keysOf(desk: Desk): DisposableKeys {
  const keys = desk.openKeys();
  if (!keys) throw new Error('the session that makes the demonstration is locked');
  return keys;
}

/** A transaction as an operation sees it, for the bulk writers of the modules. */
export async function atDesk<T>(ground: Ground, desk: Desk, run: (it: It) => Promise<T>): Promise<T> {
  const { session } = desk;
  using keys = keysOf(desk);
  const { day, hour } = localTime(ground.clock.now(), session.organisation.zone);
  const actor = { kind: 'desk', org: session.org, user: session.user, groups: session.groups } as const;
  return await ground.database.withActor(actor, (tx) =>
    run({
      actor,
      roles: session.roles,
      may: (permission, held = session.roles) => mayDo(ground.permissions, held, permission),
      tx,
      keys,
      clock: ground.clock,
      session: session.tokenHash.toString('base64url'),
      today: day,
      hour,
      organisation: session.organisation,
      language: session.language,
      settings: ground.settings,
      serverKey: ground.serverKey,
      upload: (async function* () {})(),
      lookUp: async (act) => tx.record(act),
      progress: () => undefined,
    }),
  );
}

/** The operation of that id, run like any other. `clock`: when the records say that it was done. */
export async function act<Answer = unknown>(
  house: { readonly ground: Ground; readonly operations: readonly Operation[] },
  desk: Desk,
  id: string,
  input: object,
  clock: Clock = house.ground.clock,
): Promise<Answer> {
  const operation = house.operations.find((one) => one.face.id === id);
  if (!operation) throw new Error(`the house has no operation ${id}`);
  using keys = keysOf(desk);
  return (await runOperation({ ...house.ground, clock }, operation, {
    session: desk.session,
    keys,
    input: JSON.parse(JSON.stringify(input)),
  })) as Answer;
}
