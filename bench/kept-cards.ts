import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openHome } from '../src/app/home.ts';
import { aPersonId, cardShelves, encodeCard, searchCardPlace, syntheticCards } from '../src/modules/people/testing.ts';
import { readSettings } from '../src/platform/config/index.ts';
import { type Actor, type Database, migrationsOf, openDatabase } from '../src/platform/database/index.ts';
import type { Day, GroupId, OrganisationId, UserId } from '../src/platform/kernel/index.ts';
import { newId } from '../src/platform/kernel/index.ts';
import type { It } from '../src/platform/operations/index.ts';
import {
  makeGroup,
  makeKeyPair,
  openKeyRing,
  sealKeyRing,
  sessionKeys,
  type Wrap,
} from '../src/platform/vault/index.ts';
import { cpuOfFamily } from './processes.ts';

/**
 * What the first search of a process costs over a real database: the first one ever, which opens every card by itself and
 * keeps segments, and a later one in a new process, which opens those (decision 0021). `node bench/kept-cards.ts CARDS …`
 */
const ORG = '0000be7c-0000-4000-8000-000000000001' as OrganisationId;
const USER = '0000be7c-0000-4000-8000-000000000002' as UserId;
const CHUNK = 4_000;
const QUESTION = 'Милеовић Саша 1985';

const migrations = ['database', 'vault', 'access', 'audit', 'events', 'tasks', 'jobs'].map((room) => [
  room === 'database' ? 'platform' : room,
  join(import.meta.dirname, '../src/platform', room, 'migrations'),
]);
migrations.push(['people', join(import.meta.dirname, '../src/modules/people/store/migrations')]);

const homeAt = (home: string) =>
  openHome({
    settings: readSettings({ home }, {}),
    furniture: {
      migrations: migrations.flatMap(([name, folder]) =>
        migrationsOf(
          name as string,
          Object.fromEntries(
            readdirSync(folder as string).map((file) => [file, readFileSync(join(folder as string, file), 'utf8')]),
          ),
        ),
      ),
      everyTime: [],
    },
    onLine: () => undefined,
  });

/** A group key that every process of the benchmark knows; nobody is behind it. */
interface Holder {
  readonly groupId: GroupId;
  readonly secretKey: string;
  readonly publicKey: string;
}

async function within<T>(database: Database, holder: Holder, run: (it: It) => Promise<T>): Promise<T> {
  const token = Buffer.alloc(32, 7);
  const group = {
    groupId: holder.groupId,
    epoch: 1,
    secretKey: Buffer.from(holder.secretKey, 'hex'),
    publicKey: Buffer.from(holder.publicKey, 'hex'),
  };
  const facts = { org: ORG, user: USER, groups: new Map([['hotline', holder.groupId]]), indexKeys: new Map() };
  using keys = sessionKeys(facts, openKeyRing(sealKeyRing(token, { user: makeKeyPair(), groups: [group] }), token));
  const actor = { kind: 'desk', org: ORG, user: USER, groups: [holder.groupId] } as Actor & { user: UserId };
  return await database.withActor(actor, (tx) =>
    run({ actor, tx, keys, today: '2021-12-14' as Day, organisation: { synthetic: true } } as unknown as It),
  );
}

const open = (facts: Parameters<typeof openDatabase>[0]): Database => {
  const database = openDatabase(facts);
  // the row of the opening is not what is measured
  database.registerWriters({ audit: async () => ({ text: 'select 1', values: [] }) });
  return database;
};

async function fill(database: Database, cards: number): Promise<Holder> {
  const pair = { publicKey: Buffer.alloc(32), secretKey: Buffer.alloc(32) };
  let groupId = '' as GroupId;
  const actor = { kind: 'desk', org: ORG, user: USER, groups: [] } as const;
  await database.withActor(actor, async (tx) => {
    const made = await makeGroup(tx, {
      code: 'hotline',
      first: { user: USER, publicKey: makeKeyPair().publicKey },
      on: '2021-12-14',
      indexes: [],
      indexKeys: new Map(),
    });
    groupId = made.groupId as GroupId;
    made.publicKey.copy(pair.publicKey);
    made.secretKey.copy(pair.secretKey);
  });
  const holder = { groupId, secretKey: pair.secretKey.toString('hex'), publicKey: pair.publicKey.toString('hex') };
  const made = syntheticCards(cards, 5);
  for (let from = 0; from < cards; from += CHUNK) {
    await within(database, holder, async (it) => {
      const wraps: Wrap[] = [];
      const rows: { id: string; key: string; sealed: Buffer }[] = [];
      for (let n = from; n < Math.min(cards, from + CHUNK); n++) {
        const { value: card } = made.next();
        if (!card) break;
        const id = aPersonId();
        const own = it.keys.newKey(newId(), [groupId]);
        wraps.push(...own.wraps);
        const sealed = it.keys.sealCard(own.key, searchCardPlace(id, 1), encodeCard(card));
        rows.push({ id, key: own.key.id, sealed });
      }
      await Promise.all([
        it.keys.putWraps(it.tx, wraps),
        it.tx.query(
          `insert into people.search_card (org_id, person_id, group_id, version, key_id, sealed)
           select $1, c.id, $2, 1, c.key_id, c.sealed from unnest($3::uuid[], $4::uuid[], $5::bytea[]) as c (id, key_id, sealed)`,
          [ORG, groupId, rows.map((row) => row.id), rows.map((row) => row.key), rows.map((row) => row.sealed)],
        ),
      ]);
    });
  }
  return holder;
}

