import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as access from '../../platform/access/index.ts';
import { beginSession, changePassword, deviceOfThisHouse, openWithPassword } from '../../platform/accounts/index.ts';
import { readSettings, type Settings } from '../../platform/config/index.ts';
import { withFileLock } from '../../platform/database/embedded/file-lock.ts';
import { type Endpoint, type InputOf, type OutputOf, Refusal } from '../../platform/kernel/index.ts';
import { checkInput, type Download, runOperation, whileTaken } from '../../platform/operations/index.ts';
import { openHome } from '../home.ts';
import { type House, openHouse } from '../house.ts';
import { furniture } from '../modules.ts';
import type { Given } from './arguments.ts';
import { readPassword, say } from './terminal.ts';

/** The house for one command: opened over the home's database, closed at the end, shared with a server that runs. */
export function settingsOf(given: Given, more: Record<string, unknown> = {}): Settings {
  return readSettings({ home: given.text('home'), ...more }, process.env);
}

export async function inHome<T>(settings: Settings, run: (house: House) => Promise<T>): Promise<T> {
  const home = await openHome({ settings, furniture: furniture(() => null as never), onLine: say });
  const house = openHouse({ settings, secrets: home.secrets, facts: home.facts });
  try {
    return await run(house);
  } finally {
    await access.endSessionsOfProcess(house.ground.database, house.ground.process).catch(() => undefined);
    await house.close();
    await home.close();
  }
}

/**
 * For what must not happen under a running server of this home: migrate, demo create, move, a second serve. Several servers
 * over one database have a home each, with the same secrets; what they share is guarded by `as: 'alone'` of openHome.
 */
export function aloneInHome<T>(settings: Settings, run: () => Promise<T>): Promise<T> {
  mkdirSync(settings.home, { recursive: true, mode: 0o700 });
  const refuse = (pid: number) =>
    new Refusal('serve.already-running', 409, {
      data: {
        sentence: `A server (process ${pid}) runs on this home already. Stop it first, or choose another home with --home DIR.`,
      },
    });
  return withFileLock(join(settings.home, 'server.lock'), 0, refuse, run);
}

/** The one organisation of the home, or the one of --org. */
export async function theOrganisation(house: House, given: Given): Promise<access.Organisation> {
  const all = await access.organisations(house.ground.database);
  const wanted = given.text('org');
  const found = wanted ? all.filter((one) => one.id === wanted) : all;
  if (all.length === 0) {
    throw new Refusal('cli.empty-home', 409, {
      data: { sentence: 'There is no organisation in this home yet: wayout setup, or wayout demo create.' },
    });
  }
  if (found.length !== 1) {
    throw new Refusal('cli.which-organisation', 409, {
      data: { sentence: `Say which organisation: --org ${all.map((one) => one.id).join(' | ')}` },
    });
  }
  return found[0] as access.Organisation;
}

export interface Extras {
  readonly upload?: AsyncIterable<Buffer>;
  readonly progress?: (done: number, of: number) => void;
}

export interface AtWork {
  call<E extends Endpoint>(
    face: E,
    input: InputOf<E>,
    extras?: Extras,
  ): Promise<E extends { download: true } ? Download : OutputOf<E>>;
  callById(id: string, input: unknown, extras?: Extras): Promise<unknown>;
  /** her own password; the one that was given for this command is the present one */
  changePassword(newPassword: string): Promise<void>;
}

/** A session inside this process for --as USER; every act is hers, on record like any other. */
export async function asUser<T>(house: House, given: Given, run: (user: AtWork) => Promise<T>): Promise<T> {
  const username = given.needed('as');
  const password = await readPassword(`Password of ${username}`);
  let token: Buffer | null = null;
  const it = {
    ground: house.ground,
    token: null,
    session: null,
    device: deviceOfThisHouse(house.ground.secrets),
    setToken: (fresh: Buffer | null) => {
      token = fresh;
    },
  };
  const opened = await openWithPassword(house.ground, { username, password, device: it.device });
  await beginSession(it, opened, null);
  let mine = token as unknown as Buffer;
  let tokenHash = access.hashOfToken(mine);
  const callById = async (id: string, input: unknown, extras: Extras = {}) => {
    const operation = house.furniture.operations.find((one) => one.face.id === id);
    if (!operation)
      throw new Refusal('cli.no-such-operation', 404, {
        data: { sentence: 'There is no such operation: wayout operations lists them.' },
      });
    const session = await access.findSession(house.ground.database, tokenHash);
    if (!session) throw new Refusal('access.not-signed-in', 401);
    // the password was given for this very command
    const confirmed = { ...session, secondsSinceConfirmed: 0 };
    const keys = house.ground.holder.open(tokenHash, mine);
    const end = () => keys?.[Symbol.dispose]();
    try {
      return whileTaken(
        await runOperation(house.ground, operation, { session: confirmed, keys, input, ...extras }),
        end,
      );
    } catch (cause) {
      end();
      throw cause;
    }
  };
  try {
    return await run({
      call: (face, input, extras) => callById(face.id, input, extras) as never,
      callById,
      async changePassword(newPassword) {
        const session = await access.findSession(house.ground.database, tokenHash);
        // the door's own check of what was typed, as over the network
        const given = checkInput(changePassword.face.input, { password, newPassword });
        await changePassword.run({ ...it, token: mine, session }, given as never);
        mine = token as unknown as Buffer;
        tokenHash = access.hashOfToken(mine);
      },
    });
  } finally {
    house.ground.holder.drop(tokenHash);
    await access.endSession(house.ground.database, tokenHash);
  }
}
