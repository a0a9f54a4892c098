import { type Desk, fillDemonstration, timing } from '../../demo/index.ts';
import * as access from '../platform/access/index.ts';
import {
  addWithPassword,
  beginSession,
  deviceOfThisHouse,
  makeOrganisation,
  openWithPassword,
} from '../platform/accounts/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { type Day, localTime, type OrganisationId } from '../platform/kernel/index.ts';
import { DEMO_PASSWORD } from '../platform/vault/index.ts';
import type { House } from './house.ts';
import { rollUpAll } from './roll-up-all.ts';

/**
 * The demonstration organisation (demo-data.md): twenty years of a hotline that never was. Accounts with a printed
 * password, everything else through the same writers as an import, sealed and on record as if typed.
 */
export interface DemonstrationWish {
  readonly scale: number;
  readonly seed?: number;
  /** every so many-th person is sealed, the others are facts alone; 1: all */
  readonly sealedEvery?: number;
  /** nothing that happened later */
  readonly until?: Day;
  /** its accounts are there: what was begun is gone on with */
  readonly resumed?: boolean;
  /** only the first so many contacts, and so many of them through the operations: for benchmarks */
  readonly contacts?: number;
  readonly typed?: number;
  readonly progress?: (done: number, of: number) => void;
  /** milliseconds each part took, and of this process's CPU */
  readonly onPart?: (part: string, ms: number, cpu: number) => void;
}

interface Person {
  readonly username: string;
  readonly displayName: string;
  readonly roles: readonly access.Role[];
}

const first: Person = { username: 'coordinator', displayName: 'Ljiljana ◇ Ogledna', roles: ['supervisor'] };

/** Roles of people who do not exist; accounts come with the first module that uses them. */
const others: readonly Person[] = [
  { username: 'admin', displayName: 'Admin ◇ Primerić', roles: ['administrator'] },
  { username: 'consultant', displayName: 'Mila ◇ Primerić', roles: ['consultant'] },
  { username: 'consultant2', displayName: 'Dragan ◇ Izmišljenović', roles: ['consultant'] },
  { username: 'caseworker', displayName: 'Nađa ◇ Uzorak', roles: ['caseworker'] },
  { username: 'caseworker2', displayName: 'Tara ◇ Uzorak', roles: ['caseworker'] },
  { username: 'dataofficer', displayName: 'Vida ◇ Ogledalo', roles: ['dataofficer'] },
  { username: 'officer', displayName: 'Vuk ◇ Proba', roles: ['officer'] },
];

/** Fixed, so that the same demonstration gives the same bytes everywhere. */
const DEMONSTRATION = '0000de30-2002-4000-8000-000000000001' as OrganisationId;

export const demonstrationAccounts = (): string =>
  [
    'The demonstration organisation is synthetic: nobody in it exists. Accounts, all with the password',
    `  ${DEMO_PASSWORD}`,
    ...[first, ...others].map((one) => `  ${one.username.padEnd(12)} ${one.roles.join(', ')}`),
  ].join('\n');

export async function createDemonstration(house: House, wish: DemonstrationWish): Promise<void> {
  const { ground } = house;
  if (!wish.resumed) await makeAccounts(house);
  const atWork: AtWork[] = [];
  try {
    // whoever took the calls of those years is signed in while they are recorded
    const signIn = async (username: string): Promise<AtWork> => {
      const one = await atWorkAs(ground, username);
      atWork.push(one);
      return one;
    };
    const desks = {
      coordinator: await signIn(first.username),
      consultant: await signIn('consultant'),
      consultant2: await signIn('consultant2'),
    };
    const caseworker = (await signIn('caseworker')).session.user;
    await fillDemonstration({ ...wish, ground, operations: house.furniture.operations, desks, caseworker });
  } finally {
    for (const one of atWork) await one.leave();
  }
  const timed = timing();
  await rollUpAll(house, DEMONSTRATION);
  wish.onPart?.('counted ahead', ...timed());
  await ground.database.withActor(here, (tx) => access.markReady(tx, true));
}

const here = { kind: 'desk', org: DEMONSTRATION, user: null, groups: [] } as const;

async function makeAccounts({ ground }: House): Promise<void> {
  await makeOrganisation(ground, {
    org: DEMONSTRATION,
    name: 'Demo organisation (synthetic)',
    zone: 'Europe/Belgrade',
    synthetic: true,
    onlyOne: true,
    first: { ...first, password: DEMO_PASSWORD, language: 'en' },
  });
  await ground.database.withActor(here, (tx) => access.markReady(tx, false));
  const founder = await atWorkAs(ground, first.username);
  try {
    const { organisation, groups, user } = founder.session;
    const { day: on } = localTime(ground.clock.now(), organisation.zone);
    for (const person of others) {
      using keys = founder.openKeys();
      if (!keys) throw new Error('the demonstration cannot begin');
      const wanted = { ...person, password: DEMO_PASSWORD, language: 'en', on, organisation };
      const add = (tx: Tx) => addWithPassword(ground, tx, keys, wanted);
      await ground.database.withActor({ ...here, groups, user }, add);
    }
  } finally {
    await founder.leave();
  }
}

/** Are all accounts of a demonstration there that was cut short? */
export async function hasAllAccounts(house: House): Promise<boolean> {
  const last = others.at(-1) as Person;
  return atWorkAs(house.ground, last.username).then(
    async (one) => {
      await one.leave();
      return true;
    },
    () => false,
  );
}

interface AtWork extends Desk {
  leave(): Promise<void>;
}

/** A session inside this process, opened with the printed password like any other. */
async function atWorkAs(ground: House['ground'], username: string): Promise<AtWork> {
  let token: Buffer = Buffer.alloc(0);
  const device = deviceOfThisHouse(ground.secrets);
  const opened = await openWithPassword(ground, { username, password: DEMO_PASSWORD, device });
  const setToken = (fresh: Buffer | null) => {
    token = fresh ?? token;
  };
  await beginSession({ ground, token: null, session: null, device, setToken }, opened, null);
  const tokenHash = access.hashOfToken(token);
  const session = await access.findSession(ground.database, tokenHash);
  if (!session) throw new Error('the demonstration cannot begin');
  return {
    session,
    openKeys: () => ground.holder.open(tokenHash, token),
    async leave() {
      ground.holder.drop(tokenHash);
      await access.endSession(ground.database, tokenHash);
    },
  };
}
