import { createHmac } from 'node:crypto';
import * as access from '../access/index.ts';
import { dummyRecord, type KeyPair, meetsFloor, unlock, unwrapUserKey } from '../vault/index.ts';
import type { DoorGround } from './door.ts';
import { refuse } from './errors.ts';

/**
 * A user name and a password become the person's key pair, or one and the same "no". An unknown name takes the same
 * path over a dummy record; wrong guesses make strangers to the account wait, not the devices it is used on.
 */
export interface Opened {
  readonly login: access.Login;
  readonly pair: KeyPair;
}

const nobody = dummyRecord();

/** Seconds to wait after so many wrong guesses: none for three, then 1 s doubling to 60 s; never locked for ever. */
export const waitAfter = (failures: number): number => (failures < 4 ? 0 : Math.min(60, 2 ** (failures - 4)));

async function tellAuditors(ground: DoorGround, { org, user }: access.Login): Promise<void> {
  const actor = { kind: 'desk', org, user, groups: [] } as const;
  await ground.database.withActor(actor, async (tx) =>
    tx.record({ kind: 'accounts.refuse-lowered-hash', payload: { user } }),
  );
}

const guessKey = (ground: DoorGround, ...parts: string[]): Buffer =>
  createHmac('sha256', ground.secrets.pepper)
    .update(['guess', ...parts].join('\0'))
    .digest();

/**
 * The device of the command line on this machine: made from the pepper, so that no browser can say that it is the one
 * and be taken for known.
 */
export const deviceOfThisHouse = (secrets: Pick<DoorGround['secrets'], 'pepper'>): Buffer =>
  createHmac('sha256', secrets.pepper).update('device of the command line').digest();

export const hashOfDevice = (device: Buffer): Buffer => access.hashOfToken(device);

export async function openWithPassword(
  ground: DoorGround,
  given: { username: string; password: string; device: Buffer },
): Promise<Opened> {
  const username = given.username.normalize('NFC').trim().toLowerCase();
  const device = hashOfDevice(given.device);
  const login = await access.findLogin(ground.database, username, device);
  const known = login?.knownDevice ?? false;
  const key = guessKey(ground, username, known ? device.toString('hex') : 'strangers');
  const mustWait = async (): Promise<number> => {
    const guesses = await access.readGuesses(ground.database, key);
    const wait = Math.ceil(waitAfter(guesses.failures) - guesses.secondsAgo);
    if (wait > 0) throw refuse('please-wait', { params: { seconds: wait }, data: { seconds: wait } });
    return guesses.failures;
  };
  // before the gate, so that whoever waits takes no place in it
  await mustWait();

  const record = login
    ? {
        userId: login.user,
        salt: login.salt,
        params: { memoryKiB: login.memoryKiB, passes: login.passes, lanes: 1 },
        commit: login.commitment,
      }
    : nobody;
  // and again inside, with the count as it is now: many that are sent at once would all have seen the same one
  const tried = await ground.hashGate.run(known ? 'known' : 'login', async () => {
    const failures = await mustWait();
    // parameters that no release ever wrote: a cheap hash is asked for by whoever changed the row. It is not computed, and to
    // whoever stands at the door the password is simply wrong
    const isChanged = !meetsFloor(record.params);
    const kek = await unlock(given.password, isChanged ? nobody : record, ground.secrets.pepper);
    if (isChanged && login) await tellAuditors(ground, login);
    if (kek && login?.state === 'active') return { kek, login, failures };
    kek?.fill(0);
    await access.countGuess(ground.database, key);
    return null;
  });
  if (tried === 'busy') throw refuse('busy');
  if (!tried) throw refuse('wrong-password');
  const { kek, failures } = tried;
  const { org, user, wrappedPrivate, keyEpoch } = tried.login;
  const pair = unwrapUserKey(kek, { org, userId: user, epoch: keyEpoch }, wrappedPrivate);
  kek.fill(0);
  if (failures > 0) await access.clearGuesses(ground.database, key);
  return { login: tried.login, pair };
}