interface Opening {
  readonly cards: number;
  readonly hits: number;
  readonly wall: number;
  readonly app: number;
  readonly longest: number;
  readonly again: number;
  readonly bytes: number;
}

/** The most CPU that the thread used without serving a timer, in milliseconds: others on the machine play no part in it. */
function longestStretch() {
  const used = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let [last, longest] = [used(), 0];
  const timer = setInterval(() => {
    const now = used();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  return {
    end() {
      clearInterval(timer);
      return Math.max(longest, used() - last);
    },
  };
}

/** In a process of its own, as after a start: nothing is warm in it. */
async function firstAnswer(home: string, holder: Holder): Promise<Opening> {
  const opened = await homeAt(home);
  const database = open(opened.facts);
  const shelves = cardShelves();
  const ask = () =>
    within(database, holder, async (it) => {
      const index = await shelves.of(it, holder.groupId);
      return { cards: index.size(), hits: index.search(QUESTION, 60).length, bytes: index.bytes() };
    });
  // the connection itself is there, as in a server that serves
  await within(database, holder, (it) => it.tx.query('select 1'));
  const stretch = longestStretch();
  const before = process.cpuUsage();
  const begun = performance.now();
  const { cards, hits, bytes } = await ask();
  const wall = performance.now() - begun;
  const { user, system } = process.cpuUsage(before);
  const longest = stretch.end();
  const second = performance.now();
  await ask();
  const again = performance.now() - second;
  await database.close();
  await opened.close();
  return { cards, hits, wall, app: (user + system) / 1000, longest, again, bytes };
}

const inAnother = async (home: string, holder: Holder): Promise<Opening> => {
  const run = promisify(execFile);
  const said = await run(process.execPath, [import.meta.filename, '--open', home, JSON.stringify(holder)], {
    maxBuffer: 1 << 24,
  });
  return JSON.parse(said.stdout.trim().split('\n').at(-1) as string) as Opening;
};

export async function benchKeptCards(sizes: readonly number[]): Promise<void> {
  for (const cards of sizes) {
    const home = mkdtempSync(join(tmpdir(), 'wayout-bench-cards-'));
    const opened = await homeAt(home);
    const database = open(opened.facts);
    try {
      const holder = await fill(database, cards);
      const line = Number(readFileSync(join(home, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
      const rows: Record<string, unknown>[] = [];
      const take = async (what: string) => {
        const before = cpuOfFamily(line);
        const one = await inAnother(home, holder);
        const db = cpuOfFamily(line) - before;
        rows.push({
          what,
          'wall ms': Math.round(one.wall),
          'app CPU ms': Math.round(one.app),
          'database CPU ms': Math.round(db),
          'longest stretch, CPU ms': Math.round(one.longest),
          'next answer ms': Math.round(one.again),
          'bytes a card': Math.round(one.bytes / one.cards),
          hits: one.hits,
        });
      };
      await take('first ever: every card by itself, segments kept');
      for (let n = 0; n < 3; n++) await take('a new process, from segments');
      await within(database, holder, (it) =>
        it.tx.query(
          `update people.search_card set changed_in = pg_current_xact_id() where org_id = $1 and person_id in (
             select person_id from people.search_card where org_id = $1 order by md5(person_id::text) limit $2)`,
          [ORG, Math.round(cards / 200)],
        ),
      );
      await take('a new process, one card in 200 changed');
      console.log(`${cards} cards`);
      console.table(rows);
    } finally {
      await database.close();
      await opened.close();
      rmSync(home, { recursive: true, force: true });
    }
  }
}

if (process.argv[2] === '--open') {
  const [, , , home, holder] = process.argv;
  console.log(JSON.stringify(await firstAnswer(home as string, JSON.parse(holder as string) as Holder)));
} else if (import.meta.main) {
  const sizes = process.argv
    .slice(2)
    .map(Number)
    .filter((size) => size > 0);
  await benchKeptCards(sizes.length > 0 ? sizes : [30_000]);
}
